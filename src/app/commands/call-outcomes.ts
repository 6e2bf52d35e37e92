import { topologyOf } from '../../core/topology';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow, Outcome, TlsBy, Topology } from '../../core/topology';
import { counted } from './wording';

/** What becomes of one call: where it goes, and who encrypts it on the network. */
interface Fate {
  readonly outcome: Outcome | 'inside';
  readonly entry: string | null;
  readonly tls: TlsBy | undefined;
  /** Whether a port without an address takes it, which is for another host. */
  readonly taken: boolean;
}

/**
 * What a change makes of the calls that it does not itself remove, a sentence a kind of outcome: "2 calls will pass through by address."
 * With `now` it has happened: "2 calls now pass through by address."
 */
export function callsAfter(
  before: Snapshot,
  after: Snapshot,
  tense: 'will' | 'now',
  /** The new ids of pods and entries that the change moves, by the old ones. */
  moved: ReadonlyMap<string, string> = new Map(),
): string[] {
  const old = fatesOf(topologyOf(before), moved);
  const groups = new Map<string, number>();
  for (const [call, fate] of fatesOf(topologyOf(after))) {
    const was = old.get(call);
    const words = was && wordsFor(was, fate);
    if (words !== undefined) groups.set(words, (groups.get(words) ?? 0) + 1);
  }
  return [...groups].map(([words, count]) => sentence(words, count, tense));
}

function sentence(words: string, count: number, tense: 'will' | 'now'): string {
  const calls = counted(count, 'call');
  if (tense === 'will') return `${calls} will ${words}.`;
  if (words.startsWith('not be ')) return `${calls} now ${count === 1 ? 'is' : 'are'} not ${words.slice(7)}.`;
  const verb = words.startsWith('be ') ? `${count === 1 ? 'is' : 'are'} ${words.slice(3)}` : conjugated(words, count);
  return `${calls} now ${verb}.`;
}

function conjugated(words: string, count: number): string {
  if (count > 1) return words;
  const [verb = '', ...rest] = words.split(' ');
  const third = verb === 'have' ? 'has' : /(ch|sh|s|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [third, ...rest].join(' ');
}

function wordsFor(was: Fate, is: Fate): string | undefined {
  if (is.entry !== null && is.entry !== was.entry) {
    const name = is.entry.replace('/', ' ');
    if (is.taken) return `go to ${name}, which takes every call to that port`;
    if (is.outcome === 'reached' && was.outcome === 'reached') return `be served by ${name}`;
  }
  if (is.outcome !== was.outcome) return outcomeWords(is.outcome, was.outcome);
  if (encrypts(was.tls) && is.tls === 'none') return 'leave in plain text';
  return undefined;
}

function outcomeWords(outcome: Fate['outcome'], before: Fate['outcome']): string | undefined {
  switch (outcome) {
    case 'passthrough':
      return 'pass through by address';
    case 'blackhole':
    case 'blocked':
      return 'be blocked';
    case 'unresolved':
      return 'get no answer';
    case 'error':
      return 'not be delivered';
    case 'reached':
      return 'be reached';
    case 'unknown':
      return before === 'reached' ? 'not be certain to arrive' : undefined;
    case 'inside':
      return undefined;
  }
}

function encrypts(tls: TlsBy | undefined): boolean {
  return tls === 'sidecar' || tls === 'gateway';
}

/** The fate of each call by its workload and URL; of equal calls of one workload by their order. */
function fatesOf(topology: Topology, moved: ReadonlyMap<string, string> = new Map()): Map<string, Fate> {
  const wires = new Map(topology.edges.flatMap((edge) => (edge.type === 'call' ? [[edge.fromRow, edge.tls]] : [])));
  const fates = new Map<string, Fate>();
  for (const node of topology.nodes) {
    if (node.type !== 'workload') continue;
    for (const call of node.calls) {
      let key = `${moved.get(node.id) ?? node.id}\n${call.url}`;
      while (fates.has(key)) key += '\n';
      const entry = call.target && (moved.get(call.target.node) ?? call.target.node);
      fates.set(key, { outcome: outcomeOf(call), entry, tls: wires.get(call.id), taken: isTaken(call) });
    }
  }
  return fates;
}

function isTaken(call: CallRow): boolean {
  return call.target !== null && call.outcome === 'reached' && call.reason !== undefined;
}

function outcomeOf(call: CallRow): Fate['outcome'] {
  if (call.unresolved === 'inside') return 'inside';
  if (call.outcome) return call.outcome;
  if (call.target) return 'reached';
  if (call.unresolved === 'passes') return 'passthrough';
  return call.unresolved === 'refused' ? 'blackhole' : 'unknown';
}
