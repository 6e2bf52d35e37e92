import { isRecord } from '../lists';

/** What a matcher of a VirtualService compares with. */
interface Matcher {
  /** `presence` for an empty matcher, which asks only whether there is something. */
  readonly by: 'exact' | 'prefix' | 'regex' | 'presence';
  readonly text: string;
}

/**
 * A matcher as Istio's decoder reads it: of several members the last one in the order of the fields counts, though the API server refuses them. A
 * value that is no mapping reads as an empty matcher; undefined when there is none.
 */
export function readMatcher(value: unknown): Matcher | undefined {
  if (value === undefined || value === null) return undefined;
  const members = isRecord(value) ? value : {};
  for (const by of ['regex', 'prefix', 'exact'] as const) {
    const text = members[by];
    if (typeof text === 'string') return { by, text };
  }
  return { by: 'presence', text: '' };
}
