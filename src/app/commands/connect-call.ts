import { hostCovers, parseCall } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import type { CallRow, PortRow, ServiceEntryNode, WorkloadNode } from '../../core/topology';
import { addCall, readCallUrl, urlOfEntry } from './add-call';
import { refused } from './change-steps';
import type { End } from './connect-ends';
import { noConnection, type Connection, type Offered } from './connection';
import { setCallUrl } from './edit-call';
import { retargetedUrl } from './retarget-call';

/** Why a pod's wire does not end at a gateway, a rule or another pod. */
const podsCallHosts = 'A pod calls a host. Drop on a ServiceEntry; route it through the gateway from there.';

/** What a wire from a workload writes: a call. */
export function connectCall(snapshot: Snapshot, workload: WorkloadNode, to: End | null): Connection {
  const caller = { namespace: workload.namespace, name: workload.name };
  const make = (text: string): Offered => addCall(snapshot, caller, text);
  const done = (text: string): string => `Call to ${readCallUrl(text) ?? text.trim()} added to ${workload.name}.`;
  if (to === null) {
    const then = { type: 'ask', what: 'url', start: 'https://', finish: make, done, select: workload.id } as const;
    return { fits: true, says: 'Asks for a URL and adds a call to it', then };
  }
  const target = calledEntry(to);
  if (typeof target === 'string') return noConnection(target);
  const { url, exact } = urlOfEntry(target.entry, target.port);
  if (!exact) {
    const pattern = target.entry.hosts[0] ?? '';
    const finish = (text: string): Offered => underWildcard(text, pattern, url, make);
    const named = (text: string): string => done(urlUnder(text, pattern, url) ?? text);
    const start = nameUnder(pattern);
    return {
      fits: true,
      says: `Asks for a name under ${pattern} and adds a call to it`,
      then: { type: 'ask', what: 'name-under-wildcard', start, finish, done: named, select: workload.id },
    };
  }
  if (workload.calls.some((call) => call.url === url)) return noConnection(`${workload.name} calls ${url} already.`);
  const title = `Add a call to ${url}`;
  const then = { type: 'change', title, change: () => make(url), done: done(url), select: workload.id } as const;
  return { fits: true, says: `Adds a call to ${url}`, then };
}

/** What moving the end of a drawn call writes: a new `url` in the same item, and nothing else. */
export function retargetCall(snapshot: Snapshot, workload: WorkloadNode, call: CallRow, to: End | null): Connection {
  const { place } = call;
  if (place === undefined) return noConnection('This call is not written in the design, so it cannot be moved.');
  const make = (text: string): Offered => setCallUrl(snapshot, place, text, 'Move');
  const done = (text: string): string => `${workload.name} calls ${readCallUrl(text) ?? text.trim()} now.`;
  if (to === null) {
    const then = { type: 'ask', what: 'url', start: call.url, finish: make, done, select: place } as const;
    return { fits: true, says: 'Asks for the new URL of this call', then };
  }
  const target = calledEntry(to);
  if (typeof target === 'string') return noConnection(target);
  const { url, pattern } = retargetedUrl(call.url, target.entry, target.port);
  if (pattern !== undefined) {
    const finish = (text: string): Offered => underWildcard(text, pattern, url, make);
    const named = (text: string): string => done(urlUnder(text, pattern, url) ?? text);
    return {
      fits: true,
      says: `Asks for a name under ${pattern} and moves the call there`,
      then: {
        type: 'ask',
        what: 'name-under-wildcard',
        start: nameUnder(pattern),
        finish,
        done: named,
        select: place,
      },
    };
  }
  if (url === call.url) return noConnection(`This call goes to ${url} already.`);
  const title = `Move the call to ${url}`;
  const then = { type: 'change', title, change: () => make(url), done: done(url), select: place } as const;
  return { fits: true, says: `Moves the call to ${url}`, then };
}

/** The entry that a call would end at, and the port that was pointed at or has to be; else why none can. */
function calledEntry(to: End): { readonly entry: ServiceEntryNode; readonly port: number | undefined } | string {
  if (to.type === 'cluster')
    return `Calls end in ${to.name} when no entry answers for them. Drop on an empty place to type the URL.`;
  if (to.type === 'other') return `${to.name} cannot be read. Mend its text first.`;
  if (to.type !== 'entry' && to.type !== 'endpoint') return podsCallHosts;
  const entry = to.type === 'entry' ? to.node : to.entry;
  if (entry.hosts.length === 0) return `${entry.name} has no host yet, so nothing can call it. Give it one first.`;
  const pointed = to.type === 'entry' ? to.port : null;
  const isUdp = (row: PortRow | undefined): boolean => row?.protocol.toUpperCase() === 'UDP';
  const row = pointed ?? entry.ports.find((each) => !isUdp(each)) ?? entry.ports[0];
  if (row && isUdp(row)) return `Port ${row.number} is UDP, which sidecars pass by. Draw calls to its other ports.`;
  return { entry, port: pointed === null && row === entry.ports[0] ? undefined : row?.number };
}

/** What the field for a name under a wildcard begins with. */
function nameUnder(pattern: string): string {
  return pattern.startsWith('*.') ? `name${pattern.slice(1)}` : '';
}

function underWildcard(text: string, pattern: string, url: string, make: (url: string) => Offered): Offered {
  const named = urlUnder(text, pattern, url);
  return named === undefined ? refused(`${text.trim() || 'The text'} is no name under ${pattern}.`) : make(named);
}

/** The entry's URL with a name in the place of its wildcard; a whole URL with such a name is taken as it is. */
function urlUnder(text: string, pattern: string, url: string): string | undefined {
  const wanted = text.trim();
  const full = wanted.includes('://') ? wanted : url.replace(/:\/\/[^/:]+/, `://${wanted}`);
  const host = parseCall(full)?.host;
  if (host === undefined || host.includes('*') || !hostCovers(pattern.toLowerCase(), host)) return undefined;
  return full;
}
