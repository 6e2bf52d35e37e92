import { healthOf, priorityLoads } from '../proxy/clusters/priority-load';

/** How many endpoints of a priority are in and not ejected, of all that are in. */
export interface PrioritySize {
  readonly healthy: number;
  readonly total: number;
}

/** How calls are shared among priorities, the first one first. */
export interface PriorityShares {
  /** Percent of the calls for each priority: 100 together. */
  readonly load: readonly number[];
  /** Priorities of which Envoy uses all endpoints, ejected ones too. */
  readonly panic: readonly boolean[];
}

/**
 * How Envoy shares calls between priorities, all in whole percents
 * (source/extensions/load_balancing_policies/common/load_balancer_impl.cc, recalculatePerPriorityState and recalculatePerPriorityPanic).
 * `threshold` is Istio's minHealthPercent, 0 for no panic.
 */
export function shareByPriority(sizes: readonly PrioritySize[], threshold: number): PriorityShares {
  const available = Math.min(
    100,
    sizes.reduce((sum, size) => sum + healthOf(size), 0),
  );
  // Without panic and without a healthy endpoint the first priority is chosen, and finds none.
  if (threshold === 0 && available === 0) return { load: allToFirst(sizes.length), panic: sizes.map(() => false) };
  const panic = sizes.map((size) => available < 100 && percentHealthy(size) < threshold);
  if (panic.every(Boolean)) return { load: loadByCount(sizes), panic };
  return { load: priorityLoads(sizes), panic };
}

function percentHealthy({ healthy, total }: PrioritySize): number {
  return total === 0 ? 0 : (100 * healthy) / total;
}

/** Where every priority panics, the number of endpoints alone counts (recalculateLoadInTotalPanic). */
function loadByCount(sizes: readonly PrioritySize[]): number[] {
  const all = sizes.reduce((sum, { total }) => sum + total, 0);
  if (all === 0) return allToFirst(sizes.length);
  const load = sizes.map(({ total }) => Math.floor((100 * total) / all));
  const left = 100 - load.reduce((sum, each) => sum + each, 0);
  return addTo(
    load,
    sizes.findIndex(({ total }) => total > 0),
    left,
  );
}

function addTo(load: readonly number[], index: number, more: number): number[] {
  return load.map((each, at) => (at === index ? each + more : each));
}

function allToFirst(count: number): number[] {
  return Array.from({ length: count }, (_, index) => (index === 0 ? 100 : 0));
}
