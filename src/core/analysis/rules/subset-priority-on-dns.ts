import type { WorkspaceRule } from '../rule';
import { idleParts } from '../runtime/arrivals';
import { inBlocks, liveArrivals, type InForce, type Remark } from '../runtime/blocks-in-force';

export const subsetPriorityOnDns: WorkspaceRule = {
  id: 'subset-priority-on-dns',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P35'],
  summary: 'failoverPriority is in force for a subset of a host with resolution DNS, where it orders nothing.',
  why: 'istiod makes the endpoints of DNS clusters itself and does not hand their labels to the clusters of subsets, so all endpoints of the subset are one pool.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_builder.go (buildSubsetCluster); pilot/pkg/networking/core/loadbalancer/loadbalancer.go (applyFailoverPriorities)',
  check: inBlocks('loadBalancer', judge),
};

function judge(each: InForce): readonly Remark[] {
  const path = ['localityLbSetting', 'failoverPriority'];
  const found = liveArrivals(each).find(
    (one) =>
      one.use.subset !== undefined &&
      one.use.cluster.outlier !== null &&
      idleParts(one).some((part) => part.path.join('.') === path.join('.')),
  );
  const use = found?.use;
  if (use?.subset === undefined) return [];
  return [
    {
      path,
      part: 'key',
      ref: 'P35',
      message: `failoverPriority orders nothing in subset ${use.subset}: ${use.service.host} has resolution DNS, and there istiod hands the labels of endpoints to no subset. Use resolution STATIC, or no subset.`,
    },
  ];
}
