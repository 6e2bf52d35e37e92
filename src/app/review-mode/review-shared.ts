import type { SharedBaseline } from '../../core/exchange';
import { getReview, setReview } from '../review-state';
import { reviewed } from './read-baseline';
import { showReview } from './show-review';
import { lookAtReview, startReview, stopReview } from './start-review';

/** The change that was looked at when a review was left, to be gone on with. */
let leftAt: string | null = null;

/** Begins the review of a design that came with its baseline; one that is only looked at leaves no trace in this browser. */
export function reviewShared({ name, workspace, problems }: SharedBaseline, isLooking: boolean): void {
  const baseline = reviewed(name, workspace, problems);
  if (isLooking) lookAtReview(baseline);
  else startReview(baseline);
  setReview({ at: leftAt });
  leftAt = null;
  showReview();
}

/** Ends the review of a design that is not looked at any longer. */
export function leaveShared(): void {
  const { baseline, at } = getReview();
  leftAt = at;
  if (baseline !== null) stopReview();
}
