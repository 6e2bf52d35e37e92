import type { Mesh, OtherResource } from '../build';
import type { Call } from '../call';
import { changedHosts, type ChangedHosts, type Dependence } from '../changed-hosts';
import { diffLists } from '../list-diff';
import { proxyOf } from '../proxy/clients/proxies';
import type { Workload } from '../workload';
import { dependenceOf } from './journey';
import { moveTrace, traceCall } from './trace-call';
import type { Trace } from './trace';

/** The traces of a mesh by call, and what each of them depends on. */
interface Traced {
  readonly mesh: Mesh;
  readonly byWorkload: ReadonlyMap<Workload, ReadonlyMap<Call, KnownTrace>>;
  readonly traces: ReadonlyMap<Call, Trace>;
}

interface KnownTrace extends Dependence {
  /** Undefined where the url is no call. */
  readonly trace: Trace | undefined;
}

const remembered = new WeakMap<Mesh, Traced>();

/** Of the mesh that was asked about last: typing makes the next one from it. */
let latest: Traced | undefined;

/**
 * The traces of all calls that the design draws, by call; those whose URL is no call are left out. Worked out once a mesh, and of those of the mesh asked
 * about before what has to do with no host that changed since is kept, by identity.
 */
export function tracesOf(mesh: Mesh): ReadonlyMap<Call, Trace> {
  let known = remembered.get(mesh);
  if (known === undefined) {
    known = traceAll(mesh, latest);
    remembered.set(mesh, known);
    latest = known;
  }
  return known.traces;
}

function traceAll(mesh: Mesh, before: Traced | undefined): Traced {
  const kept = before && surroundingsStay(before.mesh, mesh) ? before : undefined;
  const changed = kept && changedHosts(kept.mesh, mesh);
  const byWorkload = new Map<Workload, ReadonlyMap<Call, KnownTrace>>();
  for (const workload of mesh.workloads) {
    if (workload.calls.length === 0) continue;
    byWorkload.set(workload, traceWorkload(mesh, workload, kept?.byWorkload.get(workload), changed));
  }
  const traces = new Map<Call, Trace>();
  for (const calls of byWorkload.values()) for (const [call, { trace }] of calls) if (trace) traces.set(call, trace);
  return { mesh, byWorkload, traces };
}

function traceWorkload(
  mesh: Mesh,
  workload: Workload,
  before: ReadonlyMap<Call, KnownTrace> | undefined,
  changed: ChangedHosts | undefined,
): ReadonlyMap<Call, KnownTrace> {
  if (before && changed?.none) return moved(before, mesh);
  const client = proxyOf(mesh, workload);
  const stays = (known: KnownTrace): boolean => changed?.concerns(known) === false;
  return new Map(
    workload.calls.map((call) => {
      const known = before?.get(call);
      if (known && stays(known)) {
        if (known.trace) moveTrace(known.trace, mesh);
        return [call, known];
      }
      const { url, method, headers } = call;
      const trace = traceCall(mesh, { client, url, method, headers });
      return [call, { trace, ...dependenceOf(mesh, url, trace) }];
    }),
  );
}

/** The same, all of it now of a later mesh. */
function moved(known: ReadonlyMap<Call, KnownTrace>, mesh: Mesh): ReadonlyMap<Call, KnownTrace> {
  for (const { trace } of known.values()) if (trace) moveTrace(trace, mesh);
  return known;
}

/** Whether all that calls to any host may depend on is the same: Services, Namespaces, policies, and what workloads are apart from their calls. */
export function surroundingsStay(before: Mesh, now: Mesh): boolean {
  if (before.others !== now.others) {
    const { removed, added } = diffLists(before.others, now.others);
    if ([...removed, ...added].some(hasSay)) return false;
  }
  if (before.workloads === now.workloads) return true;
  return (
    before.workloads.length === now.workloads.length &&
    now.workloads.every((workload, index) => isSamePod(workload, before.workloads[index]))
  );
}

/** Kinds that change nothing about a call, such as a Secret, are most of a bundle's other resources. */
function hasSay({ kind }: OtherResource): boolean {
  return kinds.has(kind);
}

const kinds: ReadonlySet<string> = new Set([
  'Service',
  'Namespace',
  'WorkloadEntry',
  'WorkloadGroup',
  'PeerAuthentication',
  'AuthorizationPolicy',
  'EnvoyFilter',
  'WasmPlugin',
  'Gateway',
  'GatewayClass',
]);

function isSamePod(a: Workload, b: Workload | undefined): boolean {
  if (a === b) return true;
  return (
    b !== undefined &&
    a.id === b.id &&
    a.locality === b.locality &&
    JSON.stringify([a.labels, a.annotations]) === JSON.stringify([b.labels, b.annotations])
  );
}
