import { useLayoutEffect, useState } from 'react';
import { inSlices } from '../in-slices';
import { survey, type Quest, type Survey } from './survey';

interface Progress {
  /** What was found last, maybe in the matrix before; null before anything was. */
  readonly found: Survey | null;
  /** How much of the matrix is looked at, from 0 to 1; null when nothing is under way. */
  readonly share: number | null;
}

/** Looks through the matrix beside the page's other work, again with each new quest; nothing is looked for where it is null. */
export function useSurvey(quest: Quest | null): Progress {
  const [progress, setProgress] = useState<Progress>({ found: null, share: null });
  useLayoutEffect(() => {
    if (!quest) return undefined;
    return inSlices(
      () => survey(quest),
      (found) => setProgress({ found, share: null }),
      { atOnce: true, onPause: (share) => setProgress((before) => ({ ...before, share })) },
    );
  }, [quest]);
  return quest ? progress : idle;
}

const idle: Progress = { found: null, share: null };
