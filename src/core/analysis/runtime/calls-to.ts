import { append } from '../../lists';
import { hostCovers, isWildcard, tracesOf, type Dialled, type Mesh, type Trace } from '../../mesh';

/** A drawn call with what becomes of it. */
export interface TracedDial {
  readonly dialled: Dialled;
  readonly trace: Trace;
}

const remembered = new WeakMap<Mesh, ReadonlyMap<string, readonly TracedDial[]>>();

/** The drawn calls that name a host, or one below it where it is a pattern, and those that end up at it. */
export function callsTo(mesh: Mesh, host: string): readonly TracedDial[] {
  const calls = callsByHost(mesh);
  const name = host.toLowerCase();
  if (!isWildcard(name)) return calls.get(name) ?? [];
  return [...new Set([...calls].filter(([called]) => hostCovers(name, called)).flatMap(([, list]) => list))];
}

function callsByHost(mesh: Mesh): ReadonlyMap<string, readonly TracedDial[]> {
  let calls = remembered.get(mesh);
  if (calls === undefined) remembered.set(mesh, (calls = sortCalls(mesh)));
  return calls;
}

function sortCalls(mesh: Mesh): ReadonlyMap<string, readonly TracedDial[]> {
  const calls = new Map<string, TracedDial[]>();
  for (const [{ dialled }, trace] of tracesOf(mesh)) {
    if (dialled === undefined) continue;
    const hosts = new Set([dialled.host, trace.cluster?.host.toLowerCase() ?? dialled.host]);
    for (const host of hosts) append(calls, host, { dialled, trace });
  }
  return calls;
}
