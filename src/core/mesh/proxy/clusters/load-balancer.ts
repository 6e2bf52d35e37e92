import { hasKey, recordIn, textIn } from '../../read';
import type { Block, ClusterType, LoadBalancer } from './cluster';

type Fields = Readonly<Record<string, unknown>>;

/** The balancer that Envoy gets, without what localities add (pilot/pkg/networking/core/cluster_traffic_policy.go, applyLoadBalancer). */
export function balancerOf(type: ClusterType, block: Block | undefined): Pick<LoadBalancer, 'policy' | 'hash'> {
  // These clusters choose the host themselves, whatever is written.
  if (type === 'ORIGINAL_DST' || type === 'DYNAMIC_FORWARD_PROXY') return { policy: 'CLUSTER_PROVIDED', hash: null };
  if (hasKey(block?.value, 'consistentHash')) {
    const hash = recordIn(block?.value, 'consistentHash');
    return { policy: hasKey(hash, 'maglev') ? 'MAGLEV' : 'RING_HASH', hash: keyOf(hash) };
  }
  return { policy: simplePolicy(textIn(block?.value, 'simple')), hash: null };
}

/** LEAST_CONN is the older name of LEAST_REQUEST, which is also the default. */
function simplePolicy(simple: string | undefined): LoadBalancer['policy'] {
  return simple === 'ROUND_ROBIN' || simple === 'RANDOM' ? simple : 'LEAST_REQUEST';
}

const keys = ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'];

/** What is hashed; null where nothing is, so that every request gets a random host. */
function keyOf(hash: Fields): Fields | null {
  const key = keys.find((each) => hasKey(hash, each) && hash[each] !== false);
  return key === undefined ? null : { [key]: hash[key] };
}
