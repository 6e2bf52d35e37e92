import { outlierSettings } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { inBlocks, isIdle, liveArrivals, liveUses, type InForce, type Remark } from '../runtime/blocks-in-force';
import { failureWords } from '../runtime/cluster-words';
import { isOnlyHostEjectable, mayEjectAll } from '../runtime/ejecting-all';

export const allEndpointsEjected: WorkspaceRule = {
  id: 'all-endpoints-ejected',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P27'],
  summary: 'maxEjectionPercent is 100 without minHealthPercent, so all endpoints can be ejected at once.',
  why: 'Istio turns Envoy’s panic mode off where minHealthPercent is unset. A fault that all endpoints share, such as a slow database behind them, then takes the last one out too, and each call gets 503 UH, or a closed connection, instead of a try.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyOutlierDetection); envoyproxy/envoy source/common/upstream/load_balancer_base.cc (LoadBalancerBase::recalculatePerPriorityPanic)',
  check: inBlocks('outlierDetection', judge),
};

function judge(each: InForce): readonly Remark[] {
  if (!mayEjectAll(outlierSettings(each.block)) || isIdle(each)) return [];
  const uses = liveUses(each);
  // Of the only endpoint another rule speaks.
  if (uses.length > 0 && uses.every(isOnlyHostEjectable)) return [];
  const answer = failureWords(
    liveArrivals(each).map(({ arrival }) => arrival),
    'UH',
  );
  return [
    {
      path: ['maxEjectionPercent'],
      ref: 'P27',
      message: `All endpoints can be ejected at once, and without minHealthPercent Envoy then uses none of them: calls get ${answer}. Set a lower maxEjectionPercent, or minHealthPercent.`,
    },
  ];
}
