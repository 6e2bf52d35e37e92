import { matchesSelector, placesOfWorkload, type Mesh, type Workload } from '../core/mesh';
import { defaultNamespace, isRecord, type Place } from '../core/schema';
import { resourceAt, type Snapshot } from '../core/snapshot';
import { valueAt } from '../core/yaml';
import type { AppState } from './store';

/** The pod that is selected, in which something is, or whose Service is; undefined where nothing of a pod is. */
export function selectedPod({ snapshot, selection }: AppState): Workload | undefined {
  const place = selection?.place;
  return place && (podAt(snapshot.mesh, place) ?? podBehindService(snapshot, place));
}

/** The first pod that a Kubernetes Service stands for, where a place is one; who looks at the Service of an app means the app. */
function podBehindService(snapshot: Snapshot, place: Place): Workload | undefined {
  const service = resourceAt(snapshot, place);
  if (service?.kind !== 'Service') return undefined;
  const selector = valueAt(service.value, ['spec', 'selector']);
  const namespace = service.namespace ?? defaultNamespace;
  if (!isRecord(selector) || Object.keys(selector).length === 0) return undefined;
  return snapshot.mesh.workloads.find(
    (each) => each.namespace === namespace && matchesSelector({ matchLabels: selector }, each.labels),
  );
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
