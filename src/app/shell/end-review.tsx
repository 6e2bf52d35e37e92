import type { ReactNode } from 'react';
import { closeDialog, openDialog } from '../dialogs';
import { goOnAnswering, isLeftOpen, leaveReview, leftOpen, unwrittenAnswers } from '../review-mode';
import { useReview } from '../review-state';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { endReviewWords } from './words/end-review';

/** Asks before a review ends of which some changes are answered and some are not, or in which an answer is typed that nobody has written. */
export default function EndReview(): React.JSX.Element {
  const review = useReview((all) => all);
  const left = leftOpen(review);
  const isBegun = review.said.size > 0;
  const unwritten = unwrittenAnswers(review);
  const change = unwritten[0]?.change;
  return (
    <Sheet title={endReviewWords.title}>
      {unwritten.length > 0 && (
        <p className="sheet-lead">{endReviewWords.unwritten(unwritten.map(({ text }) => text))}</p>
      )}
      {isLeftOpen(left) && <p className="sheet-lead">{endReviewWords.open(left)}</p>}
      {isBegun && <p className="sheet-lead">{endReviewWords.share}</p>}
      <Buttons
        isBegun={isBegun}
        onAnswer={
          change &&
          (() => {
            closeDialog();
            goOnAnswering(change);
          })
        }
      />
    </Sheet>
  );
}

/** First what would be lost, where something would: `onAnswer` leads to it. Only who has answered something has it to share. */
function Buttons(props: { readonly isBegun: boolean; readonly onAnswer: (() => void) | undefined }): ReactNode {
  const { isBegun, onAnswer } = props;
  const end = (): void => {
    leaveReview();
    closeDialog();
  };
  return (
    <SheetButtons>
      <CancelButton title={endReviewWords.goOn} isFirst={!onAnswer && !isBegun} />
      <button type="button" className="button" onClick={end}>
        {endReviewWords.end}
      </button>
      {onAnswer ? (
        <button type="button" className="button button-primary" data-autofocus onClick={onAnswer}>
          {endReviewWords.goToAnswer}
        </button>
      ) : (
        isBegun && (
          <button type="button" className="button button-primary" data-autofocus onClick={() => openDialog('share')}>
            {endReviewWords.shareFirst}
          </button>
        )
      )}
    </SheetButtons>
  );
}
