import {
  appEncrypts,
  onwardByName,
  resolveCall,
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
import { isHeld } from './expectations';
import { outcomeWithout, verdictOfWays } from './outcomes';
import { fateOf, noTargetReason, takenReason } from './reasons';
import { lostEdges, takenEdges } from './shelf';
import { commonTls } from './tls';
import type { CallRow, Edge, Outcome, TlsBy } from './topology';
import { followTarget, wayOf } from './ways';

/** A drawn call, followed to the entries that it can end at. */
export interface CallPath {
  /** Id of the call's row. */
  readonly id: string;
  readonly workload: Workload;
  readonly call: Call;
  readonly target: CallTarget | undefined;
  /** The wire to the target; without one, that to the cluster that it ends in and to the entry that it misses. */
  readonly wires: readonly Edge[];
  readonly outcome: Outcome;
  /** Whether it does what the design expects; undefined where that is nothing, or is not judged. */
  readonly holds: boolean | undefined;
  /** The dialled host, and those that a VirtualService sends it to: what the path depends on. */
  readonly hosts: readonly string[];
  /** What stands in the way of a target that was looked for. */
  readonly why: CallRow['why'];
  /** Why there is no target, or why it is not reached, as far as there is more to say than the outcome says. */
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
  /** True where a VirtualService sends it here, and no entry has the dialled host. */
  readonly byName?: true;
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
  const resolved = dialled?.port === undefined ? undefined : resolveCall(mesh, workload, dialled, dialled.port);
  if (!dialled || !resolved?.found) return traceNamed(mesh, base, resolved) ?? traceLost(mesh, base, resolved);
  const target = followTarget(mesh, workload, dialled, resolved);
  const { outcome, reason, hosts } = verdictOfWays(mesh, workload, dialled, target.ways);
  return {
    ...base,
    target,
    wires: [callEdge(base, target, outcome), ...takenEdges(base, resolved)],
    outcome,
    holds: isTakenElsewhere(resolved) ? failsOf(call) : holdsOf(mesh, call, outcome, target),
    hosts: [...new Set([dialled.host, resolved.pattern, ...target.ways.map((way) => way.onward.host), ...hosts])],
    why: undefined,
    reason: outcome === 'reached' ? takenReason(resolved) : reason,
    unresolved: undefined,
  };
}

/** A request for a host that is no service, which a VirtualService routes all the same; undefined where none does. */
function traceNamed(
  mesh: Mesh,
  base: Pick<CallPath, 'id' | 'workload' | 'call'>,
  resolved: Resolved | undefined,
): CallPath | undefined {
  const { workload, call } = base;
  const { dialled } = call;
  if (resolved?.found !== false || !routedByName.includes(resolved.why) || dialled?.port === undefined)
    return undefined;
  if (appEncrypts(dialled.scheme) || dialled.scheme === 'tcp' || mesh.settings.dataPlane === 'ambient')
    return undefined;
  const onward = onwardByName(mesh, workload, dialled.host, dialled.port);
  if (onward === undefined) return undefined;
  const ways = onward.map((each) => wayOf(mesh, workload, dialled, each));
  const first = onward.flatMap((way) => (way.resolved.found ? [way.resolved] : []))[0];
  const target: CallTarget | undefined = first && {
    ...{ entry: first.entry, port: first.port, ways, byName: true },
    tls: commonTls(ways.map((way) => way.tls)),
  };
  const { outcome, reason, hosts } = verdictOfWays(mesh, workload, dialled, ways);
  return {
    ...base,
    target,
    wires: target ? [callEdge(base, target, outcome)] : [],
    outcome,
    holds: holdsOf(mesh, call, outcome, target),
    hosts: [...hostsOfLost(mesh, dialled), ...onward.map((way) => way.host), ...hosts],
    why: undefined,
    reason:
      outcome === 'reached'
        ? undefined
        : (reason ?? `A VirtualService answers for ${dialled.host} or sends it to a service inside the cluster.`),
    unresolved: undefined,
  };
}

const routedByName: readonly CallPath['why'][] = ['unknown', 'hidden', 'not-imported', 'no-port'];

/** The dialled host, and those beside it in VirtualServices, by which its requests may be routed. */
function hostsOfLost(mesh: Mesh, { host }: Dialled): readonly string[] {
  return [host, ...mesh.routeIndex.routing(host).flatMap((each) => each.hosts)];
}

/** A call that belongs to no entry. */
function traceLost(
  mesh: Mesh,
  base: Pick<CallPath, 'id' | 'workload' | 'call'>,
  resolved: Resolved | undefined,
): CallPath {
  const { workload, call } = base;
  const policy = policyOf(mesh, workload);
  const unresolved = fateOf(call, policy, resolved);
  const outcome = outcomeWithout(mesh, unresolved);
  return {
    ...base,
    target: undefined,
    wires: lostEdges(base, outcome, resolved),
    outcome,
    holds: holdsOf(mesh, call, outcome, undefined),
    hosts: call.dialled ? [...hostsOfLost(mesh, call.dialled), ...patternOf(resolved)] : [],
    why: resolved?.found === false ? resolved.why : undefined,
    reason: noTargetReason(mesh, call, workload.namespace, policy, resolved),
    unresolved,
  };
}

function holdsOf(mesh: Mesh, call: Call, outcome: Outcome, target: CallTarget | undefined): boolean | undefined {
  const { expect, dialled } = call;
  if (expect === undefined) return undefined;
  return isHeld(mesh, expect, { outcome, target, encrypts: dialled !== undefined && appEncrypts(dialled.scheme) });
}

/** Whether a port for raw bytes takes the call to its own endpoints, which are none of the called host. */
function isTakenElsewhere({ takenFrom, entry }: Extract<Resolved, { found: true }>): boolean {
  return takenFrom !== undefined && entry.resolution !== 'NONE';
}

/** Nothing that is expected of a call holds where another server answers. */
function failsOf({ expect }: Call): false | undefined {
  return expect === undefined ? undefined : false;
}

/** What is done with a call that no entry answers for; ztunnel lets all of them pass, whatever is asked for. */
function policyOf(mesh: Mesh, workload: Workload): string {
  if (mesh.settings.dataPlane === 'ambient') return 'ALLOW_ANY';
  return sidecarFor(mesh, workload)?.outboundTrafficPolicy ?? mesh.settings.outboundTrafficPolicy;
}

function patternOf(resolved: Resolved | undefined): readonly string[] {
  return resolved && 'pattern' in resolved ? [resolved.pattern] : [];
}

function callEdge(
  { id, call, workload }: Pick<CallPath, 'id' | 'call' | 'workload'>,
  target: CallTarget,
  outcome: Outcome,
): Edge {
  const row = String(target.port.number);
  return {
    id: `call:${id}`,
    type: 'call',
    from: workload.id,
    fromRow: id,
    to: target.entry.resource.key,
    toRow: row,
    tls: target.tls,
    outcome,
    place: call.place,
    label: `Call to ${call.url} port ${row}`,
  };
}
