import type { Place } from '../schema';
import type { Mesh } from './build';
import type { Workload } from './workload';

/** The workload of a namespace that has a name, else the one of which a Pod has it; undefined where there is none. */
export function workloadNamed(
  { workloads }: Pick<Mesh, 'workloads'>,
  namespace: string,
  name: string,
): Workload | undefined {
  const own = workloads.filter((each) => each.namespace === namespace);
  return own.find((each) => each.name === name) ?? own.find(({ pods }) => pods.some((pod) => pod.name === name));
}

/** Where a workload is written: its document or drawing, and those of its Pods. */
export function placesOfWorkload({ place, pods }: Workload): readonly Place[] {
  return [place, ...pods.map((pod) => pod.place)];
}
