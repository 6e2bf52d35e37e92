import { findingsOf, isRefusal, refusalWords, type Finding } from '../../core/analysis';
import { checkExpectation, tracesOf, type Call, type Trace, type Workload } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { lineAt } from './trace-place';

/** A call that says what it expects, and what became of it. */
export interface Promised {
  /** `namespace/workload`. */
  readonly from: string;
  readonly url: string;
  readonly method: string;
  readonly expected: Readonly<Record<string, string>>;
  /** Outcome, TLS and last proxy of the trace; undefined where the url is no call. */
  readonly found: Pick<Trace, 'outcome' | 'tls' | 'via'> | undefined;
  readonly verdict: 'holds' | 'fails' | 'cannot tell';
  /** What differs, in one sentence; empty where it holds. */
  readonly because: string;
  /** What it rests on that the API server or istiod would refuse, in one sentence; empty where it rests on nothing of the kind. */
  readonly refused: string;
  /** Where the call is written: file and 1-based line. */
  readonly file: string;
  readonly line: number;
}

/** All promises of a workspace, in the order of the mesh. */
export function readPromises(snapshot: Snapshot): readonly Promised[] {
  const traces = tracesOf(snapshot.mesh);
  const refusals = findingsOf(snapshot).filter(isRefusal);
  return snapshot.mesh.workloads.flatMap((workload) =>
    workload.calls.flatMap((call) =>
      call.expect ? [promiseOf(snapshot, refusals, workload, call, traces.get(call))] : [],
    ),
  );
}

function promiseOf(
  snapshot: Snapshot,
  refusals: readonly Finding[],
  workload: Workload,
  call: Call,
  trace: Trace | undefined,
): Promised {
  const { verdict, because } = checkExpectation(call.expect ?? {}, trace);
  return {
    from: `${workload.namespace}/${workload.name}`,
    url: call.url,
    method: call.method,
    expected: { ...call.expect },
    found: trace && { outcome: trace.outcome, tls: trace.tls, via: trace.via },
    verdict,
    because,
    refused: refusalWords(refusals, trace),
    file: call.place.file,
    line: lineAt(snapshot, call.place, []),
  };
}
