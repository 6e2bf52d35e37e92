import { placesOfWorkload, type Mesh, type Workload } from '../core/mesh';
import type { Place } from '../core/schema';
import type { AppState } from './store';

/** The pod that is selected, or in which something is; undefined where nothing of a pod is. */
export function selectedPod({ snapshot, selection }: AppState): Workload | undefined {
  const place = selection?.place;
  return place && podAt(snapshot.mesh, place);
}

/** The workload in whose document, or in that of one of its Pods, a place lies. */
export function podAt({ workloads }: Mesh, place: Place): Workload | undefined {
  return workloads.find((each) => placesOfWorkload(each).some((own) => liesIn(place, own)));
}

/** Whether a place is another one, or a part of it. */
export function liesIn(place: Place, within: Place): boolean {
  return (
    place.file === within.file &&
    place.document === within.document &&
    within.path.every((key, index) => place.path[index] === key)
  );
}
