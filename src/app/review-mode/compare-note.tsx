import { useReview } from '../review-state';
import { useSlowWork } from '../threads/use-slow-work';
import { compareAgain, stopComparing } from './start-review';
import { comparingWords } from './words';

/** Says how the comparison stands when that is worth a word, and calls it off or begins it again. */
export function CompareNote(): React.JSX.Element | null {
  const work = useSlowWork(useReview((review) => review.work));
  const known = useReview(({ comparison }) => comparison !== null);
  if (!work) return null;
  const isWorking = work.status === 'working';
  return (
    <span className="review-work" role="status">
      {isWorking ? comparingWords.comparing : comparingWords[work.status][known ? 'again' : 'first']}
      {isWorking && <progress aria-label={comparingWords.progressLabel} />}
      <button type="button" className="button button-small" onClick={isWorking ? stopComparing : compareAgain}>
        {pressWords[work.status]}
      </button>
    </span>
  );
}

/** What the button does. */
const pressWords = {
  working: comparingWords.cancel,
  stopped: comparingWords.compareNow,
  failed: comparingWords.tryAgain,
} as const;
