import { useLayoutEffect, useState } from 'react';
import { inSlices } from './in-slices';
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
    const steps = survey(quest);
    let share = 0;
    let found: Survey | null = null;
    const next = (): IteratorResult<number, Survey> => {
      const step = steps.next();
      if (step.done) found = step.value;
      else share = step.value;
      return step;
    };
    return inSlices(
      { next },
      {
        onPause: () => setProgress((before) => ({ ...before, share })),
        onDone: () => setProgress({ found, share: null }),
      },
    );
  }, [quest]);
  return quest ? progress : idle;
}

const idle: Progress = { found: null, share: null };
