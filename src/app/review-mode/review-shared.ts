import type { SharedBaseline } from '../../core/exchange';
import { getReview } from '../review-state';
import { reviewed } from './read-baseline';
import { showReview } from './show-review';
import { lookAtReview, startReview, stopReview } from './start-review';

/** Begins the review of a design that came with its baseline; one that is only looked at leaves no trace in this browser. */
export function reviewShared({ name, workspace, problems }: SharedBaseline, isLooking: boolean): void {
  const baseline = reviewed(name, workspace, problems);
  if (isLooking) lookAtReview(baseline);
  else startReview(baseline);
  showReview();
}

/** Ends the review of a design that is not looked at any longer. */
export function leaveShared(): void {
  if (getReview().baseline !== null) stopReview();
}
