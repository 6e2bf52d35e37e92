import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import { isSamePlace, type Place } from '../core/schema';
import { takeSnapshot, type Snapshot } from '../core/snapshot';
import {
  emptyHistory,
  emptyWorkspace,
  fits,
  record,
  redoStep,
  undoStep,
  type Change,
  type History,
  type Workspace,
} from '../core/workspace';
import { afterFrame } from './after-frame';
import { forgetAhead, snapshotAfter } from './ahead';
import { settingsToday } from './browser/today';
import { notify } from './notices';
import { getSession, whyReadOnly } from './session';
import { changeWords } from './words';

/** What is selected: a place in the workspace, and which pane said so (that pane does not follow itself). */
export interface Selection {
  readonly place: Place;
  readonly from: 'canvas' | 'explorer' | 'inspector' | 'editor' | 'preview' | 'problems' | 'trace' | 'command';
  /** Further places, when several things are selected at once; `place` is the one selected last. */
  readonly also?: readonly Place[];
}

/** All that changes: the design, its history, and what is selected in it. */
export interface AppState {
  readonly snapshot: Snapshot;
  readonly history: History;
  readonly selection: Selection | null;
  /** The change that led to this snapshot, for panes that mirror text (undone changes appear as their inverse); null after a load. */
  readonly lastChange: Change | null;
  /** Counts every new snapshot; panes use it to notice that they missed one. */
  readonly revision: number;
}

const store = createStore<AppState>(() => ({
  snapshot: takeSnapshot(emptyWorkspace, undefined, undefined, settingsToday({})),
  history: emptyHistory,
  selection: null,
  lastChange: null,
  revision: 0,
}));

/** The state that React shows: what a key does in the text reaches it after the frame that shows the text. */
const shown = createStore<AppState>(store.getState);
let callOff: (() => void) | undefined;

/** The state as it is now, outside of React. */
export const getState = store.getState;
/** Calls a listener at each change of the state; what it returns ends that. */
export const subscribe = store.subscribe;

/** When panes show a change: at once, or once the frame that shows it where it was made has been drawn. */
export type Shown = 'now' | 'soon';

/**
 * Makes a change: one step of the history. Answers whether it was made: while another tab edits the design, or where the change was made for
 * text that is no longer there, nothing happens but a notice, and whoever says what was done must not say it.
 */
export function dispatch(change: Change, when: Shown = change.origin === 'editor' ? 'soon' : 'now'): boolean {
  if (refuseWhileReadOnly()) return false;
  const { snapshot, history } = getState();
  if (!fits(snapshot.workspace, change)) {
    notify({ tone: 'info', text: changeWords.changedMeanwhile });
    return false;
  }
  const next = record(history, snapshot.workspace, change, performance.now());
  advance(change, next, when);
  return true;
}

/** Takes the last change back, whoever made it; answers whether there was one and it could be. */
export function undo(): boolean {
  if (refuseWhileReadOnly()) return false;
  const taken = undoStep(getState().history);
  if (taken) advance(taken.step.inverse, taken.history, 'soon');
  return taken !== undefined;
}

/** Makes the last undone change again; answers whether there was one and it could be. */
export function redo(): boolean {
  if (refuseWhileReadOnly()) return false;
  const taken = redoStep(getState().history);
  if (taken) advance(taken.step.change, taken.history, 'soon');
  return taken !== undefined;
}

/** Selects a place, or nothing. */
export function select(selection: Selection | null): void {
  if (samePlace(selection, getState().selection)) return;
  store.setState({ selection });
  if (callOff === undefined) show();
}

/** Replaces everything with a stored workspace; the history starts anew. Used when the page opens, and when another tab hands over. */
export function load(workspace: Workspace): void {
  forgetAhead();
  store.setState((state) => ({
    snapshot: takeSnapshot(workspace, undefined, undefined, settingsToday({})),
    history: emptyHistory,
    selection: null,
    lastChange: null,
    revision: state.revision + 1,
  }));
  show();
}

/** All places that are selected, the one selected last first. */
export function placesOf({ place, also = [] }: Selection): readonly Place[] {
  return [place, ...also];
}

/**
 * A part of the state as a React hook; `pick` must return something that keeps its identity while nothing changed. What is typed in the editor,
 * undone or made again, and where a card was dragged to, is shown a frame later, with what is selected meanwhile, so that no pane keeps the key or the
 * pointer waiting; all else at once.
 */
export function useApp<T>(pick: (state: AppState) => T): T {
  return useSyncExternalStore(shown.subscribe, () => pick(shown.getState()));
}

function refuseWhileReadOnly(): boolean {
  const reason = whyReadOnly(getSession());
  if (reason !== null) notify({ tone: 'info', text: reason });
  return reason !== null;
}

function advance(change: Change, history: History, when: Shown): void {
  const { snapshot, revision } = getState();
  store.setState({
    snapshot: snapshotAfter(snapshot, change),
    history,
    lastChange: change,
    revision: revision + 1,
  });
  // Which file is open is known at once: files that come, go or are renamed must not be shown later.
  if (when === 'now' || !change.files.every(({ type }) => type === 'edit')) return show();
  callOff ??= afterFrame(show);
}

function show(): void {
  callOff?.();
  callOff = undefined;
  shown.setState(store.getState(), true);
}

function samePlace(a: Selection | null, b: Selection | null): boolean {
  if (a === null || b === null) return a === b;
  const [left, right] = [placesOf(a), placesOf(b)];
  return left.length === right.length && left.every((place, index) => isSamePlace(place, right[index] as Place));
}
