export { ChangeCards } from './change-cards';
export { goOnAnswering, isLeftOpen, leaveReview, leftOpen, unwrittenAnswers } from './end-review';
export { continueReview } from './continue-review';
export { baselineOf, readBaseline, readBaselineLink, reviewed, type BaselineReading } from './read-baseline';
export { ReviewBar } from './review-bar';
export { ReviewPanel } from './review-panel';
export { leaveShared, reviewShared } from './review-shared';
export { showReview } from './show-review';
export { startReview } from './start-review';
