import { whenIdle } from './when-idle';

/** How long the page is kept busy at a stretch, in milliseconds: short enough for a frame, and for a key that is pressed meanwhile. */
const sliceLength = 10;

/** The same for work that the page waits for: a key is still answered in time. */
const awaitedLength = 25;

/** How work in slices is begun and watched. */
interface Slicing<Step> {
  /** Begins now, for what is in sight; else once the page has nothing else to do. Work that one slice is enough for is done before `inSlices` returns. */
  readonly atOnce?: boolean;
  /** The page can hardly show anything before it is done, so all other work in slices rests until then. */
  readonly isAwaited?: boolean;
  /** How long the page is kept busy at a stretch, in milliseconds, where that is neither as for work in the background nor as for what is awaited. */
  readonly length?: number;
  /** Hears of the last step between two slices. */
  readonly onPause?: (step: Step) => void;
}

/** The works that are awaited, and the slices of others that rest meanwhile. */
const awaited = new Set<object>();
const resting = new Set<() => void>();

/** Does long work bit by bit beside the page's other work, and hands over what came out. Returns how to call it off. */
export function inSlices<Step, T>(
  begin: () => Iterator<Step, T, undefined>,
  done: (result: T) => void,
  { atOnce = false, isAwaited = false, length = isAwaited ? awaitedLength : sliceLength, onPause }: Slicing<Step> = {},
): () => void {
  const work = {};
  let steps: Iterator<Step, T, undefined> | undefined;
  let isOff = false;
  const finish = (result: T): void => {
    if (isOff) return;
    stopAwaiting(work);
    done(result);
  };
  const slice = (): void => {
    if (isOff) return;
    if (!isAwaited && awaited.size > 0) return void resting.add(slice);
    const isFirst = steps === undefined;
    steps ??= begin();
    const { step, tookLong } = goOn(steps, length, work);
    // The page is drawn anew of what came out: after work that took its time, that is a task of its own.
    if (step.done === true && tookLong && !(atOnce && isFirst)) return void setTimeout(finish, 0, step.value);
    if (step.done === true) return finish(step.value);
    onPause?.(step.value);
    // Between two timers the browser takes in what the user did, and paints.
    setTimeout(slice);
  };
  let unschedule = (): void => undefined;
  if (isAwaited) awaited.add(work);
  if (atOnce) slice();
  else if (isAwaited) setTimeout(slice);
  else unschedule = whenIdle(slice);
  return () => {
    isOff = true;
    unschedule();
    resting.delete(slice);
    stopAwaiting(work);
  };
}

/** Goes on for so long, or to the end, and tells whether most of that time went by. */
function goOn<Step, T>(
  steps: Iterator<Step, T, undefined>,
  length: number,
  work: object,
): { readonly step: IteratorResult<Step, T>; readonly tookLong: boolean } {
  const end = performance.now() + length;
  try {
    let step = steps.next();
    while (step.done !== true && performance.now() < end) step = steps.next();
    return { step, tookLong: performance.now() > end - length / 2 };
  } catch (error) {
    // All other work would rest for good.
    stopAwaiting(work);
    throw error;
  }
}

/** Lets the others go on once nothing is waited for. */
function stopAwaiting(work: object): void {
  if (!awaited.delete(work) || awaited.size > 0) return;
  for (const slice of resting) setTimeout(slice);
  resting.clear();
}
