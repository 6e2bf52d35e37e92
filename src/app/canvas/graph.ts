import { useDeferredValue, useMemo, useState } from 'react';
import type { Snapshot } from '../../core/snapshot';
import type { Topology } from '../../core/topology';
import { useApp } from '../store';
import { useCanvas } from './canvas-state';
import { foldedBands, noFolds, type Folds } from './folds';
import { layoutTopology, type Layout, type Pins } from './layout';
import { drawPicture, emptyPicture, type Picture } from './picture';
import { pinsOf } from './pins';

/** What the canvas shows, all of one snapshot. */
export interface Graph {
  readonly snapshot: Snapshot;
  readonly topology: Topology;
  readonly pins: Pins;
  readonly layout: Layout;
  readonly picture: Picture;
}

/** The graph of the workspace. It may be a moment behind the text while somebody types: React draws it when there is time. */
export function useGraph(): Graph {
  const snapshot = useDeferredValue(useApp((state) => state.snapshot));
  const folds = useCanvas((state) => state.folds);
  const [draw] = useState(graphDrawer);
  return useMemo(() => draw(snapshot, folds), [draw, snapshot, folds]);
}

/** A function from snapshots to graphs that shares with the graph before what did not change. */
export function graphDrawer(): (snapshot: Snapshot, folds?: Folds) => Graph {
  let last: (Graph & { readonly folds: Folds }) | undefined;
  return (snapshot, folds = noFolds) => {
    const { topology } = snapshot;
    const pins = pinsOf(snapshot);
    if (last?.topology === topology && last.folds === folds && samePins(last.pins, pins)) {
      last = { ...last, snapshot };
      return last;
    }
    const layout = layoutTopology(topology, pins, foldedBands(topology, folds));
    const picture = drawPicture(topology, layout, last?.picture ?? emptyPicture);
    last = { snapshot, topology, pins, layout, picture, folds };
    return last;
  };
}

function samePins(a: Pins, b: Pins): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, point] of a) {
    const other = b.get(key);
    if (!other || other.x !== point.x || other.y !== point.y) return false;
  }
  return true;
}
