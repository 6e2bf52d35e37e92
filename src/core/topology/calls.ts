import {
  checkExpectation,
  misreadOf,
  misreadWords,
  missedOn,
  proxyOf,
  shownUrl,
  tracesOf,
  type Call,
  type Mesh,
  type Misread,
  type Missed,
  type ServiceEntry,
  type ServicePort,
  type Trace,
  type Workload,
} from '../mesh';
import type { CallRow, Miss, Outcome, TlsBy } from './call-row';
import type { Steps } from '../steps';
import { fateOf, noTargetReason, notReachedReason, takenReason } from './reasons';
import { lostEdges, takenEdges } from './shelf';
import { targetOf, type CallWay } from './ways';
import type { Edge } from './topology';

/** A drawn call, followed to the entries that it can end at. */
export interface CallPath {
  /** Id of the call's row. */
  readonly id: string;
  readonly workload: Workload;
  readonly call: Call;
  /** Undefined where the url is no call. */
  readonly trace: Trace | undefined;
  readonly target: CallTarget | undefined;
  /** The wire to the target; without one, that to what it ends in and to the entry that it misses. */
  readonly wires: readonly Edge[];
  readonly outcome: Outcome;
  /** Why the server does not understand what reaches it. */
  readonly misread: Misread | undefined;
  /** Whether it does what the design expects; undefined where that is nothing, or cannot be told. */
  readonly holds: boolean | undefined;
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

/** So many workloads are one step. */
const atOnce = 32;

/**
 * All drawn calls, by workload, in the order of the mesh. Of the paths of the mesh before those are kept whose trace is the same; the answer is the map
 * before when all are.
 */
export function* callSteps(
  mesh: Mesh,
  before?: ReadonlyMap<Workload, readonly CallPath[]>,
): Steps<ReadonlyMap<Workload, readonly CallPath[]>> {
  const traces = tracesOf(mesh);
  const paths = new Map<Workload, readonly CallPath[]>();
  for (const workload of mesh.workloads) {
    paths.set(workload, callsOf(mesh, workload, traces, before?.get(workload)));
    if (paths.size % atOnce === 0) yield;
  }
  const same = before?.size === paths.size && mesh.workloads.every((each) => paths.get(each) === before.get(each));
  return same ? before : paths;
}

function callsOf(
  mesh: Mesh,
  workload: Workload,
  traces: ReadonlyMap<Call, Trace>,
  before: readonly CallPath[] | undefined,
): readonly CallPath[] {
  const paths = workload.calls.map((call, index) => {
    const trace = traces.get(call);
    const known = before?.[index];
    if (known?.call === call && known.trace === trace) return known;
    return followCall(mesh, { id: callId(workload, index), workload, call, trace });
  });
  return before?.length === paths.length && paths.every((path, index) => path === before[index]) ? before : paths;
}

/** Id of the row of a workload's call. */
export function callId(workload: Workload, index: number): string {
  return `${workload.id}/calls/${index}`;
}

type Traced = Pick<CallPath, 'id' | 'workload' | 'call' | 'trace'>;

/** Where a call leads, by its walk. */
export function followCall(mesh: Mesh, traced: Traced): CallPath {
  const { call, trace } = traced;
  const target = trace && (targetOf(call, trace) ?? unreadTarget(mesh, traced));
  const holds = call.expect && verdicts[checkExpectation(call.expect, trace).verdict];
  if (trace === undefined || target === undefined) return lostPath(mesh, traced, holds);
  const outcome = target.port.class === 'unknown' ? 'unknown' : outcomeOf(trace);
  const taken = takenReason(call, target);
  const misread = outcome === 'reached' ? misreadOf(trace) : undefined;
  return {
    ...traced,
    target,
    wires: [callEdge(traced, target, outcome), ...(taken ? takenEdges(traced, target, missOf(mesh, traced)) : [])],
    outcome,
    misread,
    holds: outcome === 'unknown' ? undefined : holds,
    why: undefined,
    reason: misread
      ? `Reached, not understood: ${misreadWords[misread]}.`
      : outcome === 'reached'
        ? taken
        : notReachedReason(trace),
    unresolved: undefined,
  };
}

const verdicts = { holds: true, fails: false, 'cannot tell': undefined };

/** A port whose protocol is none, or was not read, takes what is sent to it as far as anybody can tell. */
function unreadTarget(mesh: Mesh, traced: Traced): CallTarget | undefined {
  const missed = missOf(mesh, traced);
  if (missed?.why !== 'wrong-protocol' || missed.port.class !== 'unknown') return undefined;
  return { entry: missed.entry, port: missed.port, ways: [], tls: 'unknown' };
}

/** What the files do not decide is not drawn as if they did. */
function outcomeOf({ outcome, undecided }: Trace): Outcome {
  return undecided === undefined ? outcome : 'unknown';
}

/** A call that ends at no entry. */
function lostPath(mesh: Mesh, traced: Traced, holds: boolean | undefined): CallPath {
  const { call, trace, workload } = traced;
  const missed = missOf(mesh, traced);
  const unresolved = fateOf(call, trace, missed);
  const outcome = unresolved === 'unreadable' || trace === undefined ? 'unknown' : outcomeOf(trace);
  return {
    ...traced,
    target: undefined,
    wires: lostEdges(traced, outcome, missed, unresolved),
    outcome,
    misread: undefined,
    holds: outcome === 'unknown' ? undefined : holds,
    why: unresolved === 'inside' && missed?.why !== 'round' ? undefined : missed && shortOf(missed),
    reason: noTargetReason(mesh, call, workload.namespace, trace, missed),
    unresolved,
  };
}

/** Why in a word. */
function shortOf(missed: Missed): Miss {
  return missed.why === 'not-imported' && missed.onlyBy ? 'imported-apart' : missed.why;
}

function missOf(mesh: Mesh, { workload, call, trace }: Traced): Missed | undefined {
  return call.dialled && trace && missedOn(mesh, proxyOf(mesh, workload), call.dialled, trace);
}

function callEdge({ id, call, workload }: Traced, target: CallTarget, outcome: Outcome): Edge {
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
    label: `Call to ${shownUrl(call.url)} port ${row}`,
  };
}
