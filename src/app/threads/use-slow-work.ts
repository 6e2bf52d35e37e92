import { useEffect, useState } from 'react';
import type { WorkState } from './thread-desk';

/** Work that takes less than this, in milliseconds, is not worth a word. */
export const quick = 300;

interface Idle {
  readonly status: 'idle';
}

/** How work stands, once it has taken a moment; null while there is nothing to say. */
export function useSlowWork<Told extends Exclude<WorkState, Idle>>(work: Idle | Told): Told | null {
  const [late, setLate] = useState<Idle | Told | null>(null);
  useEffect(() => {
    if (work.status !== 'working') return undefined;
    const timer = setTimeout(() => setLate(work), quick - (performance.now() - work.since));
    return () => clearTimeout(timer);
  }, [work]);
  if (work.status === 'idle') return null;
  return work.status !== 'working' || late === work ? work : null;
}

/** Whether work has taken a moment by now: work that goes on for as long as the component that asks is there. */
export function useIsSlow(): boolean {
  const [work] = useState(() => ({ status: 'working', since: performance.now() }) as const);
  return useSlowWork(work) !== null;
}
