import { useEffect, useMemo, useState } from 'react';
import { toEnd, type Steps } from '../../core/steps';
import { inSlices } from '../in-slices';

/**
 * What comes of some work: at once where that is quick, else bit by bit; null until it is done, and where there is no work. `begin` has to stay the same
 * function as long as the work is the same.
 */
export function useSteps<T extends object>(begin: (() => Steps<T>) | null, isQuick: boolean): T | null {
  const [later, setLater] = useState<{ readonly of: unknown; readonly result: T }>();
  const now = useMemo(() => (begin && isQuick ? toEnd(begin()) : null), [begin, isQuick]);
  useEffect(() => {
    if (!begin || isQuick) return undefined;
    return inSlices(begin, (result) => setLater({ of: begin, result }));
  }, [begin, isQuick]);
  return now ?? (begin && later?.of === begin ? later.result : null);
}
