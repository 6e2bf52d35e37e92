import { editAt, type ChangeResult } from '../../core/edit-at';
import { resourceKey, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { changeInSteps, refused, type ChangeStep } from './change-steps';
import { designOf, drawnIndex, editDesign, rekeyDesign } from './design-document';
import { followName } from './name-references';
import { isNameTaken, nameRefusal } from './resource-names';
import { renameWords } from './words/rename';

/** Why a resource cannot have another `metadata.name`, in one sentence; null when it can. */
export function resourceNameRefusal(
  snapshot: Snapshot,
  { kind, namespace, ...resource }: Resource,
  name: string,
): string | null {
  const refusal = nameRefusal(name);
  if (refusal) return refusal;
  if (name === resource.name) return renameWords.isCalled(name);
  if (!isNameTaken(snapshot, kind, namespace, name)) return null;
  return renameWords.exists(kind, namespace === null ? name : `${namespace}/${name}`);
}

/** The change that gives a resource another `metadata.name`; what names it follows: pins, notes and accepted findings of the design, routes and rules. */
export function renameResource(snapshot: Snapshot, resource: Resource, name: string): ChangeResult {
  const refusal = resourceNameRefusal(snapshot, resource, name);
  if (refusal !== null) return refused(refusal);
  const setName: ChangeStep = (at) =>
    editAt(
      at,
      { ...resource.place, path: [] },
      [{ type: 'set', path: [...resource.place.path, 'metadata', 'name'], value: name }],
      {
        label: '',
        origin: 'canvas',
      },
    );
  return changeInSteps(snapshot, renameWords.rename(resource.kind, resource.name, name), 'canvas', [
    setName,
    followName(resource, { namespace: resource.namespace, name }),
    rekeyDesign(resource.key, resourceKey({ ...resource, name })),
  ]);
}

/** Why a workload drawn in the EgressDesign cannot have another name, in one sentence; null when it can. */
export function workloadNameRefusal(
  snapshot: Snapshot,
  namespace: string | null,
  from: string,
  to: string,
): string | null {
  const refusal = nameRefusal(to);
  if (refusal) return refusal;
  const design = designOf(snapshot);
  if (!design || drawnIndex(design, namespace, from) < 0) return renameWords.notDrawn(from);
  return drawnIndex(design, namespace, to) >= 0 ? renameWords.workloadExists(to) : null;
}

/** The change that renames a workload drawn in the EgressDesign; its pin and notes follow it. Its labels stay, since rules select by them. */
export function renameWorkload(snapshot: Snapshot, namespace: string | null, from: string, to: string): ChangeResult {
  const refusal = workloadNameRefusal(snapshot, namespace, from, to);
  if (refusal !== null) return refused(refusal);
  const design = designOf(snapshot);
  const index = design ? drawnIndex(design, namespace, from) : -1;
  return changeInSteps(snapshot, renameWords.renamePod(from, to), 'canvas', [
    editDesign(() => [{ type: 'set', path: ['spec', 'workloads', index, 'name'], value: to }]),
    rekeyDesign(workloadKey(namespace, from), workloadKey(namespace, to)),
  ]);
}

/** The key of a drawn workload in pins and notes. */
export function workloadKey(namespace: string | null, name: string): string {
  return namespace === null ? `Workload/${name}` : `Workload/${namespace}/${name}`;
}
