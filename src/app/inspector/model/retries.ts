import { isRecord, isRetriedAfterTimeout, readDuration } from '../../../core/schema';
import { retriesWords } from '../words/sections';
import { readRetryOn } from './retry-on';

/** What a `retries` block amounts to, in a sentence; `tone` says whether a timeout cuts tries off or has no effect. */
interface RetryWords {
  readonly tone: 'plain' | 'warning';
  readonly text: string;
}

/**
 * How often a request is tried, and whether the tries fit into the route's timeout. `attempts` counts the repetitions, and none are made while it
 * is 0 or unset (istio/istio pilot/pkg/networking/core/route/retry/retry.go, ConvertPolicy). A perTryTimeout that is not below the timeout is ignored
 * (envoyproxy/envoy source/common/router/router.cc, FilterUtility::finalTimeout).
 */
export function retryWords(retries: unknown, timeout: unknown): RetryWords | undefined {
  if (!isRecord(retries)) return undefined;
  const { attempts, perTryTimeout, retryOn } = retries;
  if (typeof attempts !== 'number' || attempts <= 0) return plain(retriesWords.none);
  const tries = attempts + 1;
  const per = milliseconds(perTryTimeout);
  const limit = milliseconds(timeout);
  if (per === undefined)
    return plain(limit === undefined ? retriesWords.endless(tries) : retriesWords.shared(tries, show(limit)));
  const each = show(per);
  if (limit !== undefined && per >= limit) return warning(retriesWords.ignored(tries, each, show(limit)));
  if (!isRetriedAfterTimeout(typeof retryOn === 'string' ? readRetryOn(retryOn) : []))
    return warning(retriesWords.endsWithFirst(each));
  const all = show(tries * per);
  if (limit === undefined) return plain(retriesWords.withoutTimeout(tries, each, all));
  if (tries * per <= limit) return plain(retriesWords.fits(tries, each, all, show(limit)));
  return warning(retriesWords.tooLong(tries, each, show(limit)));
}

function plain(text: string): RetryWords {
  return { tone: 'plain', text };
}

function warning(text: string): RetryWords {
  return { tone: 'warning', text };
}

/** Undefined for none, and for what switches the timer off. */
function milliseconds(value: unknown): number | undefined {
  const read = typeof value === 'string' ? readDuration(value) : null;
  return read !== null && read > 0 ? read : undefined;
}

function show(ms: number): string {
  if (ms < 1000) return retriesWords.milliseconds(ms);
  const seconds = Math.round(ms / 10) / 100;
  return seconds >= 120 && seconds % 60 === 0 ? retriesWords.minutes(seconds / 60) : retriesWords.seconds(seconds);
}
