import { useEffect, useState } from 'react';
import { useReview, type ReviewWork } from '../review-state';
import { compareAgain, stopComparing } from './start-review';
import { comparingWords } from './words';

/** Work that takes less than this, in milliseconds, is not worth a word. */
const quick = 300;

/** Says how the comparison stands when that is worth a word, and calls it off or begins it again. */
export function CompareNote(): React.JSX.Element | null {
  const work = useSlowWork();
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

/** How the comparison stands, once it has taken a moment; null while there is nothing to say. */
function useSlowWork(): Exclude<ReviewWork, { status: 'idle' }> | null {
  const work = useReview((review) => review.work);
  const [late, setLate] = useState<ReviewWork | null>(null);
  useEffect(() => {
    if (work.status !== 'working') return undefined;
    const timer = setTimeout(() => setLate(work), quick - (performance.now() - work.since));
    return () => clearTimeout(timer);
  }, [work]);
  if (work.status === 'idle') return null;
  return work.status !== 'working' || late === work ? work : null;
}
