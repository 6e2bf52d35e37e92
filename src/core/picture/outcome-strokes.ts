import type { CallRow, Outcome } from '../topology';
import { outcomeOf } from './words';

/** The sign of a call: what becomes of it, or that the server does not understand what reaches it. */
export type CallSign = Outcome | 'misread';

/** The sign of a call. */
export function signOf(call: Pick<CallRow, 'outcome' | 'target' | 'misread'>): CallSign {
  return call.misread ? 'misread' : outcomeOf(call);
}

/**
 * What becomes of a call as a sign in a square of 14: a tick, an arrow that passes by, a barred circle, a question mark, an arrow that turns back, a cross, a triangle with an exclamation
 * mark; dots where that is not judged. Lines of 1.6 with round ends.
 */
export const outcomeStrokes: Readonly<Record<CallSign, string>> = {
  reached: 'M2.5 7.4 5.6 10.5 11.5 3.8',
  passthrough: 'M1.5 7H12M8.4 3.4 12 7l-3.6 3.6',
  blackhole: 'M7 1.8a5.2 5.2 0 1 1 0 10.4a5.2 5.2 0 1 1 0-10.4M3.4 3.4 10.6 10.6',
  unresolved: 'M4.4 4.6a2.7 2.7 0 1 1 3.9 2.5C7.3 7.6 7 8.1 7 9M7 11.7v.1',
  blocked: 'M7 1.8a5.2 5.2 0 1 1 0 10.4a5.2 5.2 0 1 1 0-10.4M3.4 3.4 10.6 10.6',
  redirected: 'M11.8 11.4V8.4A3.2 3.2 0 0 0 8.6 5.2H2.6M5.8 2 2.6 5.2l3.2 3.2',
  error: 'M3.2 3.2 10.8 10.8M10.8 3.2 3.2 10.8',
  misread: 'M7 1.8 12.7 12.2H1.3ZM7 5.6V8.4M7 10.3v.1',
  unknown: 'M4.2 7h.1M7 7h.1M9.8 7h.1',
};
