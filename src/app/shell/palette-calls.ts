import { asCallUrl, hostCovers, isWildcard, parseCall } from '../../core/mesh';
import { firstCallerOf, firstNamespace } from '../first-caller';
import { getState } from '../store';
import { askForUrl, getTraceView, traceCallAt, type FreeCall } from '../traced-call';
import type { Entry, Sources } from './palette-sources';
import { callWords } from './words/palette';

/** What was typed as the address of something that is called. */
export interface TypedAddress {
  readonly url: string;
  /** In lower case, without its port. */
  readonly host: string;
  /** Whether a scheme was typed, so that nothing but a call can be meant. */
  readonly isCall: boolean;
}

const bareHost = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.[a-z][a-z0-9-]*(?::(\d{1,5}))?(?:\/\S*)?$/i;

/** A URL, that of a client too, or a host with a dot, also as it stands in a log: in quotes, or with a point or a comma behind it. Undefined for other text. */
export function typedAddress(query: string): TypedAddress | undefined {
  const text = query.trim().replace(/^["'`<([]+|["'`>)\],;.]+$/g, '');
  const port = bareHost.exec(text);
  const isCall = text.includes('://');
  if (!isCall && port === null) return undefined;
  const url = isCall ? asCallUrl(text) : `${port?.[1] === '80' ? 'http' : 'https'}://${text}`;
  const dialled = parseCall(url);
  return dialled && { url, host: dialled.host, isCall };
}

/** Follows a call to the address that was typed, from whoever is traced now or else somebody who sees its host. */
export function traceEntry({ url, host }: TypedAddress): Entry {
  return {
    id: 'trace-url',
    title: callWords.trace(url),
    detail: callWords.group,
    run: () => {
      traceCallAt({ type: 'free', call: { ...callerOf(host), url, method: 'GET', headers: {} } });
      // The keys go on with the call that is traced now.
      askForUrl();
    },
  };
}

/** The resources and hosts that stand for a host: by its name, and wildcards that cover it. */
export function entriesOfHost({ things }: Sources, host: string): readonly Entry[] {
  // What is for all hosts tells nothing of this one.
  const covers = (each: string): boolean => each !== '*' && hostCovers(each.toLowerCase(), host);
  const named = things.flatMap((entry) => {
    const found = entry.hosts?.find((each) => each.toLowerCase() === host) ?? entry.hosts?.find(covers);
    return found === undefined ? [] : [{ entry, found }];
  });
  return named
    .sort((a, b) => Number(isWildcard(a.found)) - Number(isWildcard(b.found)))
    .map(({ entry, found }) => withHost(entry, found));
}

/** An entry that says by which of its hosts it was found. */
export function withHost(entry: Entry, host: string): Entry {
  return entry.title === host ? entry : { ...entry, detail: `${entry.detail} · ${host}` };
}

function callerOf(host: string): Pick<FreeCall, 'namespace' | 'name'> {
  const state = getState();
  const { asked } = getTraceView();
  if (state.selection === null && asked?.type === 'free') return asked.call;
  const { namespace, name } = firstCallerOf(state, host) ?? { namespace: firstNamespace(state, host), name: null };
  return { namespace, name };
}
