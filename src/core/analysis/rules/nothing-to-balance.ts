import { hasKey, type ClusterUse } from '../../mesh';
import { valueAt } from '../../yaml';
import { removalIn } from '../istioctl/remedy';
import { flatOf, question } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import { idleIn, inBlocks, type InForce, type Remark } from '../runtime/blocks-in-force';
import { readableUses } from '../runtime/cluster-uses';
import { withoutIdle } from '../runtime/tls-block';

const balancers = inBlocks('loadBalancer', judge);
const endpoints = flatOf(readableUses, weighedAlone);

export const nothingToBalance: WorkspaceRule = {
  id: 'nothing-to-balance',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P36'],
  summary: 'A loadBalancer, a weight or a locality is set where Envoy has no endpoints to choose from.',
  why: 'With resolution NONE or a balancer of PASSTHROUGH Envoy goes on to the dialled address, with DNS_ROUND_ROBIN to one of the answers for each new connection, and with DYNAMIC_DNS to the called name. Policies, weights and localities are read and change nothing.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyLoadBalancer); envoyproxy/envoy source/extensions/clusters/logical_dns/logical_dns_cluster.cc',
  check: question((input): readonly Report[] => [...balancers(input), ...once(endpoints(input))]),
};

function judge(each: InForce): readonly Remark[] {
  const whole = idleIn(each).find(({ path }) => path.length === 0);
  if (whole === undefined) return [];
  // A pattern has no other resolution to go to.
  const isPattern = each.uses.some(({ service }) => service.resolution === 'DYNAMIC_DNS');
  return [
    {
      path: [],
      part: 'key',
      ref: 'P36',
      message: `This loadBalancer changes nothing. ${whole.because.replace(/\.$/, '')}; remove it${isPattern ? '' : ', or use resolution STATIC or DNS'}.`,
      fix: withoutIdle(each.block, [], 'Remove the loadBalancer'),
    },
  ];
}

function weighedAlone({ cluster: { type, endpoints: list } }: ClusterUse): readonly Report[] {
  if (type !== 'LOGICAL_DNS') return [];
  return list.flatMap(({ resource, path }) => {
    if (resource === undefined || resource.incomplete) return [];
    const written = valueAt(resource.value, path);
    return ['weight', 'locality']
      .filter((key) => hasKey(written, key))
      .map((key): Report => ({
        resource,
        path: [...path, key],
        part: 'key',
        ref: 'P36',
        message: `${key} changes nothing: with DNS_ROUND_ROBIN this is the only endpoint, so there is nothing to balance. Remove it, or use resolution DNS.`,
        fix: removalIn(resource, `Remove ${key}`, [...path, key]),
      }));
  });
}

function once(reports: readonly Report[]): readonly Report[] {
  return reports.filter(
    ({ resource, path }, index) =>
      reports.findIndex((each) => each.resource === resource && each.path.join('.') === path.join('.')) === index,
  );
}
