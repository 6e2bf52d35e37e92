import { isRecord } from '../../../core/schema';
import type { Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';

/**
 * Keys whose empty mapping means something else than their absence, so that clearing their last field leaves `{}`:
 * `outlierDetection: {}` turns ejection on (pilot core/cluster_traffic_policy.go, applyOutlierDetection), `outboundTrafficPolicy: {}` of a
 * Sidecar is REGISTRY_ONLY (the zero value of its enum), `localityLbSetting: {}` is on, `workloadSelector: {}` selects every workload.
 */
const meaningfulWhenEmpty: ReadonlySet<string> = new Set([
  'outlierDetection',
  'outboundTrafficPolicy',
  'localityLbSetting',
  'workloadSelector',
]);

/**
 * The op that removes what stands at `path` of `root`, together with the parents that it would leave empty. The root's own keys
 * (`spec`, `metadata`) and items of lists stay, except a list's only item, which takes the list with it.
 */
export function unsetOp(root: unknown, path: Path): Op {
  let target = path;
  while (target.length > 2) {
    const parent = target.slice(0, -1);
    if (!isOnlyEntry(valueAt(root, parent)) || isKept(parent)) break;
    target = parent;
  }
  return { type: 'delete', path: target };
}

/** Items of lists keep their place: an item that has lost its last field is still one more port, or one more endpoint. */
function isKept(parent: Path): boolean {
  const last = parent.at(-1);
  return typeof last === 'number' || (typeof last === 'string' && meaningfulWhenEmpty.has(last));
}

function isOnlyEntry(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 1;
  return isRecord(value) && Object.keys(value).length === 1;
}

/** `value` below the keys of `path`: `nest(['a', 'b'], 1)` is `{ a: { b: 1 } }`. An index makes a list of one. */
export function nest(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
}

/** The ops with their paths below `base`, for resources that are items of a List. */
export function below(base: Path, ops: readonly Op[]): readonly Op[] {
  return base.length === 0 ? ops : ops.map((op) => ({ ...op, path: [...base, ...op.path] }));
}

/** A value as a change's label shows it: short and on one line. */
export function showValue(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
