import { useEffect, useState } from 'react';
import type { WorkState } from './thread-desk';

/** Work that takes less than this, in milliseconds, is not worth a word. */
const quick = 300;

/** How work stands, once it has taken a moment; null while there is nothing to say. */
export function useSlowWork(work: WorkState): Exclude<WorkState, { status: 'idle' }> | null {
  const [late, setLate] = useState<WorkState | null>(null);
  useEffect(() => {
    if (work.status !== 'working') return undefined;
    const timer = setTimeout(() => setLate(work), quick - (performance.now() - work.since));
    return () => clearTimeout(timer);
  }, [work]);
  if (work.status === 'idle') return null;
  return work.status !== 'working' || late === work ? work : null;
}
