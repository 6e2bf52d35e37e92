import { saidByChange, unfoundAnswers, type ComparisonReport, type ReportedChange } from '../../core/review';
import { keepEnded } from '../ended-review';
import { announce, notify } from '../notices';
import {
  answerablesOf,
  changesOf,
  getReview,
  noReview,
  setReview,
  type Reviewed,
  type ReviewState,
} from '../review-state';
import { lookAt } from '../review-walk';
import { getSession } from '../session';
import { getState, select, subscribe, type Selection } from '../store';
import { whenIdle } from '../when-idle';
import { compareDesk } from '../comparing/compare-desk';
import { openCompareWorker } from '../comparing/compare-port';
import type { CompareAnswer, CompareDrawings, ComparedTexts } from '../comparing/comparer';
import { dockRoom, giveDockRoomBack, takeDockRoom, type DockRoom, type TakenRoom } from './dock-room';
import { reviewMarks, showSide, takeDrawings } from './draw-review';
import { forgetReviewed, keepReviewed } from './keep-reviewed';
import { reviewNotices, summaryWords } from './words';

/** How the sections below the canvas were before the review. */
let roomBefore: TakenRoom | null = null;
/** Whether this browser keeps the review that goes on. */
let isKept = false;
/** What was selected when the review began: it gives way to what the first change is about, unlike what is selected afterwards. */
let selectedBefore: Selection | null = null;
/** The texts of the baseline, one object for as long as it is the same. */
let baselineTexts: ComparedTexts | null = null;
/** How long nothing must have changed before both states are compared again, in milliseconds: whoever types has no use for what is said of half a word. */
const quietFor = 500;

let stopFollowing: () => void = () => undefined;

const desk = compareDesk({
  open: openCompareWorker,
  onAnswer: take,
  onState: (work) => setReview({ work }),
  now: () => performance.now(),
});

/**
 * Begins a review against a baseline: of the design as it is on the page and becomes, or of another state. It goes on until `stopReview`, also after a reload; of
 * a design that is only looked at nothing is kept, nor is anything forgotten that is.
 */
export function startReview(baseline: Reviewed, proposal: Reviewed | null = null): void {
  const room = resumeReview(baseline, proposal, roomBefore ?? dockRoom());
  isKept = !getSession().looking;
  if (isKept) keepReviewed(baseline, proposal, room);
}

/** Goes on with a review that is kept already; `room` is how the panes were before it. The answer is what is to be kept of that. */
export function resumeReview(baseline: Reviewed, proposal: Reviewed | null, room: DockRoom): DockRoom {
  leave();
  isKept = true;
  // What is reviewed then is neither in the form nor in the text.
  roomBefore = takeDockRoom(room, proposal !== null);
  // The same change has the same id against another baseline, and also after a look at two versions.
  setReview({ ...noReview, baseline, proposal, side: 'both', typed: getReview().typed });
  baselineTexts = textsOf(baseline);
  selectedBefore = getState().selection;
  ask();
  stopFollowing = followDesign();
  return roomBefore;
}

/** Ends the review, and says so. Nothing of it stays but the notes that were written. */
export function stopReview(): void {
  // To who only looked, notes are nothing new.
  const answered = isKept ? countAnswered(getReview()) : { changes: 0, resources: 0 };
  dropReview();
  const text = reviewNotices.ended(answered);
  if (answered.changes + answered.resources === 0) announce(text);
  else notify({ tone: 'ok', text, command: { id: 'share', title: reviewNotices.share } });
}

/** How many changes of behaviour and how many resources that differ something was said to. */
function countAnswered(review: ReviewState): { readonly changes: number; readonly resources: number } {
  const changes = changesOf(review).filter(({ id }) => review.said.has(id)).length;
  return { changes, resources: review.said.size - changes };
}

/** Ends the review where that is not for the user to know: the design that it is of is left, or the review goes on with it elsewhere. */
export function dropReview(): void {
  const { baseline, proposal, said } = getReview();
  if (baseline && proposal === null && isKept)
    keepEnded({ baseline, answered: said.size > 0 ? getState().snapshot.workspace : null });
  leave();
  setReview(noReview);
  if (roomBefore) giveDockRoomBack(roomBefore);
  roomBefore = null;
  if (isKept) forgetReviewed();
}

/** Calls the comparison off that is going on; what was found before stays. */
export function stopComparing(): void {
  desk.stop();
}

/** Compares again after that was called off, or broke off. */
export function compareAgain(): void {
  ask();
  desk.again();
}

function leave(): void {
  stopFollowing();
  stopFollowing = () => undefined;
  desk.end();
  takeDrawings(null);
  baselineTexts = null;
}

function followDesign(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopReading: () => void = () => undefined;
  const stop = subscribe((state, before) => {
    if (state.snapshot === before.snapshot) return;
    stopReading();
    stopReading = whenIdle(() => setReview(answersNow(getReview())));
    if (getReview().proposal !== null) return;
    clearTimeout(timer);
    timer = setTimeout(ask, quietFor);
  });
  return () => {
    stop();
    stopReading();
    clearTimeout(timer);
  };
}

/** What the notes of the design say to all that may be answered, and what they say besides; nothing before there is a comparison. */
function answersNow(review: Pick<ReviewState, 'comparison'>): Pick<ReviewState, 'said' | 'unfound'> {
  const answerables = answerablesOf(review);
  const notes = getState().snapshot.mesh.designs.flatMap((design) => design.notes);
  const unfound = review.comparison === null ? [] : unfoundAnswers(answerables, notes);
  return { said: saidByChange(answerables, notes), unfound };
}

function ask(): void {
  const { proposal } = getReview();
  if (!baselineTexts) return;
  desk.ask({
    before: baselineTexts,
    after: textsOf(proposal ?? getState().snapshot),
    draws: proposal === null ? 'before' : 'both',
  });
}

function take(answer: CompareAnswer): void {
  if (answer.type === 'drawings') drawSoon(answer.drawings);
  else takeReport(answer.report);
}

/** Merges both graphs now, and draws them in a task of its own: of a large design each is long enough. */
function drawSoon(drawings: CompareDrawings): void {
  takeDrawings(drawings);
  const about = baselineTexts;
  reviewMarks(nothingDiffers);
  setTimeout(() => {
    if (about === null || baselineTexts !== about) return;
    const { side, comparison } = getReview();
    showSide(side);
    setReview(reviewMarks(comparison ?? nothingDiffers));
  });
}

const nothingDiffers = { documents: [], changes: [] };

function takeReport(comparison: ComparisonReport): void {
  const { at, comparison: known } = getReview();
  const same = comparison.changes.find(({ id }) => id === at);
  setReview({
    comparison,
    at: same ? at : null,
    ...answersNow({ comparison }),
    ...reviewMarks(comparison),
  });
  if (known) return;
  announce(summaryWords(comparison, getReview().said));
  const shown = same ?? comparison.changes[0];
  if (shown) showFirst(shown);
}

/** Looks at the change that the list shows first, unless somebody has selected something meanwhile. What was selected before goes, be it that nothing is selected then. */
function showFirst(change: ReportedChange): void {
  const { selection } = getState();
  if (selection !== null && selection !== selectedBefore) return;
  if (getReview().proposal === null) select(null);
  lookAt(change);
}

/** What the other thread gets of a side: its texts alone. */
function textsOf({ workspace, settings }: ComparedTexts): ComparedTexts {
  return { workspace, settings };
}
