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
  if ((isBegun && isLeftOpen(leftOpen(review))) || unwrittenAnswers(review).length > 0) openDialog('end-review');
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

/** How many changes of behaviour nobody has decided. */
export function openChanges(review: ReviewState): number {
  return openOf(review, changesOf(review));
}

/** How many resources that differ nobody has decided. */
export function openDocuments(review: ReviewState): number {
  return openOf(review, review.comparison?.documents ?? []);
}

/** How many of how many nobody has decided. */
interface LeftOpen {
  /** Changes of behaviour. */
  readonly changes: OpenOf;
  /** Resources that differ: none of none where no one has decided any of them, since behaviour alone is reviewed then. */
  readonly resources: OpenOf;
}

interface OpenOf {
  readonly open: number;
  readonly all: number;
}

/** What of a review nobody has decided. */
export function leftOpen(review: ReviewState): LeftOpen {
  const documents = review.comparison?.documents ?? [];
  const areDecided = documents.some(({ id }) => decisionIn(review.said.get(id)) !== undefined);
  const count = (of: readonly Answerable[]): OpenOf => ({ open: openOf(review, of), all: of.length });
  return { changes: count(changesOf(review)), resources: count(areDecided ? documents : []) };
}

/** Whether anything is left to decide. */
export function isLeftOpen({ changes, resources }: LeftOpen): boolean {
  return changes.open + resources.open > 0;
}

function openOf({ said }: ReviewState, answerables: readonly Answerable[]): number {
  return answerables.filter(({ id }) => decisionIn(said.get(id)) === undefined).length;
}

/** Ends the review. Where the focus was in it, it goes to what lies beside. */
export function leaveReview(): void {
  const wasHere = isDialogOpen() || hasFocusIn('review', 'reviewBar');
  stopReview();
  // What was focused goes with the next drawing, and a dialog gives the focus back before that.
  if (wasHere) setTimeout(() => focusRegion('canvas') || focusRegion('explorer') || focusRegion('problems'), 50);
}
