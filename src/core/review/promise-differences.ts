import { checkExpectation, isEqual, type Expectation } from '../mesh';
import type { CallPair } from './call-pairs';
import { decidersOf } from './deciding';
import { fromTo, type Difference } from './difference';
import type { Topic } from './mattering-paths';
import type { Reasons } from './reasons';

/** Promises that held and do not any more, whether or not the proposal still makes them; new ones that do not hold; and those that hold at last. */
export function promiseDifferences(pair: CallPair, reasons: Reasons): readonly Difference[] {
  const [old, now] = [pair.drawnBefore?.expect, pair.drawnAfter?.expect];
  const found: Difference[] = [];
  if (old && isBroken(pair, old))
    found.push(brokenDifference(pair, old, isEqual(old, now) ? 'kept' : 'dropped', reasons));
  if (now && !isEqual(old, now) && verdict(now, pair.after) === 'fails')
    found.push(brokenDifference(pair, now, 'new', reasons));
  if (old && now && isEqual(old, now) && verdict(old, pair.before) === 'fails' && verdict(now, pair.after) === 'holds')
    found.push(keptDifference(pair, now, reasons));
  return found;
}

function verdict(expect: Expectation, trace: CallPair['before']): 'holds' | 'fails' | 'cannot tell' {
  return checkExpectation(expect, trace).verdict;
}

/** A workload that is gone breaks no promise. */
function isBroken({ before, after }: CallPair, expect: Expectation): boolean {
  return after !== undefined && verdict(expect, before) === 'holds' && verdict(expect, after) === 'fails';
}

function brokenDifference(
  { before, after }: CallPair,
  expect: Expectation,
  state: 'kept' | 'dropped' | 'new',
  reasons: Reasons,
): Difference {
  const { because } = checkExpectation(expect, after);
  const [decidedBefore, decidedAfter] = [decidersOf(before), decidersOf(after)];
  const dropped = state === 'dropped' ? ' The proposal no longer promises it.' : '';
  const words = state === 'new' ? 'does not hold' : 'no longer holds';
  return {
    kind: 'promise-broken',
    risk: 'high',
    says: (about) =>
      `The ${state === 'new' ? 'new ' : ''}promise “${promiseWords(expect)}” of calls ${fromTo(about)} ${words}. ${because}${dropped}`,
    ...reasons.ofCall(topicsOf(expect, after), decidedBefore, decidedAfter, { before, after }),
  };
}

function keptDifference({ before, after }: CallPair, expect: Expectation, reasons: Reasons): Difference {
  const [decidedBefore, decidedAfter] = [decidersOf(before), decidersOf(after)];
  return {
    kind: 'promise-holds',
    risk: 'low',
    says: (about) => `The promise “${promiseWords(expect)}” of calls ${fromTo(about)} holds now.`,
    ...reasons.ofCall(topicsOf(expect, before), decidedBefore, decidedAfter, { before, after }),
  };
}

/** What of a promise a call does not keep: only that can have a reason. */
function topicsOf({ outcome, tls, via }: Expectation, trace: CallPair['before']): readonly Topic[] {
  const parts: readonly (readonly [Topic, Expectation])[] = [
    ...(outcome === undefined ? [] : [['reach', { outcome }] as const]),
    ...(tls === undefined ? [] : [['tls', { tls }] as const]),
    ...(via === undefined ? [] : [['way', { via }] as const]),
  ];
  return parts.flatMap(([topic, part]) => (verdict(part, trace) === 'fails' ? [topic] : []));
}

/** `reached, tls originated, via sidecar`. */
function promiseWords({ outcome, tls, via }: Expectation): string {
  return [outcome, tls && `tls ${tls}`, via && `via ${via}`].filter((each) => each !== undefined).join(', ');
}
