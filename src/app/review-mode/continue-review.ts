import { ownReviewSince, type KeptReview, type KeptSide } from '../browser/review-storage';
import { announce } from '../notices';
import type { Reviewed } from '../review-state';
import { reviewed } from './read-baseline';
import { resumeReview } from './start-review';

/** Goes on with a review that was kept, against the design as it is now. */
export function continueReview(kept: KeptReview): void {
  ownReviewSince(kept.begun);
  resumeReview(sideOf(kept.baseline), kept.proposal && sideOf(kept.proposal), kept.room);
  announce(`The review against ${kept.baseline.name} goes on.`);
}

function sideOf({ name, workspace, problems }: KeptSide): Reviewed {
  return reviewed(name, workspace, problems);
}
