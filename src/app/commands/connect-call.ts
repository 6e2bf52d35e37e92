import { asCallUrl, hostCovers, parseCall } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow, PortRow, ServiceEntryNode, WorkloadNode } from '../../core/topology';
import { addCall, readCallUrl, urlOfEntry, urlRefusal } from './add-call';
import { refused } from './change-steps';
import type { End } from './connect-ends';
import { noConnection, type Connection, type Offered } from './connection';
import { setCallUrl } from './edit-call';
import { retargetedUrl } from './retarget-call';
import { callWords } from './words/calls';

/** What a wire from a workload writes: a call. */
export function connectCall(snapshot: Snapshot, workload: WorkloadNode, to: End | null): Connection {
  const caller = { namespace: workload.namespace, name: workload.name };
  const make = (text: string): Offered => addCall(snapshot, caller, text);
  const done = (text: string): string => callWords.added(readCallUrl(text) ?? text.trim(), workload.name);
  if (to === null) {
    const says = urlSays(callWords.addsTo);
    const then = {
      type: 'ask',
      what: 'url',
      start: 'https://',
      says,
      finish: make,
      done,
      select: workload.id,
    } as const;
    return { fits: true, says: callWords.asksForUrl, then };
  }
  const target = calledEntry(to);
  if (typeof target === 'string') return noConnection(target);
  const { url, exact } = urlOfEntry(target.entry, target.port);
  if (!exact) {
    const pattern = target.entry.hosts[0] ?? '';
    const finish = (text: string): Offered => underWildcard(text, pattern, url, make);
    const named = (text: string): string => done(urlUnder(text, pattern, url) ?? text);
    const start = nameUnder(pattern);
    const says = nameSays(pattern, url, callWords.addsTo);
    return {
      fits: true,
      says: callWords.asksForName(pattern),
      then: { type: 'ask', what: 'name-under-wildcard', start, says, finish, done: named, select: workload.id },
    };
  }
  if (workload.calls.some((call) => call.url === url)) return noConnection(callWords.callsAlready(workload.name, url));
  const title = callWords.addTo(url);
  const then = { type: 'change', title, change: () => make(url), done: done(url), select: workload.id } as const;
  return { fits: true, says: callWords.addsTo(url), then };
}

/** What moving the end of a drawn call writes: a new `url` in the same item, and nothing else. */
export function retargetCall(snapshot: Snapshot, workload: WorkloadNode, call: CallRow, to: End | null): Connection {
  const { place } = call;
  if (place === undefined) return noConnection(callWords.notWritten);
  const make = (text: string): Offered => setCallUrl(snapshot, place, text, callWords.moveCall);
  const done = (text: string): string => callWords.callsNow(workload.name, readCallUrl(text) ?? text.trim());
  if (to === null) {
    const says = urlSays(callWords.movesTo);
    const then = { type: 'ask', what: 'url', start: call.url, says, finish: make, done, select: place } as const;
    return { fits: true, says: callWords.asksForNewUrl, then };
  }
  const target = calledEntry(to);
  if (typeof target === 'string') return noConnection(target);
  const { url, pattern } = retargetedUrl(call.url, target.entry, target.port);
  if (pattern !== undefined) {
    const finish = (text: string): Offered => underWildcard(text, pattern, url, make);
    const named = (text: string): string => done(urlUnder(text, pattern, url) ?? text);
    return {
      fits: true,
      says: callWords.asksForNameThere(pattern),
      then: {
        type: 'ask',
        what: 'name-under-wildcard',
        start: nameUnder(pattern),
        says: nameSays(pattern, url, callWords.movesTo),
        finish,
        done: named,
        select: place,
      },
    };
  }
  if (url === call.url) return noConnection(callWords.goesThereAlready(url));
  const title = callWords.moveTo(url);
  const then = { type: 'change', title, change: () => make(url), done: done(url), select: place } as const;
  return { fits: true, says: callWords.movesTo(url), then };
}

/** The entry that a call would end at, and the port that was pointed at or has to be; else why none can. */
function calledEntry(to: End): { readonly entry: ServiceEntryNode; readonly port: number | undefined } | string {
  if (to.type === 'cluster') return callWords.endsWithoutEntry(to.name);
  if (to.type === 'other') return callWords.cannotBeRead(to.name);
  if (to.type !== 'entry' && to.type !== 'endpoint') return callWords.podsCallHosts;
  const entry = to.type === 'entry' ? to.node : to.entry;
  if (entry.hosts.length === 0) return callWords.noHost(entry.name);
  const pointed = to.type === 'entry' ? to.port : null;
  const isUdp = (row: PortRow | undefined): boolean => row?.protocol.toUpperCase() === 'UDP';
  const row = pointed ?? entry.ports.find((each) => !isUdp(each)) ?? entry.ports[0];
  if (row && isUdp(row)) return callWords.udp(row.number);
  return { entry, port: pointed === null && row === entry.ports[0] ? undefined : row?.number };
}

/** What a URL that is typed would write; why none can be. */
function urlSays(words: (url: string) => string): (text: string) => string {
  return (text) => {
    const url = readCallUrl(text);
    return url === null ? urlRefusal(text) : words(url);
  };
}

/** The same of a name under a wildcard. */
function nameSays(pattern: string, url: string, words: (url: string) => string): (text: string) => string {
  return (text) => {
    const named = urlUnder(text, pattern, url);
    return named === undefined ? callWords.noNameUnder(text.trim(), pattern) : words(named);
  };
}

/** What the field for a name under a wildcard begins with. */
function nameUnder(pattern: string): string {
  return pattern.startsWith('*.') ? `name${pattern.slice(1)}` : '';
}

function underWildcard(text: string, pattern: string, url: string, make: (url: string) => Offered): Offered {
  const named = urlUnder(text, pattern, url);
  return named === undefined ? refused(callWords.noNameUnder(text.trim(), pattern)) : make(named);
}

/** The entry's URL with a name in the place of its wildcard; a whole URL with such a name is taken as it is. */
function urlUnder(text: string, pattern: string, url: string): string | undefined {
  const wanted = asCallUrl(text);
  const full = wanted.includes('://') ? wanted : url.replace(/:\/\/[^/:]+/, `://${wanted}`);
  const host = parseCall(full)?.host;
  if (host === undefined || host.includes('*') || !hostCovers(pattern.toLowerCase(), host)) return undefined;
  return full;
}
