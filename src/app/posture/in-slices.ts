/** How long the page may be kept from its other work at a time, in milliseconds. */
const slice = 8;

interface Watch {
  /** Between two slices. */
  readonly onPause?: () => void;
  readonly onDone: () => void;
}

/** Goes through steps in short slices, the first of them at once, so that typing and scrolling go on between them. Returns how to call it off. */
export function inSlices(steps: Iterator<unknown>, { onPause, onDone }: Watch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const work = (): void => {
    const end = performance.now() + slice;
    while (performance.now() < end) {
      if (steps.next().done) {
        onDone();
        return;
      }
    }
    onPause?.();
    timer = setTimeout(work, 0);
  };
  work();
  return () => clearTimeout(timer);
}
