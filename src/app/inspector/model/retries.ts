import { isRecord, readDuration } from '../../../core/schema';

/** What a `retries` block amounts to, in a sentence; `tone` says whether the timeout cuts the last tries off. */
interface RetryWords {
  readonly tone: 'plain' | 'warning';
  readonly text: string;
}

/**
 * How often a request is tried, and whether the tries fit into the route's timeout. `attempts` counts the repetitions, and none are made while it
 * is 0 or unset (istio/istio pilot/pkg/networking/core/route/retry/retry.go, ConvertPolicy).
 */
export function retryWords(retries: unknown, timeout: unknown): RetryWords | undefined {
  if (!isRecord(retries)) return undefined;
  const { attempts, perTryTimeout } = retries;
  if (typeof attempts !== 'number' || attempts <= 0)
    return plain('No request is tried again: attempts is not set, or 0.');
  const tries = attempts + 1;
  const per = milliseconds(perTryTimeout);
  const limit = milliseconds(timeout);
  if (per === undefined)
    return plain(`${tries} tries${limit === undefined ? ', and no timeout ends them.' : ` share ${show(limit)}.`}`);
  const sum = `${tries} tries × ${show(per)} = ${show(tries * per)}`;
  if (limit === undefined) return plain(`${sum}. The route has no timeout.`);
  if (tries * per <= limit) return plain(`${sum}, fits into ${show(limit)}.`);
  const text = `${tries} tries of ${show(per)} do not fit into ${show(limit)}: the last ones are cut off. Raise timeout or lower perTryTimeout.`;
  return { tone: 'warning', text };
}

function plain(text: string): RetryWords {
  return { tone: 'plain', text };
}

function milliseconds(value: unknown): number | undefined {
  const read = typeof value === 'string' ? readDuration(value) : undefined;
  return read === undefined || read === null || Number.isNaN(read) ? undefined : Number(read);
}

function show(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  const seconds = Math.round(ms / 10) / 100;
  return seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
