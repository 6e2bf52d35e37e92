import type { ReportedChange, ReportedPlace } from '../../core/review';

/**
 * The key that the note on a change is kept under: of what decides it in the proposal, else of the workload that it concerns, else of what decided
 * it before. Undefined where it is about nothing that has a key.
 */
export function noteKey({ decidedAfter, decidedBefore, workloads }: ReportedChange): string | undefined {
  const [workload] = workloads;
  return keyOf(decidedAfter) ?? (workload === undefined ? keyOf(decidedBefore) : `Workload/${workload}`);
}

function keyOf([first]: readonly ReportedPlace[]): string | undefined {
  return first?.key;
}
