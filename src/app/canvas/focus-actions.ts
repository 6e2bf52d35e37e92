import { useEffect } from 'react';
import { bandOfId, nodesById } from '../../core/picture';
import { announce } from '../notices';
import { showWay } from '../traced-call';
import { getCanvas, setCanvas, useCanvas } from './canvas-state';
import { getFilter, setFilter } from './filter-state';
import { focusPath } from './focus-path';
import { foldedBands, setFold } from './folds';
import type { Graph } from './graph';
import { getPicked } from './picking';
import type { Picked } from './selecting';
import { viewWords } from './words/notices';

/** What the focus path was made of, so that it can follow when the design changes. */
let anchor: Picked = [];

/** Narrows the canvas to the way of what is selected, or shows all of it again. */
export function toggleFocusPath(graph: Graph): void {
  // Where only hits of the filter are shown, the path takes their place.
  if (getCanvas().focused !== null && !getFilter().only) {
    endFocusPath();
    return;
  }
  const picked = getPicked();
  const focused = focusPath(graph.topology, picked);
  if (focused.size === 0) {
    announce(viewWords.selectForPath);
    return;
  }
  anchor = picked;
  setFilter({ only: false });
  showWay(false);
  setCanvas({ focused, trodden: null, folds: unfoldedFor(graph, focused) });
  announce(viewWords.focusPath(focused.size, graph.topology.nodes.length));
}

/** Shows all cards again. */
export function endFocusPath(): void {
  anchor = [];
  showWay(false);
  setCanvas({ focused: null, trodden: null });
  announce(viewWords.focusPathEnded);
}

/**
 * Keeps the focus path true while the design and the selection change: it follows what is selected outside of it, and ends when nothing is
 * left of what it was made of.
 */
export function useFocusPath({ topology }: Graph): void {
  const spot = useCanvas((state) => state.spot);
  useEffect(() => {
    const before = getCanvas().focused;
    if (before === null || getCanvas().trodden !== null || getFilter().only) return;
    if (spot && nodesById(topology).has(spot.node) && !before.has(spot.node)) anchor = getPicked();
    const left = anchor.filter(({ node }) => nodesById(topology).has(node) || bandOfId(node) !== undefined);
    const focused = focusPath(topology, left);
    if (focused.size === 0) endFocusPath();
    else setCanvas({ focused });
  }, [topology, spot]);
}

/** The folds with the bands open that hold what stays. */
function unfoldedFor({ topology }: Graph, focused: ReadonlySet<string>) {
  const nodes = nodesById(topology);
  const wanted = new Set(
    [...focused].flatMap((id) => {
      const node = nodes.get(id);
      return node && node.lane !== 'external' ? [node.namespace] : [];
    }),
  );
  const { folds } = getCanvas();
  const open = [...foldedBands(topology, folds)].filter((band) => wanted.has(band));
  return open.length === 0 ? folds : setFold(folds, open, false);
}
