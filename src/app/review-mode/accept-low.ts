import { decisionIn, decisionText, type ReportedChange } from '../../core/review';
import { addNotes } from '../commands/add-note';
import { notify } from '../notices';
import { changesOf, getReview, type ReviewState } from '../review-state';
import { decidersOf, focusChange } from '../review-walk';
import { dispatch, getState } from '../store';
import { noteKey } from './decisions';
import { signature } from './sign-answer';
import { decideWords } from './words';

/** Accepts every change of low risk that nobody has decided: a note each, and one step of the history. The others are decided one by one. */
export function acceptLow(): void {
  const signed = signature();
  const notes = openLow(getReview()).flatMap((change) => {
    const on = noteKeyOf(change);
    return on === undefined ? [] : [{ on, text: decisionText('accept', '', change), ...signed }];
  });
  const result = addNotes(getState().snapshot, notes, decideWords.acceptLow(notes.length));
  if (!result.ok) return notify({ tone: 'error', text: result.detail });
  if (!dispatch(result.change)) return;
  // The button goes with what was open.
  focusChange();
  notify({ tone: 'ok', text: decideWords.accepted(notes.length), undo: true });
}

/** The key that the note on a change is kept under; undefined where it is about nothing that has one. */
export function noteKeyOf(change: ReportedChange): string | undefined {
  return noteKey({ ...change, decidedAfter: decidersOf(change) });
}

/** The changes of low risk that nobody has decided. */
export function openLow(review: ReviewState): readonly ReportedChange[] {
  return changesOf(review).filter(({ id, risk }) => risk === 'low' && decisionIn(review.said.get(id)) === undefined);
}
