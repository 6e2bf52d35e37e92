import type { ChangeResult } from '../../core/edit-at';
import type { Snapshot } from '../../core/snapshot';
import { changeInSteps, refused } from './change-steps';
import { designOf, drawnIndex, editDesign, ensureDesign } from './design-document';
import { listAt } from './list-at';
import { nameRefusal } from './resource-names';
import { addWords } from './words/add';

interface NewWorkload {
  readonly name: string;
  readonly namespace: string;
  /** Where it was dropped, in canvas units; undefined leaves its place to the layout. */
  readonly pin?: readonly [number, number];
}

/** The change that draws a pod: an item of `workloads` in the EgressDesign, which is made when there is none. */
export function addWorkload(snapshot: Snapshot, { name, namespace, pin }: NewWorkload): ChangeResult {
  const refusal = nameRefusal(name) ?? nameRefusal(namespace, 'namespace');
  if (refusal) return refused(refusal);
  const design = designOf(snapshot);
  if (design && drawnIndex(design, namespace, name) >= 0)
    return refused(addWords.workloadExists(`${namespace}/${name}`));
  return changeInSteps(snapshot, addWords.drawPod(name), 'canvas', [
    ensureDesign,
    editDesign((at) => [
      {
        type: 'insert',
        path: ['spec', 'workloads'],
        index: listAt(at, 'spec', 'workloads').length,
        value: { name, namespace, labels: { app: name } },
      },
      ...(pin
        ? [{ type: 'set' as const, path: ['spec', 'layout', 'pins', `Workload/${namespace}/${name}`], value: [...pin] }]
        : []),
    ]),
  ]);
}
