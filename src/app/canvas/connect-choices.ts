import type { Snapshot } from '../../core/snapshot';
import { nodesById, type Spot } from '../../core/picture';
import { tlsWords, topologyOf } from '../../core/topology';
import { connectionOf, targetsOf, type ConnectStep } from '../commands/connect';
import { judged } from './judged';
import { connectWords, typedWords } from './words/forms';

type AskStep = Extract<ConnectStep, { type: 'ask' }>;

/** Something that the list of targets offers: an end of the wire, or what was typed. */
export type TargetChoice = {
  readonly key: string;
  readonly label: string;
  readonly says: string;
  /** Protocol and TLS of the port that is called, which tell the ports of one entry apart; empty where no port is. */
  readonly about: string;
  readonly end: Spot | null;
} & ({ readonly text: null } | { readonly text: string; readonly step: AskStep });

/** What a wire from somewhere can end at. */
export interface Choices {
  readonly targets: readonly TargetChoice[];
  /** What may be typed instead of choosing; null where nothing may. */
  readonly free: AskStep | null;
  /** Why there are no targets, where there are none. */
  readonly none: string;
}

/** The targets of a wire from an end, with what each would write. */
export function choicesOf(snapshot: Snapshot, from: Spot): Choices {
  const empty = connectionOf(snapshot, from, null);
  const step = empty.fits && empty.then.type === 'ask' ? empty.then : null;
  const targets = targetsOf(snapshot, from).flatMap(({ end, label, says }): TargetChoice[] => {
    // What is asked for is typed right here.
    if (end === null && step !== null) return [];
    if (end?.node.startsWith('Gateway/') && !judged(connectionOf(snapshot, from, end)).fits) return [];
    const key = end === null ? 'empty' : `${end.node} ${end.part ?? ''}`;
    return [{ key, label, says, about: portWords(snapshot, end), end, text: null }];
  });
  const none = step ? typedWords[step.what].ask : empty.fits ? connectWords.noTarget : empty.says;
  return { targets, free: step, none };
}

/** `HTTP · TLS by sidecar`, of the port that an end names, or of the only one that there is. */
function portWords(snapshot: Snapshot, end: Spot | null): string {
  const node = end === null ? undefined : nodesById(topologyOf(snapshot)).get(end.node);
  if (node?.type !== 'service-entry') return '';
  const number = Number(/^port:(\d+)$/.exec(end?.part ?? '')?.[1]);
  const port = node.ports.length === 1 ? node.ports[0] : node.ports.find((each) => each.number === number);
  if (port === undefined) return '';
  return [port.protocol, tlsWords[port.tls]].filter((each) => each !== '').join(' · ');
}

/**
 * The targets that hold every word of a text, those first whose label begins with it. What is typed is offered too where it may be: first
 * when it looks like a URL or an address, else after the targets.
 */
export function narrow({ targets, free }: Choices, typed: string): readonly TargetChoice[] {
  const text = typed.trim();
  if (text === '') return targets;
  const words = text.toLowerCase().split(/\s+/);
  const found = targets.filter(({ label, says, about }) => {
    const all = `${label} ${says} ${about}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  if (!free || /\s/.test(text)) return found;
  const own: TargetChoice = {
    key: 'typed',
    label: text,
    says: free.says(text),
    about: '',
    end: null,
    text,
    step: free,
  };
  return /:\/\/|^[\d.]+$|^[0-9a-f:]+:[0-9a-f:]*$/i.test(text) ? [own, ...found] : [...found, own];
}
