import { setView, useView } from '../view';
import { decideWords } from './words';

/** Who answers. The name is kept in this browser, and written with each answer. */
export function ReviewerField(): React.JSX.Element {
  const reviewer = useView((view) => view.reviewer);
  return (
    <label className="review-reviewer" title={decideWords.reviewerKept}>
      <span>{decideWords.reviewer}</span>
      <input
        type="text"
        className="text-field"
        autoComplete="name"
        value={reviewer}
        onChange={(event) => setView({ reviewer: event.target.value })}
      />
    </label>
  );
}
