import type { ChangeResult } from '../../core/edit-at';
import { isRecord } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { changeInSteps, noChange } from './change-steps';
import { editDesign, ensureDesign } from './design-document';
import type { Path } from '../../core/text';
import { valueAt } from '../../core/yaml';
import { designWords } from './words/design';

/** The change that notes where a person placed cards, in the design and never in the Istio YAML. */
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

/**
 * The change that forgets pins, so that the layout places the cards again; all of them when no nodes are given. What is empty then goes too:
 * the list of pins, and the layout when it held nothing else.
 */
export function unpinNodes(snapshot: Snapshot, nodes?: readonly string[]): ChangeResult {
  const designs = snapshot.resources.filter(({ kind }) => kind === 'EgressDesign');
  const steps = designs.flatMap((design) => {
    const path = unpinPaths(design.value, nodes);
    return path.length === 0 ? [] : [editDesign(() => path.map((each) => ({ type: 'delete', path: each })), design)];
  });
  if (steps.length === 0) return noChange(designWords.arrange);
  return changeInSteps(snapshot, nodes ? designWords.unpin : designWords.arrange, 'canvas', steps);
}

function unpinPaths(design: unknown, nodes: readonly string[] | undefined): Path[] {
  const layout = ['spec', 'layout'];
  const pins = [...layout, 'pins'];
  const pinned = keysAt(design, pins);
  const going = nodes === undefined ? pinned : pinned.filter((each) => nodes.includes(each));
  if (valueAt(design, pins) === undefined || (nodes !== undefined && going.length === 0)) return [];
  if (going.length < pinned.length) return going.map((node) => [...pins, node]);
  return [keysAt(design, layout).length > 1 ? pins : layout];
}

function keysAt(value: unknown, path: Path): readonly string[] {
  const found = valueAt(value, path);
  return isRecord(found) ? Object.keys(found) : [];
}
