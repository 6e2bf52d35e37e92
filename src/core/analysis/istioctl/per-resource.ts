import type { Seen } from './scope';

/**
 * A function of one resource that is worked out once: what it answers for a resource stays until that resource is edited. A keystroke changes
 * one of thousands, and the rules go through all of them again.
 */
export function perResource<T>(read: (seen: Seen) => T): (seen: Seen) => T {
  const answers = new WeakMap<Seen, { readonly answer: T }>();
  return (seen) => {
    let known = answers.get(seen);
    if (known === undefined) answers.set(seen, (known = { answer: read(seen) }));
    return known.answer;
  };
}
