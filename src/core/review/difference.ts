import type { Trace } from '../mesh';
import type { ChangeKind, ChangePlace, Risk, WrittenPlace } from './behaviour-change';

/** Whom a sentence is about: `shop/cart, shop/job and 3 more workloads`, and what they call: `api.example.com:80/v1`. */
interface About {
  readonly whos: string;
  readonly target: string;
}

/** Something that one call does otherwise; equal ones of several workloads become one change. */
export interface Difference {
  readonly kind: ChangeKind;
  readonly risk: Risk;
  /** What is different, as a sentence without who and where. */
  readonly says: (about: About) => string;
  /** Which resource decides, as sentences; empty where there is nothing to add. */
  readonly why: string;
  readonly decidedBefore: readonly ChangePlace[];
  readonly decidedAfter: readonly ChangePlace[];
  /** What is written otherwise and is the reason; none where a setting of the mesh is. */
  readonly causes?: readonly WrittenPlace[];
}

/** A call that both sides send on: the only ones of which more than their reach can be compared. */
export interface BothTraces {
  readonly before: Trace;
  readonly after: Trace;
}

/** `from shop/cart to api.example.com:443`. */
export function fromTo({ whos, target }: About): string {
  return `from ${whos} to ${target}`;
}
