import { useEffect } from 'react';
import { announce } from '../notices';
import { useSession } from '../session';
import { useApp } from '../store';
import { useTraceView } from '../traced-call';
import { GuideCard } from './guide-card';
import { setGuide, useGuide } from './guide-state';
import { tourStops, type TourStop, type TourView } from './tour-stops';
import { guideWords } from './words/card';
import { tourWords } from './words/tour';

/** The tour's card: one stop at a time, which waits for how things are and not for a click. */
export function Tour(): React.JSX.Element | null {
  const at = Math.min(
    useGuide((guide) => guide.stop),
    tourStops.length - 1,
  );
  const stop = tourStops[at];
  return stop ? <Stop key={at} stop={stop} at={at} /> : null;
}

function Stop({ stop, at }: { readonly stop: TourStop; readonly at: number }): React.JSX.Element {
  const step = useGuide((guide) => guide.step);
  const view = useTourView();
  const current = stop.steps[step];
  const isStepDone = current?.isDone(view) ?? true;
  const isDone = step >= stop.steps.length;
  const isLast = at === tourStops.length - 1;
  useEffect(() => {
    if (!current || !isStepDone) return;
    setGuide({ step: step + 1 });
    const next = stop.steps[step + 1];
    announce(next ? tourWords.nextStep(next.text) : tourWords.stopDone(stop.done));
  }, [current, isStepDone, step, stop]);
  const go = (to: number): void => {
    setGuide({ stop: to, step: 0 });
    const next = tourStops[to];
    if (next) announce(tourWords.stop(to + 1, tourStops.length, next.title, next.steps[0]?.text ?? ''));
  };
  const finish = (): void => setGuide({ guiding: null, stop: 0, step: 0 });
  return (
    <GuideCard
      label={tourWords.name}
      title={stop.title}
      count={guideWords.count(at + 1, tourStops.length)}
      isDone={isDone}
      onLeave={() => setGuide({ guiding: null })}
      actions={
        <>
          {at > 0 && (
            <button type="button" className="button button-small" onClick={() => go(at - 1)}>
              {tourWords.back}
            </button>
          )}
          {!isLast && !isDone && (
            <button type="button" className="button button-small" onClick={() => go(at + 1)}>
              {tourWords.skip}
            </button>
          )}
          {isLast && (
            <button type="button" className={`button ${isDone ? 'button-primary ' : ''}button-small`} onClick={finish}>
              {tourWords.finish}
            </button>
          )}
          {!isLast && isDone && (
            <button type="button" className="button button-primary button-small" onClick={() => go(at + 1)}>
              {tourWords.next}
            </button>
          )}
        </>
      }
    >
      {isDone ? <p>{stop.done}</p> : <p>{current?.text}</p>}
    </GuideCard>
  );
}

function useTourView(): TourView {
  const snapshot = useApp((state) => state.snapshot);
  const exported = useSession((session) => session.exported !== null);
  const traced = useTraceView((view) => view.shown && view.way !== null);
  return { snapshot, traced, exported };
}
