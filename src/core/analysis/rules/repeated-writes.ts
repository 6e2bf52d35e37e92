import type { WorkspaceRule } from '../rule';
import { ifWanted, remedyIn, takingAway } from '../istioctl/remedy';
import { listNames } from '../istioctl/words';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { unsafeMethods } from '../runtime/methods-taken';
import {
  isEndedByFirstTry,
  repeatingConditions,
  withoutTryTimeout,
  writtenRetries,
  type WrittenRetries,
} from '../runtime/retries';
import { writtenAt } from '../runtime/routings';
import type { Op } from '../../yaml';

export const repeatedWrites: WorkspaceRule = {
  id: 'repeated-writes',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P04'],
  summary: 'retryOn tries again on answers and broken connections, also for POST and PATCH.',
  why: 'Envoy does not look at the method. The server may have done what was asked before it failed, and then does it twice: a second order, a second payment. connect-failure and refused-stream are safe, for the request was not processed.',
  source: 'envoyproxy/envoy source/common/router/retry_state_impl.cc (wouldRetryFromHeaders, wouldRetryFromReset)',
  check: hitsInMesh(
    writtenRetries,
    ({ retryOn }) => repeatingConditions(retryOn).length > 0,
    (mesh, retries) => {
      const { each, retryOn } = retries;
      const methods = unsafeMethods(mesh, each.use.virtualService, each.rule);
      if (methods.length === 0) return [];
      const conditions = listNames(repeatingConditions(retryOn));
      return [
        {
          ...writtenAt(each, 'retries', 'retryOn'),
          ref: 'P04',
          clients: [],
          all: [],
          say: () =>
            `On ${conditions} Envoy also repeats ${methods.join(' and ')}, so a server that failed late does the work twice. Give such methods a route of their own, or retry only on connect-failure,refused-stream.`,
          fix: retryOnly(retries),
        },
      ];
    },
  ),
};

/**
 * What was asked for besides stays: it repeats nothing that a server has begun. Nothing is left that tries again after perTryTimeout, so that would end
 * the call with its first try, and goes too.
 */
function retryOnly(retries: WrittenRetries): Hit['fix'] {
  const { resource, path } = writtenAt(retries.each, 'retries', 'retryOn');
  const repeating = repeatingConditions(retries.retryOn);
  const kept = retries.retryOn.filter((each) => !repeating.includes(each));
  const retryOn = [...new Set(['connect-failure', 'refused-stream', ...kept])];
  const value = retryOn.join(',');
  const set: Op = { type: 'set', path, value };
  const way = isEndedByFirstTry({ ...retries, retryOn }) ? withoutTryTimeout(retries) : undefined;
  return way === undefined
    ? ifWanted(remedyIn(resource, `Retry only on ${value}`, [set]))
    : takingAway(resource, `Retry only on ${value} and ${way.words}`, [set, ...way.ops]);
}
