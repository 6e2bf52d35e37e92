import type { SharedBaseline } from '../../core/exchange';
import { keepEnded } from '../ended-review';
import { getReview, setReview } from '../review-state';
import { reviewed } from './read-baseline';
import { showReview } from './show-review';
import { dropReview, startReview } from './start-review';

/** The change that was looked at when a review was left, to be gone on with, by what the review is against. */
const leftAt = new WeakMap<SharedBaseline['workspace'], string>();

/** Begins the review of a design that came with its baseline. The baseline of the one that goes on until then can be chosen again. */
export function reviewShared({ name, workspace, problems }: SharedBaseline): void {
  const { baseline, proposal } = getReview();
  if (baseline !== null && proposal === null) keepEnded({ baseline, answered: null });
  startReview(reviewed(name, workspace, problems));
  setReview({ at: leftAt.get(workspace) ?? null });
  showReview();
}

/**
 * Ends the review of a design that is not looked at any longer, and answers what it was against, for it to be gone on with; undefined where nothing was reviewed.
 * Nobody is asked: in what is only looked at no answer can have been begun.
 */
export function leaveShared(): SharedBaseline | undefined {
  const { baseline, proposal, at } = getReview();
  if (baseline === null) return undefined;
  dropReview();
  if (proposal !== null) return undefined;
  const { name, workspace, problems } = baseline;
  if (at !== null) leftAt.set(workspace, at);
  return { name, workspace, problems };
}
