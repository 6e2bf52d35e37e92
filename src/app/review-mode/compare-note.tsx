import { useEffect, useState } from 'react';
import { useReview, type ReviewWork } from '../review-state';
import { compareAgain, stopComparing } from './start-review';

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
      {isWorking ? 'Comparing…' : words[work.status][known ? 'again' : 'first']}
      {isWorking && <progress aria-label="Comparing" />}
      <button type="button" className="button button-small" onClick={isWorking ? stopComparing : compareAgain}>
        {isWorking ? 'Cancel' : work.status === 'failed' ? 'Try again' : 'Compare now'}
      </button>
    </span>
  );
}

const words = {
  stopped: { first: 'Nothing is compared yet.', again: 'The comparison is of an earlier moment.' },
  failed: {
    first: 'Comparing has failed. Nothing is lost.',
    again: 'Comparing has failed. Nothing is lost; what is shown is of an earlier moment.',
  },
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
