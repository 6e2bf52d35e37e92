import type { WorkspaceRule } from '../rule';
import { inBlocks, liveUses, type InForce, type Remark } from '../runtime/blocks-in-force';
import { whichOf } from '../runtime/cluster-words';
import { isOnlyHostEjectable } from '../runtime/ejecting-all';

export const onlyEndpointEjected: WorkspaceRule = {
  id: 'only-endpoint-ejected',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P22'],
  summary: 'maxEjectionPercent is 100 where the cluster has one endpoint, so a few errors stop all calls.',
  why: 'With its only endpoint ejected Envoy has nowhere to go: each call gets 503 UH, or its connection is closed, until the ejection ends. DNS_ROUND_ROBIN is one logical host, however many addresses DNS answers.',
  source:
    'envoyproxy/envoy source/extensions/clusters/logical_dns/logical_dns_cluster.cc; source/common/upstream/outlier_detection_impl.cc (DetectorImpl::ejectHost); istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyOutlierDetection)',
  check: inBlocks('outlierDetection', judge),
};

function judge(each: InForce): readonly Remark[] {
  const use = liveUses(each).find(isOnlyHostEjectable);
  if (use === undefined) return [];
  const { outlier, type } = use.cluster;
  const only =
    type === 'LOGICAL_DNS' ? 'DNS_ROUND_ROBIN is one host to Envoy' : `There is one endpoint${whichOf(each, use)}`;
  const time = `${(outlier?.baseEjectionTime ?? 0) / 1000} s`;
  return [
    {
      path: ['maxEjectionPercent'],
      ref: 'P22',
      message: `${only}, and maxEjectionPercent 100 lets it be ejected: then every call fails for ${time} or longer. Remove outlierDetection, or add endpoints.`,
    },
  ];
}
