import { formatDuration } from '../../mesh';
import { isRetriedAfterTimeout } from '../../schema';
import { oneOf, remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { hitsIn } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { writtenRetries, type WrittenRetries } from '../runtime/retries';
import { writtenAt } from '../runtime/routings';

export const triesBeyondTimeout: WorkspaceRule = {
  id: 'tries-beyond-timeout',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P02', 'P03'],
  summary: 'The tries of a route do not fit into its timeout.',
  why: 'The timeout of a route is for all tries and the pauses between them. Envoy ignores a perTryTimeout that is not below it, and cuts off the tries for which no time is left. Where retryOn repeats no try that was too slow, the first one ends the call, and nothing adds up.',
  source:
    'envoyproxy/envoy source/common/router/router.cc (FilterUtility::finalTimeout, Filter::onPerTryTimeoutCommon); source/common/router/retry_state_impl.cc (wouldRetryFromReset)',
  check: hitsIn(writtenRetries, findHits),
};

function findHits(retries: WrittenRetries): readonly Hit[] {
  const { each, attempts, perTryTimeout, timeout, retryOn } = retries;
  if (perTryTimeout === undefined || timeout === undefined) return [];
  if (perTryTimeout >= timeout) {
    const say = (): string =>
      `perTryTimeout ${formatDuration(perTryTimeout)} is not below the timeout ${formatDuration(timeout)} of the route, so Envoy ignores it and the first try has all the time. Set a lower one.`;
    return [{ ...writtenAt(each, 'retries', 'perTryTimeout'), ref: 'P02', clients: [], all: [], say }];
  }
  if (!isRetriedAfterTimeout(retryOn)) return [];
  const total = (attempts + 1) * perTryTimeout;
  if (total <= timeout) return [];
  const say = (): string =>
    `${attempts + 1} tries of ${formatDuration(perTryTimeout)} take ${formatDuration(total)}, and the route's timeout ends the call after ${formatDuration(timeout)}, so the last tries are cut off. Raise timeout, or lower attempts or perTryTimeout.`;
  return [
    { ...writtenAt(each, 'retries', 'attempts'), ref: 'P03', clients: [], all: [], say, fix: fitting(retries, total) },
  ];
}

/** Shorter tries, which keep the end of the call, or a later end of it. Backoff between tries takes some milliseconds more. */
function fitting({ each, attempts, timeout = 0 }: WrittenRetries, total: number): Hit['fix'] {
  const share = timeout / (attempts + 1);
  const step = share >= 2000 ? 1000 : share >= 200 ? 100 : 10;
  const shorter = Math.floor(share / step) * step;
  const tries = { ...writtenAt(each, 'retries', 'perTryTimeout'), name: 'perTryTimeout', time: shorter };
  const whole = { ...writtenAt(each, 'timeout'), name: 'timeout', time: total };
  return oneOf(
    ...[tries, whole]
      .filter(({ time }) => time > 0)
      .map(({ resource, path, name, time }) => {
        const value = formatDuration(time);
        return remedyIn(resource, `Set ${name} to ${value}`, [{ type: 'set', path, value }]);
      }),
  );
}
