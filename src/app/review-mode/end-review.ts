import { decisionIn, type ReportedChange } from '../../core/review';
import { focusRegion, hasFocusIn } from '../browser/regions';
import { isDialogOpen, openDialog } from '../dialogs';
import { openSection } from '../open-section';
import { changesOf, getReview, setReview, type ReviewState } from '../review-state';
import { lookAt } from '../review-walk';
import { getSession } from '../session';
import { stopReview } from './start-review';

/** Ends the review; asks before where somebody has begun to answer and is not done, or has typed what would be lost. */
export function endReview(): void {
  const review = getReview();
  const isBegun = review.said.size > 0 && !getSession().looking;
  if ((isBegun && openChanges() > 0) || unwrittenAnswers(review).length > 0) openDialog('end-review');
  else leaveReview();
}

/** What is typed as answers to changes, and not written: those first whose change is there to be answered. */
export function unwrittenAnswers(review: ReviewState): readonly UnwrittenAnswer[] {
  const changes = review.proposal === null ? changesOf(review) : [];
  const answers = [...review.typed].map(([id, text]) => ({ change: changes.find((each) => each.id === id), text }));
  return answers
    .flatMap(({ change, text }) => (text.trim() === '' ? [] : [{ change, text: text.trim() }]))
    .sort((a, b) => Number(b.change !== undefined) - Number(a.change !== undefined));
}

interface UnwrittenAnswer {
  /** Undefined while there is no comparison that has it: it is still being worked out, is one of two versions, or the change is gone from the design. */
  readonly change: ReportedChange | undefined;
  readonly text: string;
}

/** Leads to the field in which a change is answered, from a dialog that closes. */
export function goOnAnswering(change: ReportedChange): void {
  openSection('review');
  setReview({ shown: 'behaviour' });
  lookAt(change);
  setReview({ answering: true });
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
