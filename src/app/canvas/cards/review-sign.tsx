import { reviewSigns, type ReviewMark } from '../../review-state';
import { reviewMarkWords } from '../words/cards';
import './review.css';

/** The sign of a review on a card or a docked rule; nothing where it is the same on both sides. */
export function ReviewSign({ mark }: { readonly mark: ReviewMark | undefined }): React.JSX.Element | null {
  if (!mark) return null;
  return (
    <span className={`review-sign review-sign-${mark}`} title={reviewMarkWords.card[mark]}>
      <span aria-hidden="true">{reviewSigns[mark]}</span>
      <span className="spoken-only">{reviewMarkWords.card[mark]}</span>
    </span>
  );
}
