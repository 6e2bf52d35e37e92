import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { FailureKind, FailurePattern, OutlierSettings } from '../core/mesh';

/** What a person has set in the Lab. It lives as long as the page, is never written into a design, and outlasts folding the section. */
export interface LabState {
  /** The target that was chosen, as text; null follows the selection. */
  readonly target: string | null;
  /** Which of the clusters that clients have of it. */
  readonly use: number;
  readonly scratch: Scratch | null;
  readonly failures: Failures;
  /** What a drag sets; a kind of null is nobody's choice, so that it fits the protocol. */
  readonly brush: { readonly kind: FailureKind | null; readonly percent: number };
  readonly rate: number;
  readonly proxies: number;
  /** Milliseconds after which a call that times out fails; null for what the cluster says. */
  readonly timeout: number | null;
  /** How many endpoints stand for each that no file tells. */
  readonly assumed: number;
  readonly seed: number;
  readonly tab: LabTab;
}

/** The views of an experiment: time line, failures, table. */
export type LabTab = 'line' | 'failures' | 'table';

/** Settings that differ from those in force, for one target alone. */
interface Scratch {
  readonly target: string;
  /** Whether outlier detection is on, where that was changed. */
  readonly on: boolean | undefined;
  readonly values: Partial<OutlierSettings>;
}

/** What fails: a preset for any target, or patterns that were drawn for one. */
type Failures =
  | { readonly type: 'preset'; readonly id: string }
  | { readonly type: 'own'; readonly target: string; readonly patterns: readonly FailurePattern[] };

const initial: LabState = {
  target: null,
  use: 0,
  scratch: null,
  failures: { type: 'preset', id: 'dead' },
  brush: { kind: null, percent: 100 },
  rate: 10,
  proxies: 1,
  timeout: null,
  assumed: 3,
  seed: 1,
  tab: 'line',
};

const store = createStore<LabState>(() => initial);

/** Changes a part of the lab. */
export function setLab(change: Partial<LabState>): void {
  store.setState(change);
}

/** Forgets all that was set, for tests. */
export function resetLab(): void {
  store.setState(initial, true);
}

/** The lab as a React hook. */
export function useLab(): LabState {
  return useSyncExternalStore(store.subscribe, store.getState);
}
