import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Workspace } from '../core/workspace';
import type { Reviewed } from './review-state';

/** A review of the design that ended while the page is open: what it was held against can be chosen again, and sent. */
interface EndedReview {
  readonly baseline: Reviewed;
  /** The design with the answers that were written; null where there were none. */
  readonly answered: Workspace | null;
}

const ended = createStore<{ readonly review: EndedReview | null }>(() => ({ review: null }));

/** Keeps what a review was held against until another one ends or the page is left. */
export function keepEnded(review: EndedReview): void {
  ended.setState({ review });
}

/** The review that ended last, as a React hook; null where none did. */
export function useEndedReview(): EndedReview | null {
  return useSyncExternalStore(ended.subscribe, () => ended.getState().review);
}
