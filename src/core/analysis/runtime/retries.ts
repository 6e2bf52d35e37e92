import { formatDuration, hasKey, integerIn, listIn, recordIn, textIn, type HttpRule } from '../../mesh';
import { isRetriedAfterTimeout, readDuration } from '../../schema';
import type { Op } from '../../yaml';
import { flatOf } from '../question';
import { ruledUses, writtenAt, type RuledUse } from './routings';

/** The `retries` that are written for a rule which sends something on, and how long the rule may take. */
export interface WrittenRetries {
  readonly each: RuledUse;
  /** Above 0. */
  readonly attempts: number;
  /** As written; empty where Istio's default counts. */
  readonly retryOn: readonly string[];
  /** In milliseconds; undefined for none. */
  readonly perTryTimeout: number | undefined;
  readonly timeout: number | undefined;
  readonly remote: boolean;
}

/** All retries that are written and not switched off. */
export const writtenRetries = flatOf(ruledUses, (each) => {
  const read = readRetries(each);
  return read ? [read] : [];
});

function readRetries(each: RuledUse): WrittenRetries | undefined {
  const { fields } = each.rule;
  const retries = recordIn(fields, 'retries');
  const attempts = integerIn(retries, 'attempts') ?? 0;
  if (attempts <= 0 || !sendsOn(each.rule)) return undefined;
  const written = textIn(retries, 'retryOn') ?? '';
  return {
    each,
    attempts,
    retryOn: written
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
    perTryTimeout: timeIn(retries, 'perTryTimeout'),
    timeout: timeIn(fields, 'timeout'),
    remote: retries['retryRemoteLocalities'] === true,
  };
}

/** Whether a rule has destinations: one that answers by itself tries nothing. */
export function sendsOn({ fields, delegate, root }: HttpRule): boolean {
  const answers = hasKey(fields, 'redirect') || hasKey(fields, 'directResponse');
  return !answers && listIn((delegate ?? root).rule, 'route').length > 0;
}

/** A duration in milliseconds; undefined for none, and for what switches the timer off. */
export function timeIn(value: unknown, key: string): number | undefined {
  const time = readDuration(textIn(value, key) ?? '');
  return time === null || time <= 0 ? undefined : time;
}

/** Whether the first try that exceeds perTryTimeout ends the call. One that is not below the timeout is ignored by Envoy. */
export function isEndedByFirstTry({ perTryTimeout, timeout, retryOn }: Omit<WrittenRetries, 'each'>): boolean {
  if (perTryTimeout === undefined || (timeout !== undefined && perTryTimeout >= timeout)) return false;
  return !isRetriedAfterTimeout(retryOn);
}

/** How the limit of a try is taken away. */
interface WithoutTryTimeout {
  /** What it does, to be put into a title: "remove perTryTimeout". */
  readonly words: string;
  /** Of the resource that has the retries. */
  readonly ops: readonly Op[];
}

/**
 * Leaves the end of the call to its timeout. Where there is none the limit of a try becomes that, since it has ended the call so far. Undefined where
 * another resource would have to be changed too.
 */
export function withoutTryTimeout({ each, perTryTimeout = 0, timeout }: WrittenRetries): WithoutTryTimeout | undefined {
  const { resource, path } = writtenAt(each, 'retries', 'perTryTimeout');
  const gone: Op = { type: 'delete', path };
  if (timeout !== undefined) return { words: 'remove perTryTimeout', ops: [gone] };
  const value = formatDuration(perTryTimeout);
  const whole = [...path.slice(0, -2), 'timeout'];
  const isHere = !hasKey(each.rule.fields, 'timeout') || writtenAt(each, 'timeout').resource === resource;
  if (!isHere) return undefined;
  return {
    words: `set timeout to ${value} instead of perTryTimeout`,
    ops: [gone, { type: 'set', path: whole, value }],
  };
}

/** The conditions on which a server's answer or a broken connection is tried again, whatever the request did before. */
export function repeatingConditions(retryOn: readonly string[]): readonly string[] {
  return retryOn.filter((each) => repeating.has(each) || /^\d+$/.test(each));
}

const repeating: ReadonlySet<string> = new Set(['5xx', 'gateway-error', 'reset', 'retriable-4xx']);
