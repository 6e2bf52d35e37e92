import { integerIn, recordIn } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { inBlocks, liveArrivals, type InForce, type Remark } from '../runtime/blocks-in-force';
import { useWords } from '../runtime/cluster-words';
import { withoutIdle } from '../runtime/tls-block';

export const retriesSuppressed: WorkspaceRule = {
  id: 'retries-suppressed',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['P46'],
  summary: 'maxRetries is 3 or less while a VirtualService asks for retries.',
  why: 'It is no number of tries: it limits how many retries of all calls of a proxy to the host run at the same time. 3 is Envoy’s own default, which Istio lifts because retries are left out under load.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (getDefaultCircuitBreakerThresholds, applyConnectionPool)',
  check: inBlocks('connectionPool', judge),
};

function judge(each: InForce): readonly Remark[] {
  const limit = integerIn(recordIn(each.block.value, 'http'), 'maxRetries') ?? 0;
  if (limit <= 0 || limit > 3) return [];
  const found = liveArrivals(each).find(
    ({ use, arrival }) => arrival.isRetried && use.cluster.policy.blocks.retryBudget === undefined,
  );
  if (found === undefined) return [];
  return [
    {
      path: ['http', 'maxRetries'],
      ref: 'P46',
      message: `Under load retries to ${useWords(found.use)} are skipped: maxRetries ${limit} is not the number of tries, but allows ${limit} retries at a time over all calls. Remove it, or set retryBudget.`,
      fix: withoutIdle(each.block, ['http', 'maxRetries'], 'Remove maxRetries'),
    },
  ];
}
