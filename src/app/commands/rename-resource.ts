import { editAt, type ChangeResult } from '../../core/edit-at';
import { resourceKey, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { changeInSteps, refused, type ChangeStep } from './change-steps';
import { designOf, drawnIndex, editDesign, rekeyDesign } from './design-document';
import { followName } from './name-references';
import { isNameTaken, nameRefusal } from './resource-names';
import { renameWords } from './words/rename';

/** The change that gives a resource another `metadata.name`; what names it follows: pins, notes and accepted findings of the design, routes and rules. */
export function renameResource(snapshot: Snapshot, resource: Resource, name: string): ChangeResult {
  const refusal = nameRefusal(name);
  if (refusal) return refused(refusal);
  if (name === resource.name) return refused(renameWords.isCalled(name));
  if (isNameTaken(snapshot, resource.kind, resource.namespace, name)) {
    return refused(
      renameWords.exists(resource.kind, resource.namespace === null ? name : `${resource.namespace}/${name}`),
    );
  }
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

/** The change that renames a workload drawn in the EgressDesign; its pin and notes follow it. Its labels stay, since rules select by them. */
export function renameWorkload(snapshot: Snapshot, namespace: string | null, from: string, to: string): ChangeResult {
  const refusal = nameRefusal(to);
  if (refusal) return refused(refusal);
  const design = designOf(snapshot);
  const index = design ? drawnIndex(design, namespace, from) : -1;
  if (!design || index < 0) return refused(renameWords.notDrawn(from));
  if (drawnIndex(design, namespace, to) >= 0) return refused(renameWords.workloadExists(to));
  return changeInSteps(snapshot, renameWords.renamePod(from, to), 'canvas', [
    editDesign(() => [{ type: 'set', path: ['spec', 'workloads', index, 'name'], value: to }]),
    rekeyDesign(workloadKey(namespace, from), workloadKey(namespace, to)),
  ]);
}

/** The key of a drawn workload in pins and notes. */
export function workloadKey(namespace: string | null, name: string): string {
  return namespace === null ? `Workload/${name}` : `Workload/${namespace}/${name}`;
}
