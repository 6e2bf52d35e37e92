import type { ComparisonReport } from '../../core/review';
import { topologyOf, type Topology } from '../../core/topology';
import { setReview, type ReviewState } from '../review-state';
import { getState } from '../store';
import type { CompareDrawings } from '../comparing/comparer';
import { detached } from '../comparing/detached';
import { wayMarks } from './changed-calls';
import { documentMarks, overlayOf, type Overlay } from './overlay';

let drawings: CompareDrawings | null = null;

/** Takes the flow graphs of a new baseline, and of what it is compared with; null before they are there, and when the review ends. */
export function takeDrawings(taken: CompareDrawings | null): void {
  drawings = taken;
}

/** Shows one state of the design on the canvas, or both at once. Before there is something to draw of them, the design itself stays. */
export function showSide(side: ReviewState['side']): void {
  setReview({ side, redraw: drawings && redrawOf(drawings, side) });
}

/** What is marked on the canvas and in the tree, where so many documents and calls differ. */
export function reviewMarks({
  documents,
  changes,
}: Pick<ComparisonReport, 'documents' | 'changes'>): Pick<ReviewState, 'marks' | 'was' | 'gone'> {
  if (!drawings) return { marks: new Map(), was: new Map(), gone: [] };
  const { before } = drawings;
  const after = drawings.after ?? topologyOf(getState().snapshot);
  const { marks, was, goneWorkloads } = overlay(before, after);
  const removed = documents.filter(({ change }) => change === 'removed').flatMap((each) => each.before ?? []);
  const workloads = goneWorkloads.map(({ id, name, namespace }) => ({ key: id, kind: 'Workload', name, namespace }));
  return {
    marks: new Map([...wayMarks(after, changes), ...marks, ...documentMarks(documents)]),
    was,
    gone: [...removed, ...workloads],
  };
}

/** The design's own graph is drawn as it is where it is what shall be seen, so that it can be edited. */
function redrawOf({ before, after }: CompareDrawings, side: ReviewState['side']): ReviewState['redraw'] {
  switch (side) {
    case 'before':
      return () => before;
    case 'after':
      return after && (() => after);
    case 'both':
      return after ? () => bare(overlay(before, after).topology) : (own) => overlay(before, own).topology;
  }
}

const bares = new WeakMap<Topology, Topology>();

function bare(topology: Topology): Topology {
  return remembered(bares, topology, () => detached(topology));
}

const overlays = new WeakMap<Topology, WeakMap<Topology, Overlay>>();

function overlay(before: Topology, after: Topology): Overlay {
  const known = remembered(overlays, before, () => new WeakMap<Topology, Overlay>());
  return remembered(known, after, () => overlayOf(before, after));
}

function remembered<K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
