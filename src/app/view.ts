import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';

/** What is remembered about how the page looks; never part of the workspace, its YAML or its history. */
export interface ViewState {
  readonly theme: 'system' | 'light' | 'dark';
  /** Which of the two is shown in the right column. */
  readonly rightColumn: 'form' | 'split' | 'text';
  readonly openFile: string | null;
  readonly folded: { readonly explorer: boolean; readonly right: boolean; readonly dock: boolean };
  /** Open sections of the dock. */
  readonly dock: { readonly topology: boolean; readonly problems: boolean };
  /** Sizes in CSS pixels, and the share of the form in the right column in percent. */
  readonly sizes: { readonly explorer: number; readonly right: number; readonly dock: number; readonly form: number };
  /** Per kind: which fields the form shows. */
  readonly fieldFilter: Readonly<Record<string, 'common' | 'set' | 'all'>>;
  /** Whether the editor and the canvas follow the selection. */
  readonly follow: boolean;
  readonly legend: boolean;
  /** Whether single letters work as keys on the canvas. */
  readonly letterKeys: boolean;
}

export const defaultView: ViewState = {
  theme: 'system',
  rightColumn: 'split',
  openFile: null,
  folded: { explorer: false, right: false, dock: false },
  dock: { topology: true, problems: true },
  sizes: { explorer: 200, right: 480, dock: 240, form: 56 },
  fieldFilter: {},
  follow: true,
  legend: false,
  letterKeys: true,
};

const view = createStore<ViewState>(() => defaultView);

export const getView = view.getState;
export const subscribeView = view.subscribe;

/** Changes view settings; they are stored by the shell. */
export function setView(change: Partial<ViewState>): void {
  view.setState(change);
}

/** A part of the view state as a React hook. */
export function useView<T>(pick: (state: ViewState) => T): T {
  return useSyncExternalStore(subscribeView, () => pick(getView()));
}
