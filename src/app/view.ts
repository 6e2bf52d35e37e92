import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';

/** The sections below the canvas, in the order of their headers. */
export type DockSectionId = 'topology' | 'problems' | 'trace' | 'assertions' | 'posture' | 'lab' | 'review';

/** What is remembered about how the page looks; never part of the workspace, its YAML or its history. */
export interface ViewState {
  readonly theme: 'system' | 'light' | 'dark';
  /** Which of the two is shown in the right column. */
  readonly rightColumn: 'form' | 'split' | 'text';
  readonly openFile: string | null;
  readonly folded: { readonly explorer: boolean; readonly right: boolean; readonly dock: boolean };
  /** Open sections of the dock. */
  readonly dock: Readonly<Record<DockSectionId, boolean>>;
  /** When each section was opened last, as a running number: the later ones are shown where there is no room for all that are open. */
  readonly opened: Readonly<Record<DockSectionId, number>>;
  /** How much of the dock's width an open section takes, in proportion to the others that are open. */
  readonly shares: Readonly<Record<DockSectionId, number>>;
  /** Whether the Explorer and the dock are open in the compact layout (1024 to 1279 pixels), where they start folded. */
  readonly compact: { readonly explorer: boolean; readonly dock: boolean };
  /** The pane shown where there is room for one alone. */
  readonly pane: 'canvas' | 'form' | 'text' | 'explorer' | 'problems' | 'review';
  /**
   * Sizes in CSS pixels. `form` is the height of the form in percent of the right column; from 1720 pixels the form stands beside the
   * text, and `explorerWide`, `rightWide` and `formWide` (percent of the width) count.
   */
  readonly sizes: {
    readonly explorer: number;
    readonly explorerWide: number;
    readonly right: number;
    readonly rightWide: number;
    readonly dock: number;
    readonly form: number;
    readonly formWide: number;
  };
  /** The height in CSS pixels that the page itself gave the sections below the canvas last; null before. While they have another one, somebody has chosen it. */
  readonly dockGiven: number | null;
  /** Per kind: which fields the form shows. */
  readonly fieldFilter: Readonly<Record<string, 'common' | 'set' | 'all'>>;
  /** Whether the editor and the canvas follow the selection. */
  readonly follow: boolean;
  /** Whether the signs are explained over the canvas, as long as something is drawn. */
  readonly legend: boolean;
  readonly minimap: boolean;
  /** Where the canvas was, and of which design; null before the first time. */
  readonly canvas: CanvasMemory | null;
  /** How the Explorer is ordered. */
  readonly explorerSort: 'file' | 'namespace' | 'call';
  /** Who answers in reviews, as that person has said; empty for nobody in particular. */
  readonly reviewer: string;
  /** Whether single letters work as keys on the canvas. */
  readonly letterKeys: boolean;
  /** Whether Trace has opened of itself, which it does once, with the first call that is selected. */
  readonly traced: boolean;
  /** Which diagram Topology shows, and whether it goes from top to bottom. */
  readonly diagram: { readonly style: string; readonly topDown: boolean };
  /** How the design was exported last; null before the first time. */
  readonly exportChoice: ExportChoice | null;
}

/** What the canvas showed of a design: where (canvas units are shifted by CSS pixels), how large, and what a person folded and unfolded. */
export interface CanvasMemory {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly shut: readonly (string | null)[];
  readonly open: readonly (string | null)[];
}

/**
 * One YAML file, a zip with a file each, or one file a resource for kustomize; `design`: with the EgressDesign documents; `changed`: only resources that differ
 * from the baseline of the review, else from what was opened; `withoutServerFields`: without what the API server writes into objects.
 */
export interface ExportChoice {
  readonly format: 'yaml' | 'zip' | 'kustomize';
  readonly design: boolean;
  readonly changed: boolean;
  readonly withoutServerFields: boolean;
}

/** The view of a browser that was never here. */
export const defaultView: ViewState = {
  theme: 'system',
  rightColumn: 'split',
  openFile: null,
  folded: { explorer: false, right: false, dock: false },
  dock: { topology: true, problems: true, trace: false, assertions: false, posture: false, lab: false, review: true },
  opened: { topology: 1, problems: 2, trace: 0, assertions: 0, posture: 0, lab: 0, review: 3 },
  shares: { topology: 52, problems: 48, trace: 84, assertions: 58, posture: 84, lab: 58, review: 84 },
  compact: { explorer: false, dock: false },
  pane: 'canvas',
  sizes: { explorer: 200, explorerWide: 248, right: 480, rightWide: 856, dock: 240, form: 56, formWide: 43 },
  dockGiven: null,
  fieldFilter: {},
  follow: true,
  legend: false,
  minimap: true,
  canvas: null,
  explorerSort: 'file',
  reviewer: '',
  letterKeys: true,
  traced: false,
  diagram: { style: 'overview', topDown: false },
  exportChoice: null,
};

const view = createStore<ViewState>(() => defaultView);

/** The view as it is now, outside of React. */
export const getView = view.getState;
/** Calls a listener at each change of the view; what it returns ends that. */
export const subscribeView = view.subscribe;

/** Changes view settings; they are stored by the shell. */
export function setView(change: Partial<ViewState>): void {
  view.setState(change);
}

/** A part of the view state as a React hook. */
export function useView<T>(pick: (state: ViewState) => T): T {
  return useSyncExternalStore(subscribeView, () => pick(getView()));
}
