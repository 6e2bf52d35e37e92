import { closeDialog, openDialog } from '../dialogs';
import { leaveReview, openChanges } from '../review-mode';
import { changesOf, useReview } from '../review-state';
import { CancelButton, Sheet, SheetButtons } from './sheet';
import { endReviewWords } from './words/end-review';

/** Asks before a review ends of which some changes are answered and some are not. */
export default function EndReview(): React.JSX.Element {
  const all = useReview(changesOf).length;
  const open = useReview(openChanges);
  const end = (): void => {
    leaveReview();
    closeDialog();
  };
  return (
    <Sheet title={endReviewWords.title}>
      <p className="sheet-lead">{endReviewWords.open(open, all)}</p>
      <p className="sheet-lead">{endReviewWords.share}</p>
      <SheetButtons>
        <CancelButton title={endReviewWords.goOn} />
        <button type="button" className="button" onClick={end}>
          {endReviewWords.end}
        </button>
        <button type="button" className="button button-primary" data-autofocus onClick={() => openDialog('share')}>
          {endReviewWords.shareFirst}
        </button>
      </SheetButtons>
    </Sheet>
  );
}
