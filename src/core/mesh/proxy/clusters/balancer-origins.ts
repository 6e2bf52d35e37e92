import { hasKey } from '../../read';
import type { Origin } from '../../trace/trace';
import type { Block, Cluster } from './cluster';
import { passesThrough } from './cluster-shape';

const istio: Origin = { by: 'istio', resource: undefined, path: [] };

/** Where the choice of an endpoint comes from: clusters that choose themselves have it from their type, unless the rule made them so. */
export function policyOrigin({ type, policy }: Cluster): Origin {
  const block = policy.blocks.loadBalancer;
  if (block === undefined) return istio;
  if (type === 'ORIGINAL_DST' || type === 'DYNAMIC_FORWARD_PROXY')
    return passesThrough(policy) ? fieldOf(block, 'simple') : istio;
  if (hasKey(block.value, 'consistentHash')) return fieldOf(block, 'consistentHash');
  return hasKey(block.value, 'simple') ? fieldOf(block, 'simple') : istio;
}

/** Where the order or the weights of localities come from; the mesh's order is on by default. */
export function localityOrigin({ loadBalancer, policy, service }: Cluster): Origin {
  const block = policy.blocks.loadBalancer;
  if (block && hasKey(block.value, 'localityLbSetting')) return fieldOf(block, 'localityLbSetting');
  switch (loadBalancer.locality) {
    case 'traffic-distribution':
      return { by: 'resource', resource: service?.resource, path: ['metadata', 'annotations'] };
    case 'failover':
    case 'failoverPriority':
    case 'distribute':
      return { by: 'mesh', resource: undefined, path: ['localityLbSetting'] };
    default:
      return istio;
  }
}

function fieldOf({ resource, path }: Block, field: string): Origin {
  return { by: resource ? 'resource' : 'mesh', resource, path: [...path, field] };
}
