import { sameList } from '../../lists';
import { tracesOf, type Dialled, type EgressDesign, type Expectation, type Trace } from '../../mesh';
import type { Resource } from '../../schema';
import type { Path } from '../../text';
import { designsOf, fact, question } from '../question';

/** A call that a design draws, with what becomes of it and where its url stands. */
export interface DrawnCall {
  readonly dialled: Dialled;
  readonly expect: Expectation | undefined;
  readonly trace: Trace;
  /** The design. */
  readonly resource: Resource;
  /** From the design's own root: `spec.workloads[0].calls[1].url`. */
  readonly path: Path;
}

const traced = fact(({ mesh }) => tracesOf(mesh));

/** All drawn calls; each the same object as long as its trace stays. */
export const drawnCalls = question((input, before: readonly DrawnCall[] | undefined): readonly DrawnCall[] => {
  const designs = designsOf(input);
  const calls: DrawnCall[] = [];
  for (const [{ place, dialled, expect }, trace] of traced(input)) {
    const design = designs.find(
      ({ resource }) => resource.place.document === place.document && resource.place.file === place.file,
    );
    if (design === undefined || dialled === undefined) continue;
    const path = [...place.path.slice(design.resource.place.path.length), 'url'];
    calls.push(callKept({ dialled, expect, trace, resource: design.resource, path }, design));
  }
  return sameList(calls, before);
});

/** Whether a call ends where no listener takes its port: there a proxy can answer nothing, and closes the connection. */
export function endsWithoutListener({ trace }: DrawnCall): boolean {
  const isLast = trace.hops.some(
    ({ at, name, proxy }) => proxy === 'sidecar' && at === 'listener' && name === 'virtualOutbound',
  );
  return trace.outcome === 'blackhole' && trace.via === 'sidecar' && isLast;
}

const kept = new WeakMap<Trace, { readonly design: EgressDesign; readonly call: DrawnCall }>();

function callKept(call: DrawnCall, design: EgressDesign): DrawnCall {
  const before = kept.get(call.trace);
  if (before?.design === design && before.call.path.join('/') === call.path.join('/')) return before.call;
  kept.set(call.trace, { design, call });
  return call;
}
