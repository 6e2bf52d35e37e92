import { isGatewayPod, proxyOf, traceCall, tracesOf, type Call, type Mesh, type Trace, type Workload } from '../mesh';

/** One call of one workload on both sides, whichever side draws it. */
export interface CallPair {
  /** `namespace/workload`. */
  readonly who: string;
  /** `host:port`. */
  readonly target: string;
  /** The path behind the port, where it is not the root; the method and headers, where they are not usual. */
  readonly asked: string;
  /** Undefined on the side that does not have the workload. */
  readonly before: Trace | undefined;
  readonly after: Trace | undefined;
  /** The call as each side draws it. */
  readonly drawnBefore: Call | undefined;
  readonly drawnAfter: Call | undefined;
}

/** The drawn calls of both sides, by workload and by what is dialled. What is no call is left out. */
export function pairCalls(before: Mesh, after: Mesh): readonly CallPair[] {
  const [old, now] = [sideOf(before), sideOf(after)];
  // A side that draws nobody who could call says nothing about who there is, so the pods of the other are tried in it.
  const places = [...new Set([...now.workloads.keys(), ...old.workloads.keys()])];
  return places.flatMap((place) => {
    const both = [old.workloads.get(place), now.workloads.get(place)] as const;
    const known = both[1] ?? both[0];
    const [calledBefore, calledAfter] = both.map((workload) => callsOf(workload?.calls ?? []));
    const keys = new Set([...(calledAfter?.keys() ?? []), ...(calledBefore?.keys() ?? [])]);
    return [...keys].flatMap((key) => {
      const [drawnBefore, drawnAfter] = [calledBefore?.get(key), calledAfter?.get(key)];
      const call = drawnAfter ?? drawnBefore;
      if (call?.dialled?.port === undefined || known === undefined) return [];
      return [
        {
          who: `${known.namespace}/${known.name}`,
          target: targetOf(call),
          asked: askedOf(call),
          before: old.trace(both[0] ?? (old.hasCallers ? undefined : known), drawnBefore, call),
          after: now.trace(both[1] ?? (now.hasCallers ? undefined : known), drawnAfter, call),
          drawnBefore,
          drawnAfter,
        },
      ];
    });
  });
}

interface Side {
  readonly workloads: ReadonlyMap<string, Workload>;
  readonly hasCallers: boolean;
  /** The trace of a call that this side draws, or of one that the other does. */
  readonly trace: (workload: Workload | undefined, drawn: Call | undefined, call: Call) => Trace | undefined;
}

function sideOf(mesh: Mesh): Side {
  const traces = tracesOf(mesh);
  return {
    workloads: workloadsOf(mesh),
    hasCallers: hasCallers(mesh),
    trace: (workload, drawn, { url, method, headers }) =>
      workload &&
      ((drawn && traces.get(drawn)) ?? traceCall(mesh, { client: proxyOf(mesh, workload), url, method, headers })),
  };
}

/** Whether a side draws a workload that could call something: pods of gateways and waypoints do not by themselves. */
export function hasCallers(mesh: Mesh): boolean {
  return mesh.workloads.some((workload) => !isGatewayPod(mesh, workload));
}

/** By namespace and name; later ones of the same name by their number. */
export function workloadsOf({ workloads }: Mesh): ReadonlyMap<string, Workload> {
  const found = new Map<string, Workload>();
  for (const workload of workloads) {
    const name = `${workload.namespace}/${workload.name}`;
    let key = name;
    for (let count = 2; found.has(key); count++) key = `${name}#${count}`;
    found.set(key, workload);
  }
  return found;
}

function callsOf(calls: readonly Call[]): ReadonlyMap<string, Call> {
  return new Map([...calls].reverse().map((call) => [keyOf(call), call]));
}

/** Equal for calls of which proxies see no difference. */
function keyOf({ url, dialled, method, headers }: Call): string {
  const sorted = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value])
    .sort();
  return JSON.stringify([dialled ? Object.values(dialled) : url, method, sorted]);
}

/** `api.example.com:443`; IPv6 in brackets. */
export function targetOf({ dialled }: Pick<Call, 'dialled'>): string {
  const host = dialled?.host ?? '';
  return `${host.includes(':') ? `[${host}]` : host}:${dialled?.port ?? ''}`;
}

function askedOf({ dialled, method, headers }: Call): string {
  const path = dialled === undefined || dialled.path === '/' ? '' : dialled.path;
  const names = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const said = [method === 'GET' ? '' : method, names.length === 0 ? '' : `with ${names.join(', ')}`];
  const more = said.filter((each) => each !== '').join(' ');
  return `${path}${more === '' ? '' : ` (${more})`}`;
}
