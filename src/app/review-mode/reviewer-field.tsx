import { setView, useView } from '../view';
import { decideWords } from './words';

/** Who answers. The name is kept in this browser, and written with each answer. */
export function ReviewerField(): React.JSX.Element {
  const reviewer = useView((view) => view.reviewer);
  return (
    <input
      type="text"
      className="text-field review-reviewer"
      aria-label={decideWords.reviewer}
      title={decideWords.reviewerKept}
      placeholder={decideWords.reviewer}
      autoComplete="name"
      value={reviewer}
      onChange={(event) => setView({ reviewer: event.target.value })}
    />
  );
}
