import type { Workload } from '../core/mesh';
import type { Place } from '../core/schema';
import type { AppState } from './store';

/** The pod that is selected, or in which something is; undefined where nothing of a pod is. */
export function selectedPod({ snapshot, selection }: AppState): Workload | undefined {
  const place = selection?.place;
  return place && snapshot.mesh.workloads.find((each) => liesIn(place, each.place));
}

/** Whether a place is another one, or a part of it. */
export function liesIn(place: Place, within: Place): boolean {
  return (
    place.file === within.file &&
    place.document === within.document &&
    within.path.every((key, index) => place.path[index] === key)
  );
}
