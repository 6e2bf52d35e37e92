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
  const current = useStep(stop);
  return (
    <GuideCard
      label={tourWords.name}
      title={stop.title}
      count={guideWords.count(at + 1, tourStops.length)}
      isDone={current === undefined}
      onLeave={() => setGuide({ guiding: null })}
      actions={<StopActions at={at} isDone={current === undefined} />}
    >
      <p>{current?.text ?? stop.done}</p>
    </GuideCard>
  );
}

/** The step of a stop that is waited for, which goes on by itself once things are as it wants them; undefined when all are done. */
function useStep(stop: TourStop): TourStop['steps'][number] | undefined {
  const step = useGuide((guide) => guide.step);
  const view = useTourView();
  const current = stop.steps[step];
  const isDone = current?.isDone(view) ?? true;
  useEffect(() => {
    if (!current || !isDone) return;
    setGuide({ step: step + 1 });
    const next = stop.steps[step + 1];
    announce(next ? tourWords.nextStep(next.text) : tourWords.stopDone(stop.done));
  }, [current, isDone, step, stop]);
  return current;
}

/** The ways on from a stop, and back. */
function StopActions({ at, isDone }: { readonly at: number; readonly isDone: boolean }): React.JSX.Element {
  const isLast = at === tourStops.length - 1;
  const first = isDone ? 'button button-primary button-small' : 'button button-small';
  return (
    <>
      {at > 0 && (
        <button type="button" className="button button-small" onClick={() => goTo(at - 1)}>
          {tourWords.back}
        </button>
      )}
      {isLast ? (
        <button type="button" className={first} onClick={finish}>
          {tourWords.finish}
        </button>
      ) : (
        <button type="button" className={first} onClick={() => goTo(at + 1)}>
          {isDone ? tourWords.next : tourWords.skip}
        </button>
      )}
    </>
  );
}

function goTo(at: number): void {
  setGuide({ stop: at, step: 0 });
  const stop = tourStops[at];
  if (stop) announce(tourWords.stop(at + 1, tourStops.length, stop.title, stop.steps[0]?.text ?? ''));
}

function finish(): void {
  setGuide({ guiding: null, stop: 0, step: 0 });
}

function useTourView(): TourView {
  const snapshot = useApp((state) => state.snapshot);
  const exported = useSession((session) => session.exported !== null);
  const traced = useTraceView((view) => view.shown && view.way !== null);
  return { snapshot, traced, exported };
}
