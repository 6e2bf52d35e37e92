import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Place } from '../core/schema';

/** The entry whose questions about its resolution are open; null when none are. */
const guide = createStore<{ readonly entry: Place | null }>(() => ({ entry: null }));

/** Opens the questions that find the resolution of an entry, in the form that shows it, or closes them with null. */
export function askAboutResolution(entry: Place | null): void {
  guide.setState({ entry });
}

/** The place of the entry whose questions are open. */
export function useResolutionQuestions(): Place | null {
  return useSyncExternalStore(guide.subscribe, () => guide.getState().entry);
}
