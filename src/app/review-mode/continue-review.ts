import { ownReviewSince, type KeptReview, type KeptSide } from '../browser/review-storage';
import { announce } from '../notices';
import type { Reviewed } from '../review-state';
import { reviewed } from './read-baseline';
import { resumeReview } from './start-review';
import { reviewNotices } from './words';

/** Goes on with a review that was kept, against the design as it is now. */
export function continueReview(kept: KeptReview): void {
  ownReviewSince(kept.begun);
  resumeReview(sideOf(kept.baseline), kept.proposal && sideOf(kept.proposal), kept.room);
  announce(reviewNotices.goesOn(kept.baseline.name));
}

function sideOf({ name, workspace, problems }: KeptSide): Reviewed {
  return reviewed(name, workspace, problems);
}
