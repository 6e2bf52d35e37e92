import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Place } from '../core/schema';
import { takeSnapshot, type Snapshot } from '../core/snapshot';
import {
  applyChange,
  emptyHistory,
  emptyWorkspace,
  record,
  redoStep,
  undoStep,
  type Change,
  type History,
  type Workspace,
} from '../core/workspace';
import { notify } from './notices';
import { getSession } from './session';

/** What is selected: a place in the workspace, and which pane said so (that pane does not follow itself). */
export interface Selection {
  readonly place: Place;
  readonly from: 'canvas' | 'explorer' | 'inspector' | 'editor' | 'preview' | 'problems' | 'command';
}

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
  snapshot: takeSnapshot(emptyWorkspace),
  history: emptyHistory,
  selection: null,
  lastChange: null,
  revision: 0,
}));

export const getState = store.getState;
export const subscribe = store.subscribe;

/**
 * Makes a change: one step of the history. While another tab edits the design nothing happens but a notice. Throws when the change does
 * not fit the workspace, which only a bug can cause.
 */
export function dispatch(change: Change): void {
  if (refuseWhileReadOnly()) return;
  const { snapshot, history } = getState();
  const next = record(history, snapshot.workspace, change, performance.now());
  advance(change, next);
}

/** Takes the last change back, whoever made it. Does nothing when there is none. */
export function undo(): void {
  if (refuseWhileReadOnly()) return;
  const taken = undoStep(getState().history);
  if (taken) advance(taken.step.inverse, taken.history);
}

/** Makes the last undone change again. Does nothing when there is none. */
export function redo(): void {
  if (refuseWhileReadOnly()) return;
  const taken = redoStep(getState().history);
  if (taken) advance(taken.step.change, taken.history);
}

/** Selects a place, or nothing. */
export function select(selection: Selection | null): void {
  if (samePlace(selection, getState().selection)) return;
  store.setState({ selection });
}

/** Replaces everything with a stored workspace; the history starts anew. Used when the page opens, and when another tab hands over. */
export function load(workspace: Workspace): void {
  store.setState((state) => ({
    snapshot: takeSnapshot(workspace),
    history: emptyHistory,
    selection: null,
    lastChange: null,
    revision: state.revision + 1,
  }));
}

/** A part of the state as a React hook; `pick` must return something that keeps its identity while nothing changed. */
export function useApp<T>(pick: (state: AppState) => T): T {
  return useSyncExternalStore(subscribe, () => pick(getState()));
}

function refuseWhileReadOnly(): boolean {
  const { readOnly } = getSession();
  if (readOnly)
    notify({ tone: 'info', text: 'This design is being edited in another tab. Press Edit here to take over.' });
  return readOnly;
}

function advance(change: Change, history: History): void {
  const { snapshot, revision } = getState();
  const workspace = applyChange(snapshot.workspace, change);
  store.setState({
    snapshot: takeSnapshot(workspace, snapshot, change),
    history,
    lastChange: change,
    revision: revision + 1,
  });
}

function samePlace(a: Selection | null, b: Selection | null): boolean {
  if (a === null || b === null) return a === b;
  const { place: left } = a;
  const { place: right } = b;
  return (
    left.file === right.file &&
    left.document === right.document &&
    left.path.length === right.path.length &&
    left.path.every((step, index) => step === right.path[index])
  );
}
