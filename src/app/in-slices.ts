import { whenIdle } from './when-idle';

/** How long the page is kept busy at a stretch, in milliseconds: short enough for a frame, and for a key that is pressed meanwhile. */
const sliceLength = 10;

/** How work in slices is begun and watched. */
interface Slicing<Step> {
  /** Begins now, for what is in sight; else once the page has nothing else to do. Work that one slice is enough for is done before `inSlices` returns. */
  readonly atOnce?: boolean;
  /** How long the page is kept busy at a stretch, in milliseconds, where that is not as short as for work in the background. */
  readonly length?: number;
  /** Hears of the last step between two slices. */
  readonly onPause?: (step: Step) => void;
}

/** Does long work bit by bit beside the page's other work, and hands over what came out. Returns how to call it off. */
export function inSlices<Step, T>(
  begin: () => Iterator<Step, T, undefined>,
  done: (result: T) => void,
  { atOnce = false, length = sliceLength, onPause }: Slicing<Step> = {},
): () => void {
  let steps: Iterator<Step, T, undefined> | undefined;
  let isOff = false;
  const slice = (): void => {
    if (isOff) return;
    steps ??= begin();
    const end = performance.now() + length;
    let step = steps.next();
    while (step.done !== true && performance.now() < end) step = steps.next();
    if (step.done === true) return done(step.value);
    onPause?.(step.value);
    // Between two timers the browser takes in what the user did, and paints.
    setTimeout(slice);
  };
  let unschedule = (): void => undefined;
  if (atOnce) slice();
  else unschedule = whenIdle(slice);
  return () => {
    isOff = true;
    unschedule();
  };
}
