import {
  addedTls,
  appEncrypts,
  onwardFrom,
  resolveHost,
  type Call,
  type Dialled,
  type Mesh,
  type Onward,
  type Resolved,
  type ServiceEntry,
  type ServicePort,
  type Workload,
} from '../mesh';
import { fateOf, noTargetReason } from './reasons';
import { tlsBy } from './tls';
import type { CallRow, TlsBy } from './topology';

/** A drawn call, followed to the entries that it can end at. */
export interface CallPath {
  /** Id of the call's row. */
  readonly id: string;
  readonly workload: Workload;
  readonly call: Call;
  readonly target: CallTarget | undefined;
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

/** All drawn calls, by workload. A workload's calls are followed again only when something that decides them has changed. */
export function traceCalls(mesh: Mesh): readonly CallPath[] {
  return mesh.workloads.flatMap((workload) => callsOf(workload, mesh));
}

/** The parts of a mesh that decide where calls go. */
type Deciding = Pick<Mesh, 'entryIndex' | 'ruleIndex' | 'routeIndex' | 'settings'>;

const known = new WeakMap<Workload, { readonly mesh: Deciding; readonly paths: readonly CallPath[] }>();

function callsOf(workload: Workload, mesh: Mesh): readonly CallPath[] {
  const before = known.get(workload);
  if (before && decidesAlike(before.mesh, mesh)) return before.paths;
  const paths = workload.calls.map((call, index) => traceCall(mesh, workload, call, index));
  const { entryIndex, ruleIndex, routeIndex, settings } = mesh;
  known.set(workload, { mesh: { entryIndex, ruleIndex, routeIndex, settings }, paths });
  return paths;
}

function decidesAlike(a: Deciding, b: Deciding): boolean {
  return (
    a.entryIndex === b.entryIndex &&
    a.ruleIndex === b.ruleIndex &&
    a.routeIndex === b.routeIndex &&
    a.settings === b.settings
  );
}

function traceCall(mesh: Mesh, workload: Workload, call: Call, index: number): CallPath {
  const base = { id: `${workload.id}/calls/${index}`, workload, call };
  const { dialled } = call;
  const resolved =
    dialled?.port === undefined ? undefined : resolveHost(mesh, workload.namespace, dialled.host, dialled.port);
  if (dialled && resolved?.found) {
    return {
      ...base,
      target: followTarget(mesh, workload, dialled, resolved),
      reason: undefined,
      unresolved: undefined,
    };
  }
  return {
    ...base,
    target: undefined,
    reason: noTargetReason(mesh, workload, call, resolved),
    unresolved: fateOf(mesh, call),
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
    if (!to.found) return { onward, tls: appEncrypts(dialled.scheme) ? 'app' : 'none' };
    const added = addedTls(mesh, client, to.pattern, to.entry, to.port, onward.subset);
    return { onward, tls: tlsBy(appEncrypts(dialled.scheme), added) };
  });
  return { entry, port, ways, tls: commonTls(ways.map((way) => way.tls)) };
}

/** The one that all agree on; `unknown` when they differ or there are none. */
export function commonTls(all: readonly TlsBy[]): TlsBy {
  const [first = 'unknown'] = all;
  return all.every((each) => each === first) ? first : 'unknown';
}
