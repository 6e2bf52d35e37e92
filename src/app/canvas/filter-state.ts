import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import { announce } from '../notices';
import { setCanvas } from './canvas-state';
import { filterWords } from './words/filter';

/** The filter of the canvas: what is typed, and what came of it. */
interface FilterState {
  readonly text: string;
  /** Whether the cards that do not match are hidden. */
  readonly only: boolean;
  /** The number of the hit that was walked to last; 0 before the first. */
  readonly at: number;
  /** Counts how often the field was asked for, so that it takes the focus each time. */
  readonly asked: number;
}

const filter = createStore<FilterState>(() => ({ text: '', only: false, at: 0, asked: 0 }));

/** The filter as it is now, outside of React. */
export const getFilter = filter.getState;
/** Changes a part of the filter. */
export const setFilter = (change: Partial<FilterState>): void => filter.setState(change);

/** A part of the filter, as a React hook. */
export function useFilter<T>(pick: (state: FilterState) => T): T {
  return useSyncExternalStore(filter.subscribe, () => pick(getFilter()));
}

/** Puts the caret into the field of the filter. */
export function openFilter(): void {
  setFilter({ asked: getFilter().asked + 1 });
}

/** Shows everything without rings again: nothing is searched for. */
export function forgetHits(): void {
  const narrowed = getFilter().only;
  if (narrowed) setFilter({ only: false });
  setCanvas({ hits: new Map(), ...(narrowed ? { focused: null } : {}) });
}

/** Empties the filter. */
export function clearFilter(): void {
  forgetHits();
  setFilter({ text: '', at: 0 });
  announce(filterWords.cleared);
}
