import { hasKey, integerIn, listIn, recordIn, textIn, type HttpRule } from '../../mesh';
import { readDuration } from '../../schema';
import { flatOf } from '../question';
import { ruledUses, type RuledUse } from './routings';

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
function timeIn(value: unknown, key: string): number | undefined {
  const time = readDuration(textIn(value, key) ?? '');
  return time === null || time <= 0 ? undefined : time;
}

/** The conditions on which a server's answer or a broken connection is tried again, whatever the request did before. */
export function repeatingConditions(retryOn: readonly string[]): readonly string[] {
  return retryOn.filter((each) => repeating.has(each) || /^\d+$/.test(each));
}

const repeating: ReadonlySet<string> = new Set(['5xx', 'gateway-error', 'reset', 'retriable-4xx']);
