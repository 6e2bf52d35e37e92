import { useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Snapshot } from '../../core/snapshot';
import { topologyOf, withUndrawn, type Topology } from '../../core/topology';
import { once } from '../once';
import { useReview, type ReviewState } from '../review-state';
import { useWalked } from '../walked';
import { cutToWay, standsAlone, type ShownWay } from './along-way';
import { arrangingVersion, askArranging, placeElsewhere, subscribeArranging } from './arranging';
import { useCanvas } from './canvas-state';
import { useDrag } from './drag-state';
import { foldedBands, noFolds, type Folds } from './folds';
import { layoutScene, type Folded, type Layout, type Pins, pinsOf, showTopology, type Shown } from '../../core/picture';
import { keepPlaces, nowhere, type LayoutQuestion } from './layout-desk';
import { drawFar, drawPicture, emptyPicture, type Picture } from './picture';

/** What the canvas shows, all of one snapshot. */
export interface Graph {
  readonly snapshot: Snapshot;
  readonly topology: Topology;
  readonly pins: Pins;
  /** The traced call's way, where nothing else is drawn; null where all is. */
  readonly alone: ShownWay | null;
  /** What of the topology has a card, and what stands for the rest. */
  readonly shown: Shown;
  readonly layout: Layout;
  readonly picture: Picture;
  /** The picture from far away, drawn when it is first asked for. */
  readonly far: () => Picture;
  /** What has to be laid out before new cards can be shown; null when everything has its place. */
  readonly waits: LayoutQuestion | null;
}

/** How a topology is shown, apart from its pins. */
interface Showing {
  readonly folds: Folds;
  /** Cards and groups that show all that they have. */
  readonly expanded: ReadonlySet<string>;
  /** Whether the lane for gateways is wanted although there is none. */
  readonly gateway: boolean;
  /** The way of the traced call while the canvas is narrowed to it. */
  readonly way: ShownWay | null;
}

/** Nothing folded and nothing expanded. */
export const plainly: Showing = { folds: noFolds, expanded: new Set(), gateway: false, way: null };

/** Beside one another, cards are found more easily than where somebody put them among all others. */
const noPins: Pins = new Map();

/** Gives a scene its layout, or undefined while that is being worked out elsewhere. */
type Placer = (question: LayoutQuestion) => Layout | undefined;

const atOnce: Placer = ({ scene, pins }) => layoutScene(scene, pins);

/** The graph of the workspace. It may be a moment behind the text: React draws it when there is time, and many calls are followed bit by bit before. */
export function useGraph(): Graph {
  const snapshot = useDeferredValue(useWalked().snapshot);
  const folds = useCanvas((state) => state.folds);
  const expanded = useCanvas((state) => state.expanded);
  const way = useCanvas((state) => state.trodden?.shown ?? null);
  const waiting = useCanvas((state) => state.tool === 'gateway');
  const dragged = useDrag((drag) => drag?.tool === 'gateway');
  const gateway = waiting || dragged;
  const answers = useSyncExternalStore(subscribeArranging, arrangingVersion);
  const redraw = useReview((review) => review.redraw);
  const [draw] = useState(() => graphDrawer(placeElsewhere));
  const graph = useMemo(
    () => draw(snapshot, { folds, expanded, gateway, way }, redraw, answers),
    [draw, snapshot, folds, expanded, gateway, way, answers, redraw],
  );
  useEffect(() => {
    if (graph.waits) askArranging(graph.waits);
  }, [graph.waits]);
  return graph;
}

/**
 * A function from snapshots to graphs that shares with the graph before what did not change. `answers` changes when `place` may have an
 * answer that it had not. `redraw` gives the graph that a review draws in the place of the design's own.
 */
export function graphDrawer(
  place: Placer = atOnce,
): (snapshot: Snapshot, showing?: Showing, redraw?: ReviewState['redraw'], answers?: number) => Graph {
  let last: { readonly graph: Graph; readonly showing: Showing } | undefined;
  let distant = emptyPicture;
  return (snapshot, showing = plainly, redraw = null) => {
    const own = topologyOf(snapshot);
    const topology = redraw?.(own) ?? own;
    const before = last?.graph;
    const written = pinsOf(snapshot);
    const pins = before && samePins(before.pins, written) ? before.pins : written;
    const isSame = last !== undefined && before?.topology === topology && sameShowing(last.showing, showing);
    if (isSame && before.pins === pins && before.waits === null) {
      last = { graph: { ...before, snapshot }, showing };
      return last.graph;
    }
    const { alone, part, placed, folded } = partOf(topology, showing);
    const shown = isSame ? before.shown : showTopology(placed, folded, showing);
    const held = alone ? noPins : pins;
    const question = isSame && before.waits?.pins === held ? before.waits : { scene: shown.scene, pins: held };
    const answer = place(question);
    const layout = answer ?? keepPlaces(before?.layout ?? nowhere, shown.scene);
    const picture = drawPicture(part, shown, layout, before?.picture ?? emptyPicture, showing.expanded);
    const far = once(() => (distant = drawFar(part, shown, layout, distant)));
    const waits = answer ? null : question;
    last = { graph: { snapshot, topology, pins, alone, shown, layout, picture, far, waits }, showing };
    return last.graph;
  };
}

/** What of a topology is drawn: the way of the traced call alone, or all with that call, which moves nothing; and which bands are folded then. */
function partOf(
  topology: Topology,
  { folds, way }: Showing,
): { readonly alone: ShownWay | null; readonly part: Topology; readonly placed: Topology; readonly folded: Folded } {
  if (way && standsAlone(topology, folds, way)) {
    const part = cutToWay(topology, way);
    return { alone: way, part, placed: part, folded: new Set() };
  }
  const part = withUndrawn(topology, way?.way.undrawn ?? null);
  const placed = part === topology ? topology : { ...part, edges: topology.edges };
  return { alone: null, part, placed, folded: foldedBands(topology, folds) };
}

function sameShowing(a: Showing, b: Showing): boolean {
  return a.folds === b.folds && a.expanded === b.expanded && a.gateway === b.gateway && a.way === b.way;
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
