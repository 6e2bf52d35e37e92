import { forgetReview, keepReview, type KeptReview, type KeptSide } from '../browser/review-storage';
import { notify } from '../notices';
import type { Reviewed } from '../review-state';
import type { DockRoom } from './dock-room';
import { reviewNotices } from './words';

/** Saves follow one another, so that an end never overtakes a beginning. */
let last: Promise<void> = Promise.resolve();

/** Keeps what is reviewed in this browser until the review ends, so that it goes on after a reload. */
export function keepReviewed(baseline: Reviewed, proposal: Reviewed | null, room: DockRoom): void {
  const kept: KeptReview = {
    begun: Date.now(),
    baseline: sideOf(baseline),
    proposal: proposal && sideOf(proposal),
    room,
  };
  next(() => keepReview(kept), reviewNotices.notKept);
}

/** Forgets it. */
export function forgetReviewed(): void {
  next(forgetReview, null);
}

/** What went wrong is nobody's who comes after it: the next one begins all the same. */
function next(work: () => Promise<void>, trouble: string | null): void {
  const done = last.then(work);
  last = done.catch(() => undefined);
  void done.catch((error: unknown) => {
    if (!(error instanceof DOMException)) throw error;
    if (trouble !== null) notify({ tone: 'info', text: trouble });
  });
}

function sideOf({ name, workspace, problems }: Reviewed): KeptSide {
  return { name, workspace: { files: workspace.files.map(({ path, text }) => ({ path, text })) }, problems };
}
