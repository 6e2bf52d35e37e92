import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Severity } from '../../core/text';
import type { Counts } from '../../core/topology';
import type { Place } from '../../core/schema';
import type { ConnectStep, Offer } from '../commands/connect';
import type { Point, Spot } from '../../core/picture';
import type { ShownWay } from './along-way';
import { noFolds, type Folds } from './folds';
import type { Moving } from './move-keys';

/**
 * How much of a card is drawn: everything, no chips and facts, or a glyph and a name of constant size; `plate`: bands and what lies outside
 * are plates, and only what stands in no band has a card, as by name.
 */
export type Detail = 'all' | 'some' | 'name' | 'plate';

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
  | MakeForm<'make-workload'>
  | MakeForm<'make-entry'>
  | MakeForm<'make-external'>
  | MakeForm<'make-gateway'>
  | MakeForm<'make-workload-entry'>
  /** A new note on a card, a rule or a namespace by its key, or one that is there already, by where it is written. */
  | { readonly type: 'note'; readonly at: Point; readonly on: string; readonly place?: Place; readonly text?: string }
  /** Chooses the other end of a wire from a list; `text` narrows it to begin with. */
  | { readonly type: 'connect'; readonly at: Point; readonly from: Spot; readonly text?: string }
  /** Asks for what a wire still needs: a URL, an address, a host. */
  | {
      readonly type: 'ask';
      readonly at: Point;
      readonly from: Spot;
      readonly step: Extract<ConnectStep, { type: 'ask' }>;
      /** The same step for the design as it is by then, or the sentence that says why there is none. */
      readonly stepNow: () => Extract<ConnectStep, { type: 'ask' }> | string;
    }
  /** Offers what would have to change with it; `offersNow` are the offers for the design as it is by then. */
  | {
      readonly type: 'choose';
      readonly at: Point;
      readonly says: string;
      readonly offers: readonly Offer[];
      readonly offersNow: () => readonly Offer[];
    }
  /** Edits a name where it stands; `what` is the one meant of several. */
  | { readonly type: 'rename'; readonly at: Point; readonly spot: Spot; readonly what?: 'name' }
  /** Asks what goes with what is deleted. */
  | { readonly type: 'delete'; readonly at: Point; readonly spots: readonly Spot[] }
  | { readonly type: 'menu'; readonly at: Point; readonly spot: Spot | null };

/** The way of a call: its rows as `node` and `part` with a line break between, the ids of its wires, and the spot that is pointed out. */
export interface Trodden {
  readonly rows: ReadonlySet<string>;
  readonly wires: ReadonlySet<string>;
  readonly step: Spot | null;
  /** What of it the picture follows: the same while hops are pointed out. */
  readonly shown: ShownWay;
}

/** Asks for the name, namespace and so on of something new. */
interface MakeForm<Type extends string> {
  readonly type: Type;
  readonly at: Point;
  /** The namespace of the band that it was dropped on; null where there is none to go by. */
  readonly namespace: string | null;
}

/** What passes on the canvas while it is used; nothing of it is kept. */
export interface CanvasState {
  /** What is selected, as the canvas shows it. */
  readonly spot: Spot | null;
  /** What else is selected, without `spot`; empty unless several things are. */
  readonly others: readonly Spot[];
  /** What the canvas is narrowed to: these cards stay, the rest fades; null when nothing is. */
  readonly focused: ReadonlySet<string> | null;
  /** What of the cards in `focused` lies on the way of the traced call; null while no call's way is shown. */
  readonly trodden: Trodden | null;
  /** Hits of the filter by node or rule id, numbered from 1 in reading order; empty while there is no filter. */
  readonly hits: ReadonlyMap<string, number>;
  /** The card that the Tab key leads to. */
  readonly focus: string | null;
  /** The band or group that is pointed at or has the keyboard's focus: the bundles at it are drawn. */
  readonly near: string | null;
  readonly detail: Detail;
  /** How many findings each card or docked rule has; absent is none. */
  readonly counts: ReadonlyMap<string, Counts & { readonly accepted?: number; readonly reasons?: string }>;
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
  /** The pointer moves the view, also over cards: the hand of the palette, or Space held down. */
  readonly hand: boolean;
  readonly floating: Floating | null;
  /** Cards that are moved with the arrow keys or dragged, and where they stand meanwhile. */
  readonly moving: Moving | null;
  /** Cards that were put down, and where, until the layout has them there: in a large design it is worked out elsewhere and comes some frames later. */
  readonly landing: Moving['places'] | null;
}

const store = createStore<CanvasState>(() => ({
  spot: null,
  others: [],
  focused: null,
  trodden: null,
  hits: new Map(),
  focus: null,
  near: null,
  detail: 'all',
  counts: new Map(),
  broken: new Map(),
  bandCounts: new Map(),
  folds: noFolds,
  expanded: new Set(),
  target: null,
  tool: null,
  hand: false,
  floating: null,
  moving: null,
  landing: null,
}));

/** The canvas' state as it is now, outside of React. */
export const getCanvas = store.getState;

/** Changes a part of the canvas' state. */
export function setCanvas(change: Partial<CanvasState>): void {
  store.setState(change);
}

/** A part of the canvas' state as a React hook; `pick` must return something that keeps its identity while nothing changed. */
export function useCanvas<T>(pick: (state: CanvasState) => T): T {
  return useSyncExternalStore(store.subscribe, () => pick(getCanvas()));
}
