import type { ClusterEndpoint, ClusterPolicy, LoadBalancer } from './cluster';
import { isSince } from './cluster-shape';
import type { PlainEndpoint } from './endpoints';
import { prioritiesFor } from './locality-priorities';
import { localitySettingOf, type LocalitySetting } from './locality-setting';
import { distributed, localityName } from './locality-weights';
import type { Scope, ScopedService } from '../scope/scope';

/** Endpoints after localities ordered, weighed or removed them. */
interface Placement {
  readonly endpoints: readonly ClusterEndpoint[];
  readonly locality: LoadBalancer['locality'];
  readonly weighsLocalities: boolean;
  readonly probable: boolean;
}

/**
 * What localities make of the endpoints of an EDS or STRICT_DNS cluster for a proxy. Weights are always applied; an order only where endpoints can be
 * ejected, or where the service asks for it (pilot/pkg/networking/core/loadbalancer/loadbalancer.go, ApplyLocalityLoadBalancer).
 */
export function placeEndpoints(
  scope: Scope,
  service: ScopedService,
  policy: ClusterPolicy,
  found: readonly PlainEndpoint[],
  isSubset: boolean,
): Placement {
  const setting = localitySettingOf(scope.mesh, service, policy.blocks.loadBalancer);
  if (setting === undefined) return onePool(found);
  if (setting.distribute.length > 0) return weighed(scope, setting, found);
  if (policy.blocks.outlierDetection === undefined && setting.from !== 'service') return onePool(found);
  return ordered(scope, service, setting, found, isSubset);
}

function onePool(found: readonly PlainEndpoint[]): Placement {
  return { endpoints: placed(found), locality: null, weighsLocalities: false, probable: false };
}

function weighed({ proxy }: Scope, { distribute }: LocalitySetting, found: readonly PlainEndpoint[]): Placement {
  const weights = distributed(proxy.locality, found, distribute);
  // Envoy weighs localities as soon as the block is there, with the sums of their endpoints where no item is for the proxy.
  if (weights === undefined) return { ...onePool(found), weighsLocalities: true };
  const endpoints = found.flatMap((each): readonly ClusterEndpoint[] => {
    const localityWeight = weights.get(localityName(each));
    return localityWeight === undefined ? [] : [{ ...each, priority: 0, localityWeight }];
  });
  return { endpoints, locality: 'distribute', weighsLocalities: true, probable: false };
}

function ordered(
  scope: Scope,
  service: ScopedService,
  setting: LocalitySetting,
  found: readonly PlainEndpoint[],
  isSubset: boolean,
): Placement {
  const isDns = service.resolution === 'DNS';
  const order = isDns && !ordersDns(scope, isSubset) ? [] : setting.order;
  const weighsLocalities = setting.order.length > 0 || setting.failover.length > 0;
  // Labels that DNS clusters do not get leave everything in one pool, but for `failover`, which needs none.
  if (setting.order.length > 0 && order.length === 0 && setting.failover.length === 0)
    return { ...onePool(found), weighsLocalities };
  const priorities = prioritiesFor(scope.proxy, found, { order, failover: setting.failover });
  const isOrdered = priorities.some((each) => each > 0);
  return {
    endpoints: placed(found, priorities),
    locality: isOrdered ? nameOfSetting(setting, order) : null,
    weighsLocalities,
    // istiod hands the labels over with the first locality's endpoints alone.
    probable: isDns && order.length > 0 && new Set(found.map(localityName)).size > 1,
  };
}

/** DNS clusters are ordered by labels since 1.30, and never those of subsets (cluster_builder.go, buildSubsetCluster). */
function ordersDns({ mesh }: Scope, isSubset: boolean): boolean {
  return !isSubset && isSince(mesh.settings.istioVersion, '1.30');
}

function nameOfSetting(setting: LocalitySetting, order: readonly string[]): LoadBalancer['locality'] {
  if (setting.from === 'service') return 'traffic-distribution';
  if (order.length > 0) return 'failoverPriority';
  return setting.failover.length > 0 ? 'failover' : 'default';
}

/** The endpoints with their priorities, all 0 where none are given, and the sums of the localities in each. */
function placed(found: readonly PlainEndpoint[], priorities?: readonly number[]): readonly ClusterEndpoint[] {
  if (found.length < 2) return found;
  const keyAt = (index: number, each: PlainEndpoint): string => `${priorities?.[index] ?? 0} ${localityName(each)}`;
  const sums = new Map<string, number>();
  for (const [index, each] of found.entries()) {
    const key = keyAt(index, each);
    sums.set(key, (sums.get(key) ?? 0) + each.weight);
  }
  return found.map((each, index) => ({
    ...each,
    priority: priorities?.[index] ?? 0,
    localityWeight: sums.get(keyAt(index, each)) ?? each.weight,
  }));
}
