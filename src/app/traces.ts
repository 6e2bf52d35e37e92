import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Call, ExpectationCheck, Misread, Trace, Workload } from '../core/mesh';
import type { Steps } from '../core/steps';
import type { Snapshot } from '../core/snapshot';
import { getState, subscribe } from './store';
import type * as Engine from './tracing';
import { inSlices } from './in-slices';
import { promisesHold } from './words';

/** A drawn call, what becomes of it, and whether that is what the design promises. */
export interface TracedRow {
  readonly workload: Workload;
  readonly call: Call;
  /** Undefined where its url is no call. */
  readonly trace: Trace | undefined;
  /** Why the server does not understand what reaches it; undefined where nothing speaks against it. */
  readonly misread: Misread | undefined;
  /** Undefined where nothing is promised. */
  readonly check: ExpectationCheck | undefined;
}

/** The walks of all drawn calls of a recent snapshot. They are worked out when the page is idle, so they may be a moment behind the text. */
interface Traces {
  /** The snapshot that they speak of. */
  readonly snapshot: Snapshot;
  /** In the order of the mesh. */
  readonly rows: readonly TracedRow[];
  /** How many promises there are of each verdict. */
  readonly tally: Readonly<Record<ExpectationCheck['verdict'], number>>;
}

const noPromises: Traces['tally'] = { holds: 0, fails: 0, 'cannot tell': 0 };

const traces = createStore<Traces>(() => ({ snapshot: getState().snapshot, rows: [], tally: noPromises }));

/** A part of the traces as a React hook. */
export function useTraces<T>(pick: (state: Traces) => T): T {
  return useSyncExternalStore(traces.subscribe, () => pick(traces.getState()));
}

/** How many promises hold: "2 of 3 hold". */
export function promisesWords(tally: Traces['tally']): string {
  return promisesHold(tally.holds, tally.holds + tally.fails + tally['cannot tell']);
}

let engine: typeof Engine | undefined;

/** Fetches the engine, once; a design without calls needs none, so the first paint does without it. */
async function fetchEngine(): Promise<typeof Engine> {
  return (engine ??= await import('./tracing'));
}

/** Traces all drawn calls of the snapshot of now, for whoever cannot wait. */
export async function settleTraces(): Promise<Traces> {
  await fetchEngine();
  renew();
  return traces.getState();
}

/** Keeps the traces up to date from now on. Returns how to stop. */
export function followTraces(): () => void {
  let callOff: (() => void) | undefined;
  let isStopped = false;
  const schedule = (): void => {
    callOff?.();
    if (isStopped) return;
    const { snapshot } = getState();
    callOff = inSlices(
      () => stepsFor(snapshot),
      () => {
        if (engine || !drawsCalls(snapshot)) renew();
        else void fetchEngine().then(schedule);
      },
    );
  };
  schedule();
  const stop = subscribe((state, before) => {
    if (state.snapshot !== before.snapshot) schedule();
  });
  return () => {
    isStopped = true;
    stop();
    callOff?.();
  };
}

function* stepsFor(snapshot: Snapshot): Steps<void> {
  if (engine && drawsCalls(snapshot)) yield* engine.traceSteps(snapshot.mesh);
}

function drawsCalls({ mesh }: Snapshot): boolean {
  return mesh.workloads.some(({ calls }) => calls.length > 0);
}

function renew(): void {
  const { snapshot } = getState();
  if (traces.getState().snapshot === snapshot) return;
  const rows = engine && drawsCalls(snapshot) ? rowsOf(snapshot, engine) : [];
  const tally = { ...noPromises };
  for (const { check } of rows) if (check) tally[check.verdict]++;
  traces.setState({ snapshot, rows, tally }, true);
}

function rowsOf({ mesh }: Snapshot, { tracesOf, checkExpectation, misreadOf }: typeof Engine): readonly TracedRow[] {
  const walks = tracesOf(mesh);
  return mesh.workloads.flatMap((workload) =>
    workload.calls.map((call): TracedRow => {
      const trace = walks.get(call);
      const check = call.expect && checkExpectation(call.expect, trace);
      return { workload, call, trace, misread: trace && misreadOf(trace), check };
    }),
  );
}
