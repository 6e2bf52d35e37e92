import { brokenPromises } from '../../core/exchange';
import { shownUrl } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { settleTraces, type TracedRow } from '../traces';

/** Which promises of drawn calls do not hold, in one sentence; undefined where none fails as far as the calls are followed. */
export function brokenIn(rows: readonly TracedRow[]): string | undefined {
  return brokenPromises(
    rows.flatMap(({ workload, call, check }) =>
      check
        ? [{ from: `${workload.namespace}/${workload.name}`, url: shownUrl(call.url), verdict: check.verdict }]
        : [],
    ),
  );
}

/** The same of the newest snapshot, for whoever cannot wait until its calls are followed. */
export async function settleBroken(): Promise<{ readonly snapshot: Snapshot; readonly broken: string | undefined }> {
  const { snapshot, rows } = await settleTraces();
  return { snapshot, broken: brokenIn(rows) };
}
