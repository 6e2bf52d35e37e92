import { decisionIn } from '../../core/review';
import { focusRegion, hasFocusIn } from '../browser/regions';
import { isDialogOpen, openDialog } from '../dialogs';
import { changesOf, getReview } from '../review-state';
import { getSession } from '../session';
import { stopReview } from './start-review';

/** Ends the review; asks before where somebody has begun to answer and is not done. */
export function endReview(): void {
  const { said } = getReview();
  const isBegun = said.size > 0 && !getSession().looking;
  if (isBegun && openChanges() > 0) openDialog('end-review');
  else leaveReview();
}

/** How many changes nobody has decided. */
export function openChanges(): number {
  const review = getReview();
  return changesOf(review).filter(({ id }) => decisionIn(review.said.get(id)) === undefined).length;
}

/** Ends the review. Where the focus was in it, it goes to what lies beside. */
export function leaveReview(): void {
  const wasHere = isDialogOpen() || hasFocusIn('review', 'reviewBar');
  stopReview();
  // What was focused goes with the next drawing, and a dialog gives the focus back before that.
  if (wasHere) setTimeout(() => focusRegion('canvas') || focusRegion('explorer') || focusRegion('problems'), 50);
}
