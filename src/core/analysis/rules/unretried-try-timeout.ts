import { httpRulesOf, type Mesh } from '../../mesh';
import { oneOf, remedyIn, takingAway } from '../istioctl/remedy';
import { listNames } from '../istioctl/words';
import type { OneRemedy, WorkspaceRule } from '../rule';
import { hitsByHost } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { unsafeMethods } from '../runtime/methods-taken';
import { isEndedByFirstTry, withoutTryTimeout, writtenRetries, type WrittenRetries } from '../runtime/retries';
import { hostsOfRoute, writtenAt } from '../runtime/routings';

export const unretriedTryTimeout: WorkspaceRule = {
  id: 'unretried-try-timeout',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P01'],
  summary: 'perTryTimeout is set, and retryOn has no condition that tries again after it.',
  why: 'A try that takes too long counts as a reset by the proxy, which only reset, gateway-error and 5xx try again. Without them the first slow try ends the call with 504, though attempts are left. With them Envoy repeats POST and PATCH too, so where a route takes those it is the timeout that should end the call.',
  source:
    'envoyproxy/envoy source/common/router/router.cc (Filter::onPerTryTimeoutCommon), source/common/router/retry_state_impl.cc (wouldRetryFromReset)',
  check: hitsByHost(writtenRetries, ({ each }) => hostsOfRoute(each.use), isEndedByFirstTry, findHits),
};

function findHits(mesh: Mesh, retries: WrittenRetries): readonly Hit[] {
  const { each, retryOn } = retries;
  const { words, fix } = leftToTimeout(retries);
  const unsafe = methodsOf(mesh, retries);
  const list = retryOn.length === 0 ? 'the default of retryOn' : 'retryOn';
  const fact = `A try that exceeds perTryTimeout ends the call with 504, for ${list} has none of reset, gateway-error and 5xx`;
  const message =
    unsafe === undefined || unsafe.length === 0
      ? `${fact}. Add reset to retryOn where repeating a request does no harm, or ${words}.`
      : `${fact}, on which Envoy would repeat ${listNames(unsafe)} too. Either ${words}, or give what may be repeated a route of its own.`;
  return [
    {
      ...writtenAt(each, 'retries', 'perTryTimeout'),
      ref: 'P01',
      clients: [],
      all: [],
      say: () => message,
      fix: oneOf(...(unsafe?.length === 0 && retryOn.length > 0 ? [addReset(retries)] : []), ...fix),
    },
  ];
}

/** What must not be repeated of what the route takes; undefined where the routes that stand before it are not known. */
function methodsOf(mesh: Mesh, { each }: WrittenRetries): readonly string[] | undefined {
  const isKnown = httpRulesOf(mesh, each.use.virtualService).rules.includes(each.rule);
  return isKnown ? unsafeMethods(mesh, each.use.virtualService, each.rule) : undefined;
}

function addReset({ each, retryOn }: WrittenRetries): OneRemedy {
  const { resource, path } = writtenAt(each, 'retries', 'retryOn');
  const value = [...retryOn, 'reset'].join(',');
  return remedyIn(resource, 'Add reset to retryOn', [{ type: 'set', path, value }]);
}

function leftToTimeout(retries: WrittenRetries): {
  readonly words: string;
  readonly fix: readonly OneRemedy[];
} {
  const way = withoutTryTimeout(retries);
  if (way === undefined) return { words: 'remove perTryTimeout', fix: [] };
  const { resource } = writtenAt(retries.each, 'retries', 'perTryTimeout');
  const title = `${way.words.slice(0, 1).toUpperCase()}${way.words.slice(1)}`;
  return { words: way.words, fix: [takingAway(resource, title, way.ops)] };
}
