import { hasKey, listIn, recordIn } from '../../mesh';
import { valueAt } from '../../yaml';
import type { WorkspaceRule } from '../rule';
import { idleParts } from '../runtime/arrivals';
import { inBlocks, liveArrivals, type InForce, type Remark } from '../runtime/blocks-in-force';
import { useWords } from '../runtime/cluster-words';

export const localityOrderWithoutEjection: WorkspaceRule = {
  id: 'locality-order-without-ejection',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P31'],
  summary: 'failover or failoverPriority is in force on a port or subset where outlierDetection is not.',
  why: 'istiod orders endpoints only where they can be ejected, so calls go to all of them from the start. portLevelSettings replace outlierDetection too, and settings of a port in a subset do: what is written above them does not reach down.',
  source:
    'istio/istio pilot/pkg/networking/core/loadbalancer/loadbalancer.go (ApplyLocalityLoadBalancer); pilot/pkg/networking/util/util.go (MergeSubsetTrafficPolicy)',
  check: inBlocks('loadBalancer', judge),
};

function judge(each: InForce): readonly Remark[] {
  if (each.uses.length === 0) return judgeAsWritten(each);
  for (const arrived of liveArrivals(each)) {
    const { use } = arrived;
    if (use.cluster.outlier !== null) continue;
    const parts = idleParts(arrived).filter(({ block, path }) => block === 'loadBalancer' && path.length === 2);
    const ordering = parts.filter(({ path }) => path[0] === 'localityLbSetting');
    if (ordering.length === 0) continue;
    return ordering.map(({ path }) => remarkAt(String(path[1]), ` on ${useWords(use)}`));
  }
  return [];
}

/** Of a host that may be one of the cluster: what its own part of the rule says, or that which a subset builds on. */
function judgeAsWritten({ block: { resource, path, value } }: InForce): readonly Remark[] {
  const part = path.slice(0, -1);
  const isWholeSubset = path[1] === 'subsets' && !path.includes('portLevelSettings');
  const parts = isWholeSubset ? [part, ['spec', 'trafficPolicy']] : [part];
  if (parts.some((at) => hasKey(valueAt(resource.value, at), 'outlierDetection'))) return [];
  const setting = recordIn(value, 'localityLbSetting');
  if (setting['enabled'] === false || listIn(setting, 'distribute').length > 0) return [];
  return ['failover', 'failoverPriority']
    .filter((key) => listIn(setting, key).length > 0)
    .map((key) => remarkAt(key, ''));
}

function remarkAt(key: string, where: string): Remark {
  return {
    path: ['localityLbSetting', key],
    part: 'key',
    ref: 'P31',
    message: `Calls go to all endpoints: ${key} orders nothing${where}, where its policy has no outlierDetection. Add outlierDetection beside this loadBalancer.`,
  };
}
