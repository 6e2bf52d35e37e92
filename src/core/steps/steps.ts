/**
 * Long work that stops after each of its steps, so that whoever runs it may do something else in between, or never come back. A step takes a few
 * milliseconds at most.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all steps at once. */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
