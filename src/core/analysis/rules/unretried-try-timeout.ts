import { httpRulesOf } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { hitsByHost } from '../runtime/find-hits';
import { unsafeMethods } from '../runtime/methods-taken';
import { writtenRetries, type WrittenRetries } from '../runtime/retries';
import { hostsOfRoute, writtenAt } from '../runtime/routings';

export const unretriedTryTimeout: WorkspaceRule = {
  id: 'unretried-try-timeout',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P01'],
  summary: 'perTryTimeout is set, and retryOn has no condition that tries again after it.',
  why: 'A try that takes too long counts as a reset by the proxy, which only reset, gateway-error and 5xx try again. Without them the first slow try ends the call with 504, though attempts are left.',
  source:
    'envoyproxy/envoy source/common/router/router.cc (Filter::onPerTryTimeoutCommon), source/common/router/retry_state_impl.cc (wouldRetryFromReset)',
  check: hitsByHost(
    writtenRetries,
    ({ each }) => hostsOfRoute(each.use),
    isSuspect,
    (mesh, retries) => {
      const { each, retryOn } = retries;
      const { resource, path } = writtenAt(each, 'retries', 'perTryTimeout');
      const known = httpRulesOf(mesh, each.use.virtualService).rules.includes(each.rule);
      const isSafe = known && unsafeMethods(mesh, each.use.virtualService, each.rule).length === 0;
      const list = retryOn.length === 0 ? 'the default of retryOn' : 'retryOn';
      const target = [...path.slice(0, -1), 'retryOn'];
      return [
        {
          resource,
          path,
          ref: 'P01',
          clients: [],
          all: [],
          say: () =>
            `A try that exceeds perTryTimeout ends the call with 504, for ${list} has none of reset, gateway-error and 5xx. Add reset to retryOn where repeating a request does no harm.`,
          fix:
            isSafe && retryOn.length > 0
              ? remedyIn(resource, 'Add reset to retryOn', [
                  { type: 'set', path: target, value: [...retryOn, 'reset'].join(',') },
                ])
              : undefined,
        },
      ];
    },
  ),
};

function isSuspect({ perTryTimeout, timeout, retryOn }: WrittenRetries): boolean {
  if (perTryTimeout === undefined || (timeout !== undefined && perTryTimeout >= timeout)) return false;
  return !['5xx', 'gateway-error', 'reset'].some((each) => retryOn.includes(each));
}
