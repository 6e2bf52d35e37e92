import { useDeferredValue, useMemo, useState } from 'react';
import type { Snapshot } from '../../core/snapshot';
import type { Topology } from '../../core/topology';
import { useApp } from '../store';
import { useCanvas } from './canvas-state';
import { foldedBands, noFolds, type Folds } from './folds';
import { layoutScene, type Layout, type Pins } from './layout';
import { drawFar, drawPicture, emptyPicture, type Picture } from './picture';
import { pinsOf } from './pins';
import { showTopology, type Shown } from './scene';

/** What the canvas shows, all of one snapshot. */
export interface Graph {
  readonly snapshot: Snapshot;
  readonly topology: Topology;
  readonly pins: Pins;
  /** What of the topology has a card, and what stands for the rest. */
  readonly shown: Shown;
  readonly layout: Layout;
  readonly picture: Picture;
  /** The picture from far away, drawn when it is first asked for. */
  readonly far: () => Picture;
}

/** How a topology is shown, apart from its pins. */
export interface Showing {
  readonly folds: Folds;
  /** Cards and groups that show all that they have. */
  readonly expanded: ReadonlySet<string>;
  /** Whether the lane for gateways is wanted although there is none. */
  readonly gateway: boolean;
}

export const plainly: Showing = { folds: noFolds, expanded: new Set(), gateway: false };

/** The graph of the workspace. It may be a moment behind the text while somebody types: React draws it when there is time. */
export function useGraph(): Graph {
  const snapshot = useDeferredValue(useApp((state) => state.snapshot));
  const folds = useCanvas((state) => state.folds);
  const expanded = useCanvas((state) => state.expanded);
  const gateway = useCanvas((state) => state.tool === 'gateway');
  const [draw] = useState(graphDrawer);
  return useMemo(() => draw(snapshot, { folds, expanded, gateway }), [draw, snapshot, folds, expanded, gateway]);
}

/** A function from snapshots to graphs that shares with the graph before what did not change. */
export function graphDrawer(): (snapshot: Snapshot, showing?: Showing) => Graph {
  let last: { readonly graph: Graph; readonly showing: Showing } | undefined;
  let distant = emptyPicture;
  return (snapshot, showing = plainly) => {
    const { topology } = snapshot;
    const pins = pinsOf(snapshot);
    const before = last?.graph;
    if (last && before?.topology === topology && sameShowing(last.showing, showing) && samePins(before.pins, pins)) {
      last = { graph: { ...before, snapshot }, showing };
      return last.graph;
    }
    const shown = showTopology(topology, foldedBands(topology, showing.folds), showing);
    const layout = layoutScene(shown.scene, pins);
    const picture = drawPicture(topology, shown, layout, before?.picture ?? emptyPicture, showing.expanded);
    const far = once(() => (distant = drawFar(topology, shown, layout, distant)));
    last = { graph: { snapshot, topology, pins, shown, layout, picture, far }, showing };
    return last.graph;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function sameShowing(a: Showing, b: Showing): boolean {
  return a.folds === b.folds && a.expanded === b.expanded && a.gateway === b.gateway;
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
