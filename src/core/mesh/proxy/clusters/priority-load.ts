/** Endpoints of a priority: how many there are, and how many of them Envoy takes for healthy. */
interface Health {
  readonly total: number;
  readonly healthy: number;
}

/** Envoy's overprovisioning factor, in percent (envoy/config/endpoint/v3/endpoint.proto, ClusterLoadAssignment.Policy). */
export const overprovisioning = 140;

/**
 * The percentage of requests that each priority gets. A priority counts as healthy up to 1.4 times the share of its healthy endpoints, and what one cannot
 * take goes to the next. Where all together are below 100 they share in proportion; where none has a healthy endpoint all get 0, since Istio switches panic
 * off (envoy source/common/upstream/load_balancer_base.cc, recalculatePerPriorityState).
 */
export function priorityLoads(priorities: readonly Health[]): readonly number[] {
  const healths = priorities.map(healthOf);
  const total = Math.min(
    100,
    healths.reduce((sum, each) => sum + each, 0),
  );
  if (total === 0) return healths.map(() => 0);
  let left = 100;
  const loads = healths.map((health) => {
    const load = Math.min(left, Math.trunc((health * 100) / total));
    left -= load;
    return load;
  });
  // What rounding left over goes to the first that takes something.
  const first = loads.findIndex((load) => load > 0);
  return loads.map((load, index) => (index === first ? load + left : load));
}

/** 0 to 100: what a priority can take. One without endpoints takes nothing. */
export function healthOf({ total, healthy }: Health): number {
  return total === 0 ? 0 : Math.min(100, Math.trunc((overprovisioning * healthy) / total));
}
