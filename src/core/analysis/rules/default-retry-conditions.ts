import type { WorkspaceRule } from '../rule';
import { hitsIn } from '../runtime/find-hits';
import { writtenRetries } from '../runtime/retries';
import { writtenAt } from '../runtime/routings';

export const defaultRetryConditions: WorkspaceRule = {
  id: 'default-retry-conditions',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['P06'],
  summary: 'retries says how often to try again, and not on what.',
  why: 'The default of retryOn has connection failures and refused streams. Since Istio 1.24 it has not 503 any longer, so a server that answers with it is not asked again.',
  source: 'istio/istio pilot/pkg/networking/core/route/retry/retry.go (defaultPolicy)',
  check: hitsIn(writtenRetries, ({ each, attempts, retryOn }) => {
    if (retryOn.length > 0) return [];
    return [
      {
        ...writtenAt(each, 'retries', 'attempts'),
        ref: 'P06',
        clients: [],
        all: [],
        say: () =>
          `A server that answers 503 is not asked again (Istio 1.24 and later): without retryOn, attempts: ${attempts} is only for failed connections and refused streams. Write the conditions into retryOn.`,
      },
    ];
  }),
};
