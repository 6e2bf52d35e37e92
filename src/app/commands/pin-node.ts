import type { ChangeResult } from '../../core/edit-at';
import type { Snapshot } from '../../core/snapshot';
import { changeInSteps, noChange } from './change-steps';
import { designOf, editDesign, ensureDesign } from './design-document';
import { valueAt } from '../../core/yaml';

/** The change that notes where a person placed a card, in the design and never in the Istio YAML. */
export function pinNode(snapshot: Snapshot, node: string, name: string, at: readonly [number, number]): ChangeResult {
  return pinNodes(snapshot, new Map([[node, at]]), `Move ${name}`);
}

/** The same for several cards in one step. */
export function pinNodes(
  snapshot: Snapshot,
  places: ReadonlyMap<string, readonly [number, number]>,
  label: string,
): ChangeResult {
  return changeInSteps(snapshot, label, 'canvas', [
    ensureDesign,
    editDesign(() =>
      [...places].map(([node, at]) => ({ type: 'set', path: ['spec', 'layout', 'pins', node], value: [...at] })),
    ),
  ]);
}

/** The change that forgets pins, so that the layout places the cards again; all of them when no nodes are given. */
export function unpinNodes(snapshot: Snapshot, nodes?: readonly string[]): ChangeResult {
  const design = designOf(snapshot);
  if (!design || valueAt(design.value, ['spec', 'layout', 'pins']) === undefined) return noChange('Arrange');
  const ops = nodes
    ? nodes
        .map((node) => ['spec', 'layout', 'pins', node])
        .filter((path) => valueAt(design.value, path) !== undefined)
        .map((path) => ({ type: 'delete' as const, path }))
    : [{ type: 'delete' as const, path: ['spec', 'layout', 'pins'] }];
  return changeInSteps(snapshot, nodes ? 'Unpin' : 'Arrange', 'canvas', [editDesign(() => ops)]);
}
