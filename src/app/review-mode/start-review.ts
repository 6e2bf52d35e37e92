import { compareWorkspaces } from '../../core/review';
import type { Snapshot } from '../../core/snapshot';
import { topologyOf, type Topology } from '../../core/topology';
import { announce } from '../notices';
import { noneOpen } from '../open-section';
import { getReview, noReview, setReview, type Reviewed, type ReviewSide, type ReviewState } from '../review-state';
import { getState, subscribe } from '../store';
import { getView, setView, type ViewState } from '../view';
import { whenIdle } from '../when-idle';
import { detached, documentMarks, overlayOf, type Overlay } from './overlay';
import { summaryWords } from './words';

/** The sections that were open before the review, which takes the room of all while it goes on. */
let dockBefore: ViewState['dock'] | null = null;
/** How long nothing must have changed before both states are compared again, in milliseconds: a large design takes a while, and typing must not wait for it. */
const quietFor = 500;

let stopFollowing: () => void = () => undefined;

/** Begins a review against a baseline: of the design as it is on the page and becomes, or of another state. It goes on until `stopReview`. */
export function startReview(baseline: Reviewed, proposal: Reviewed | null = null): void {
  stopFollowing();
  dockBefore ??= getView().dock;
  setView({ dock: { ...noneOpen, review: true } });
  setReview({ ...noReview, baseline, proposal, side: 'both' });
  draw();
  stopFollowing = followDesign();
}

/** Ends the review. Nothing of it stays but the notes that were written. */
export function stopReview(): void {
  stopFollowing();
  stopFollowing = () => undefined;
  setReview(noReview);
  if (dockBefore) setView({ dock: dockBefore });
  dockBefore = null;
  announce('The review has ended.');
}

/** Shows one state of the design on the canvas, or both at once. */
export function showSide(side: ReviewSide): void {
  setReview({ side });
  draw();
}

/** What is held against the baseline now. */
export function proposed(): Snapshot {
  return getReview().proposal?.snapshot ?? getState().snapshot;
}

function followDesign(): () => void {
  let stopWaiting = whenIdle(() => compare(true));
  const compareSoon = (): void => {
    stopWaiting();
    const timer = setTimeout(() => (stopWaiting = whenIdle(() => compare(false))), quietFor);
    stopWaiting = () => clearTimeout(timer);
  };
  const stop = subscribe((state, before) => {
    if (state.snapshot !== before.snapshot && getReview().proposal === null) compareSoon();
  });
  return () => {
    stop();
    stopWaiting();
  };
}

function compare(isFirst: boolean): void {
  const { baseline, at } = getReview();
  if (!baseline) return;
  const comparison = compareWorkspaces(baseline.snapshot, proposed());
  const isThere = comparison.changes.some(({ id }) => id === at);
  setReview({ comparison, at: isThere ? at : null, ...signs(comparison.documents) });
  if (isFirst) announce(summaryWords(comparison));
}

/** Draws the wanted side on the canvas, and says anew what is marked. */
function draw(): void {
  const { baseline, proposal, side, comparison } = getReview();
  if (!baseline) return;
  setReview({ redraw: redrawOf(baseline, proposal, side), ...signs(comparison?.documents ?? []) });
}

function signs(documents: Parameters<typeof documentMarks>[0]): Pick<ReviewState, 'marks' | 'gone'> {
  const { baseline } = getReview();
  if (!baseline) return { marks: new Map(), gone: [] };
  const { marks, goneWorkloads } = overlay(topologyOf(baseline.snapshot), topologyOf(proposed()));
  const removed = documents.filter(({ change }) => change === 'removed');
  const workloads = goneWorkloads.map(({ id, name, namespace }) => ({ key: id, kind: 'Workload', name, namespace }));
  const gone = [...removed.flatMap(({ before }) => before ?? []), ...workloads];
  return { marks: new Map([...marks, ...documentMarks(documents)]), gone };
}

/** The design's own graph is drawn as it is where it is what shall be seen, so that it can be edited. */
function redrawOf(baseline: Reviewed, proposal: Reviewed | null, side: ReviewSide): ReviewState['redraw'] {
  const before = topologyOf(baseline.snapshot);
  const after = proposal && topologyOf(proposal.snapshot);
  switch (side) {
    case 'before':
      return () => bare(before);
    case 'after':
      return after && (() => bare(after));
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
