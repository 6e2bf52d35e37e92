import type { Mesh } from '../build';
import type { Call } from '../call';
import { toEnd, type Steps } from '../../steps';
import { changedHosts, type ChangedHosts, type Dependence } from '../changed-hosts';
import { proxyOf } from '../proxy/clients/proxies';
import { surroundingsStay } from '../surroundings';
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

/** Of the mesh that was asked about last: typing makes the next one from it. Not all of its calls may have been followed. */
let latest: Traced | undefined;

/**
 * The traces of all calls that the design draws, by call; those whose URL is no call are left out. Worked out once a mesh, and of those of the mesh asked
 * about before what has to do with no host that changed since is kept, by identity.
 */
export function tracesOf(mesh: Mesh): ReadonlyMap<Call, Trace> {
  return toEnd(traceSteps(mesh));
}

/**
 * The same in steps of at most one workload each, for whoever has other things to do in between. All who ask for the steps of one mesh take them together. Of
 * steps that are given up as much is kept for the next mesh as there was before.
 */
export function* traceSteps(mesh: Mesh): Steps<ReadonlyMap<Call, Trace>> {
  for (;;) {
    const known = remembered.get(mesh);
    if (known !== undefined) return known.traces;
    const step = walkOf(mesh).steps.next();
    if (step.done === true) {
      remembered.set(mesh, (latest = step.value));
      // The walk holds on to the mesh before.
      walks.delete(mesh);
    } else yield;
  }
}

/** Whether the calls of a mesh are followed already, so that asking for their traces costs nothing. */
export function isTraced(mesh: Mesh): boolean {
  return remembered.has(mesh);
}

/**
 * Whether following all calls of a mesh takes next to nothing: none can go otherwise than in the mesh that was asked about before, or there is little to
 * follow them through.
 */
export function isSoonTraced(mesh: Mesh): boolean {
  if (remembered.has(mesh)) return true;
  const { changed, isWhole } = walkOf(mesh);
  if (isWhole && changed?.none) return true;
  const calls = mesh.workloads.reduce((sum, workload) => sum + workload.calls.length, 0);
  const lists = [mesh.entries, mesh.virtualServices, mesh.rules, mesh.sidecars, mesh.gateways, mesh.others];
  return lists.reduce((sum, list) => sum + list.length, calls) <= few;
}

/** So many calls, and resources that decide about them, take a few milliseconds. */
const few = 200;

/** The way from the mesh that was asked about last to another. */
interface Walk {
  readonly steps: Steps<Traced>;
  /** Whether all calls of the mesh before were followed. */
  readonly isWhole: boolean;
  /** What the meshes may disagree about; undefined where that may be anything. */
  readonly changed: ChangedHosts | undefined;
}

const walks = new WeakMap<Mesh, Walk>();

function walkOf(mesh: Mesh): Walk {
  let walk = walks.get(mesh);
  if (walk === undefined) {
    const kept = latest && surroundingsStay(latest.mesh, mesh) ? latest : undefined;
    const changed = kept && changedHosts(kept.mesh, mesh);
    const isWhole = latest !== undefined && remembered.get(latest.mesh) === latest;
    walks.set(mesh, (walk = { steps: traceAll(mesh, latest, kept, changed), isWhole, changed }));
  }
  return walk;
}

function* traceAll(
  mesh: Mesh,
  before: Traced | undefined,
  kept: Traced | undefined,
  changed: ChangedHosts | undefined,
): Steps<Traced> {
  const byWorkload = new Map<Workload, ReadonlyMap<Call, KnownTrace>>();
  const traces = new Map<Call, Trace>();
  for (const workload of mesh.workloads) {
    if (workload.calls.length === 0) continue;
    byWorkload.set(workload, yield* traceWorkload(mesh, workload, kept?.byWorkload.get(workload), changed));
    if (before === undefined || byWorkload.size > before.byWorkload.size) latest = { mesh, byWorkload, traces };
    yield;
  }
  for (const calls of byWorkload.values()) for (const [call, { trace }] of calls) if (trace) traces.set(call, trace);
  return { mesh, byWorkload, traces };
}

function* traceWorkload(
  mesh: Mesh,
  workload: Workload,
  before: ReadonlyMap<Call, KnownTrace> | undefined,
  changed: ChangedHosts | undefined,
): Steps<ReadonlyMap<Call, KnownTrace>> {
  if (before && changed?.none) return moved(before, mesh);
  const client = proxyOf(mesh, workload);
  const traces = new Map<Call, KnownTrace>();
  for (const call of workload.calls) {
    const known = before?.get(call);
    if (known && changed?.concerns(known) === false) {
      if (known.trace) moveTrace(known.trace, mesh);
      traces.set(call, known);
    } else {
      const { url, method, headers } = call;
      const trace = traceCall(mesh, { client, url, method, headers });
      traces.set(call, { trace, ...allDependence(mesh, url, trace) });
      yield;
    }
  }
  return traces;
}

/** What a sidecar would do with a call counts as well, since whoever reads the trace later may ask. */
function allDependence(mesh: Mesh, url: string, trace: Trace | undefined): Dependence {
  const { hosts, ports } = dependenceOf(mesh, url, trace);
  return { hosts: trace?.asSeen ? [...hosts, ...trace.asSeen.hosts] : hosts, ports };
}

/** The same, all of it now of a later mesh. */
function moved(known: ReadonlyMap<Call, KnownTrace>, mesh: Mesh): ReadonlyMap<Call, KnownTrace> {
  for (const { trace } of known.values()) if (trace) moveTrace(trace, mesh);
  return known;
}
