import { announce } from '../notices';
import { getCanvas, setCanvas } from './canvas-state';
import { bandsDialling, setFold } from './folds';
import type { Graph } from './graph';
import { bandOfId, type Bundle } from '../../core/picture';
import { viewWords } from './words/notices';

/** Shows all rows of a card, or all endpoints of a group, or no longer all of them. */
export function toggleExpanded(id: string): void {
  const expanded = new Set(getCanvas().expanded);
  if (!expanded.delete(id)) expanded.add(id);
  setCanvas({ expanded });
}

/** Opens a group of endpoints, or closes it; one that stands for folded bands opens the bands that dial it. */
export function pressGroup(graph: Graph, id: string): void {
  const group = graph.shown.groups.find((each) => each.id === id) ?? plateOf(graph, id);
  if (!group) return;
  if (group.entry !== null) {
    toggleExpanded(id);
    announce(group.open ? viewWords.groupFolded(group.name) : viewWords.groupShown(group.name, group.says));
    return;
  }
  const entries = group.nodes.map((node) => node.entry);
  unfold(bandsDialling(graph.topology, entries));
}

/** Opens the folded bands at the ends of a bundle, so that its wires are drawn one by one. */
export function pressBundle(graph: Graph, bundle: Bundle): void {
  const bands = [bundle.from, bundle.to].flatMap((id) => {
    const namespace = bandOfId(id);
    return namespace === undefined ? [] : [namespace];
  });
  if (bands.length > 0) unfold(bands);
  for (const id of [bundle.from, bundle.to]) {
    const group = graph.shown.groups.find((each) => each.id === id);
    if (group && group.entry !== null && !group.open) pressGroup(graph, id);
  }
}

function unfold(bands: readonly (string | null)[]): void {
  setCanvas({ folds: setFold(getCanvas().folds, bands, false) });
  announce(viewWords.bandsUnfolded(bands.length));
}

/** The group that a plate draws from far away. */
function plateOf(graph: Graph, id: string) {
  const card = graph.far().cardById.get(id);
  return card?.type === 'group' ? card.data.group : undefined;
}
