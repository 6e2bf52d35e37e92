import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Severity } from '../../core/text';
import type { Counts } from '../../core/topology';
import type { Point } from './anatomy';
import { noFolds, type Folds } from './folds';
import type { Spot } from './spots';

/** How much of a card is drawn: everything, no chips and facts, or a glyph and a name of constant size. */
export type Detail = 'all' | 'some' | 'name';

/** A tool of the palette that waits for a place. */
export type Tool =
  | 'workload'
  | 'service-entry'
  | 'external'
  | 'gateway'
  | 'destination-rule'
  | 'virtual-service'
  | 'sidecar'
  | 'workload-entry'
  | 'note';

/** A small form or menu that floats over the canvas, at a point in CSS pixels from the canvas' top left corner. */
export type Floating =
  | {
      readonly type: 'make-workload';
      readonly at: Point;

      readonly namespace: string | null;
    }
  | { readonly type: 'make-entry'; readonly at: Point; readonly namespace: string | null }
  | { readonly type: 'make-external'; readonly at: Point; readonly namespace: string | null }
  | { readonly type: 'add-endpoint'; readonly at: Point; readonly entry: string }
  | { readonly type: 'call'; readonly at: Point; readonly workload: string }
  | { readonly type: 'rename'; readonly at: Point; readonly spot: Spot }
  | { readonly type: 'delete'; readonly at: Point; readonly spot: Spot }
  | { readonly type: 'menu'; readonly at: Point; readonly spot: Spot | null };

/** What passes on the canvas while it is used; nothing of it is kept. */
export interface CanvasState {
  /** What is selected, as the canvas shows it. */
  readonly spot: Spot | null;
  /** What else is selected, without `spot`; empty unless several things are. */
  readonly others: readonly Spot[];
  /** What the canvas is narrowed to: these cards stay, the rest fades; null when nothing is. */
  readonly focused: ReadonlySet<string> | null;
  /** Hits of the filter by node or rule id, numbered from 1 in reading order; empty while there is no filter. */
  readonly hits: ReadonlyMap<string, number>;
  /** The card that the Tab key leads to. */
  readonly focus: string | null;
  readonly detail: Detail;
  /** How many findings each card or docked rule has; absent is none. */
  readonly counts: ReadonlyMap<string, Counts>;
  /** For cards and docked rules whose document cannot be read to its end: the 1-based line in the file where it stops. */
  readonly broken: ReadonlyMap<string, number>;
  /** The worst findings of each namespace, and how many of that severity it has. */
  readonly bandCounts: ReadonlyMap<string | null, { readonly severity: Severity; readonly count: number }>;
  readonly folds: Folds;
  /** Cards that show all their rows, although they have more than a card shows of itself. */
  readonly expanded: ReadonlySet<string>;
  /** Where a drag would land, and what it would write there in one sentence, or why it would not. */
  readonly target: { readonly spot: Spot; readonly fits: boolean; readonly says: string } | null;
  readonly tool: Tool | null;
  readonly floating: Floating | null;
  /** The card that is moved with the arrow keys, and where it stands meanwhile. */
  readonly moving: { readonly node: string; readonly at: Point } | null;
}

const store = createStore<CanvasState>(() => ({
  spot: null,
  others: [],
  focused: null,
  hits: new Map(),
  focus: null,
  detail: 'all',
  counts: new Map(),
  broken: new Map(),
  bandCounts: new Map(),
  folds: noFolds,
  expanded: new Set(),
  target: null,
  tool: null,
  floating: null,
  moving: null,
}));

export const getCanvas = store.getState;

export function setCanvas(change: Partial<CanvasState>): void {
  store.setState(change);
}

/** A part of the canvas' state as a React hook; `pick` must return something that keeps its identity while nothing changed. */
export function useCanvas<T>(pick: (state: CanvasState) => T): T {
  return useSyncExternalStore(store.subscribe, () => pick(getCanvas()));
}
