import {
  addedTls,
  addedTlsToService,
  appEncrypts,
  onwardFrom,
  resolveHost,
  sidecarFor,
  type Call,
  type ChangedHosts,
  type Dialled,
  type Mesh,
  type Onward,
  type Resolved,
  type ServiceEntry,
  type ServicePort,
  type Workload,
} from '../mesh';
import { fateOf, noTargetReason } from './reasons';
import { commonTls, tlsBy } from './tls';
import type { CallRow, Edge, TlsBy } from './topology';

/** A drawn call, followed to the entries that it can end at. */
export interface CallPath {
  /** Id of the call's row. */
  readonly id: string;
  readonly workload: Workload;
  readonly call: Call;
  readonly target: CallTarget | undefined;
  /** The wire to the target; undefined where there is none. */
  readonly wire: Edge | undefined;
  /** The dialled host, and those that a VirtualService sends it to: what the path depends on. */
  readonly hosts: readonly string[];
  /** Why there is no target. */
  readonly reason: string | undefined;
  /** What becomes of it without a target. */
  readonly unresolved: CallRow['unresolved'];
}

/** The entry's port that a call belongs to, and where it goes from there. */
export interface CallTarget {
  readonly entry: ServiceEntry;
  readonly port: ServicePort;
  readonly ways: readonly CallWay[];
  /** Over all ways; `unknown` when they differ. */
  readonly tls: TlsBy;
}

/** One place where a call may be sent, and who has encrypted by then. */
export interface CallWay {
  readonly onward: Onward;
  readonly tls: TlsBy;
}

/**
 * All drawn calls, by workload, in the order of the mesh. With the paths of the mesh before and the hosts that have changed since, only calls that have to do with those are
 * followed again; the answer is the map before when there are none.
 */
export function traceCalls(
  mesh: Mesh,
  before?: ReadonlyMap<Workload, readonly CallPath[]>,
  changed?: ChangedHosts,
): ReadonlyMap<Workload, readonly CallPath[]> {
  const paths = new Map(
    mesh.workloads.map((workload) => [workload, callsOf(mesh, workload, before?.get(workload), changed)]),
  );
  const same = before?.size === paths.size && mesh.workloads.every((each) => paths.get(each) === before.get(each));
  return same ? before : paths;
}

function callsOf(
  mesh: Mesh,
  workload: Workload,
  before: readonly CallPath[] | undefined,
  changed: ChangedHosts | undefined,
): readonly CallPath[] {
  if (before === undefined || changed === undefined) {
    return workload.calls.map((call, index) => traceCall(mesh, workload, call, index));
  }
  if (changed.none || !before.some((path) => dependsOn(path, changed))) return before;
  return before.map((path, index) => (dependsOn(path, changed) ? traceCall(mesh, workload, path.call, index) : path));
}

function dependsOn({ hosts }: CallPath, changed: ChangedHosts): boolean {
  return hosts.some((host) => changed.includes(host));
}

function traceCall(mesh: Mesh, workload: Workload, call: Call, index: number): CallPath {
  const base = { id: `${workload.id}/calls/${index}`, workload, call };
  const { dialled } = call;
  const sidecar = sidecarFor(mesh, workload);
  const policy = sidecar?.outboundTrafficPolicy ?? mesh.settings.outboundTrafficPolicy;
  const resolved =
    dialled?.port === undefined
      ? undefined
      : resolveHost(mesh, workload.namespace, dialled.host, dialled.port, sidecar);
  if (dialled && resolved?.found) {
    const target = followTarget(mesh, workload, dialled, resolved);
    return {
      ...base,
      target,
      wire: callEdge(base, target),
      hosts: [...new Set([dialled.host, ...target.ways.map((way) => way.onward.host)])],
      reason: undefined,
      unresolved: undefined,
    };
  }
  return {
    ...base,
    target: undefined,
    wire: undefined,
    hosts: dialled ? [dialled.host] : [],
    reason: noTargetReason(call, workload.namespace, policy, resolved),
    unresolved: fateOf(call, policy),
  };
}

function followTarget(
  mesh: Mesh,
  workload: Workload,
  dialled: Dialled,
  resolved: Extract<Resolved, { found: true }>,
): CallTarget {
  const { entry, port, pattern } = resolved;
  const client = { namespace: workload.namespace, labels: workload.labels };
  const ways = onwardFrom(mesh, { client, host: dialled.host, entry, port, pattern }).map((onward): CallWay => {
    const to = onward.resolved;
    const added = to.found
      ? addedTls(mesh, client, to.pattern, to.entry, to.port, onward.subset)
      : addedTlsToService(mesh, client, onward.host, onward.port, onward.subset);
    return { onward, tls: tlsBy(appEncrypts(dialled.scheme), added) };
  });
  return { entry, port, ways, tls: commonTls(ways.map((way) => way.tls)) };
}

function callEdge({ id, call, workload }: Pick<CallPath, 'id' | 'call' | 'workload'>, target: CallTarget): Edge {
  const row = String(target.port.number);
  return {
    id: `call:${id}`,
    type: 'call',
    from: workload.id,
    fromRow: id,
    to: target.entry.resource.key,
    toRow: row,
    tls: target.tls,
    place: call.place,
    label: `Call to ${call.url} port ${row}`,
  };
}
