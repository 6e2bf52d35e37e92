import { reviewSigns, type ReviewMark } from '../../review-state';
import './review.css';

const words: Readonly<Record<ReviewMark, string>> = {
  added: 'added',
  removed: 'removed: in the baseline alone',
  changed: 'changed',
};

/** The sign of a review on a card or a docked rule; nothing where it is the same on both sides. */
export function ReviewSign({ mark }: { readonly mark: ReviewMark | undefined }): React.JSX.Element | null {
  if (!mark) return null;
  return (
    <span className={`review-sign review-sign-${mark}`} title={words[mark]}>
      <span aria-hidden="true">{reviewSigns[mark]}</span>
      <span className="spoken-only">{words[mark]}</span>
    </span>
  );
}
