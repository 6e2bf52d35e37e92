import type { Steps } from '../core/mesh';
import { whenIdle } from './when-idle';

/** How long the page is kept busy at a stretch, in milliseconds: short enough for a frame, and for a key that is pressed meanwhile. */
const sliceLength = 10;

/** Does long work bit by bit, from when the page has nothing else to do, and hands over what came out. Returns how to call it off. */
export function inSlices<T>(begin: () => Steps<T>, done: (result: T) => void): () => void {
  let steps: Steps<T> | undefined;
  let isOff = false;
  const slice = (): void => {
    if (isOff) return;
    steps ??= begin();
    const end = performance.now() + sliceLength;
    let step = steps.next();
    while (step.done !== true && performance.now() < end) step = steps.next();
    if (step.done === true) done(step.value);
    // Between two timers the browser takes in what the user did, and paints.
    else setTimeout(slice);
  };
  const callOff = whenIdle(slice);
  return () => {
    isOff = true;
    callOff();
  };
}
