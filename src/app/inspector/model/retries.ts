import { isRecord, readDuration } from '../../../core/schema';
import { retriesWords } from '../words/sections';

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
  if (typeof attempts !== 'number' || attempts <= 0) return plain(retriesWords.none);
  const tries = attempts + 1;
  const per = milliseconds(perTryTimeout);
  const limit = milliseconds(timeout);
  if (per === undefined)
    return plain(limit === undefined ? retriesWords.endless(tries) : retriesWords.shared(tries, show(limit)));
  const each = show(per);
  const all = show(tries * per);
  if (limit === undefined) return plain(retriesWords.withoutTimeout(tries, each, all));
  if (tries * per <= limit) return plain(retriesWords.fits(tries, each, all, show(limit)));
  return { tone: 'warning', text: retriesWords.tooLong(tries, each, show(limit)) };
}

function plain(text: string): RetryWords {
  return { tone: 'plain', text };
}

function milliseconds(value: unknown): number | undefined {
  const read = typeof value === 'string' ? readDuration(value) : undefined;
  return read === undefined || read === null || Number.isNaN(read) ? undefined : Number(read);
}

function show(ms: number): string {
  if (ms < 1000) return retriesWords.milliseconds(ms);
  const seconds = Math.round(ms / 10) / 100;
  return seconds >= 120 && seconds % 60 === 0 ? retriesWords.minutes(seconds / 60) : retriesWords.seconds(seconds);
}
