import { decisionIn } from '../../core/review';
import { focusRegion, hasFocusIn } from '../browser/regions';
import { isDialogOpen, openDialog } from '../dialogs';
import { openSection } from '../open-section';
import {
  answerablesOf,
  changesOf,
  getReview,
  isOfBehaviour,
  setReview,
  type Answerable,
  type ReviewState,
} from '../review-state';
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

/** What is typed as answers, and not written: those first of which what they answer is there. */
export function unwrittenAnswers(review: ReviewState): readonly UnwrittenAnswer[] {
  const all = review.proposal === null ? answerablesOf(review) : [];
  const answers = [...review.typed].map(([id, text]) => ({ change: all.find((each) => each.id === id), text }));
  return answers
    .flatMap(({ change, text }) => (text.trim() === '' ? [] : [{ change, text: text.trim() }]))
    .sort((a, b) => Number(b.change !== undefined) - Number(a.change !== undefined));
}

interface UnwrittenAnswer {
  /** Undefined while there is no comparison that has it: it is still being worked out, is one of two versions, or the change is gone from the design. */
  readonly change: Answerable | undefined;
  readonly text: string;
}

/** Leads to the field in which something is answered, from a dialog that closes. */
export function goOnAnswering(change: Answerable): void {
  openSection('review');
  if (isOfBehaviour(change)) {
    setReview({ shown: 'behaviour' });
    lookAt(change);
  } else setReview({ shown: 'text', document: change.id });
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
