import { distance, levelsOf, localityLabels, topology } from './locality';
import type { LocalitySetting } from './locality-setting';
import { knownLabels, type PlainEndpoint } from './endpoints';
import type { Proxy } from '../clients/proxy';

/**
 * The priority of each endpoint for a proxy, 0 first and without gaps. Levels of `failoverPriority` are split by `failover` where both are written; without
 * the first, localities alone count (pilot/pkg/networking/core/loadbalancer/loadbalancer.go, ApplyLocalityLoadBalancer).
 */
export function prioritiesFor(
  proxy: Proxy,
  endpoints: readonly PlainEndpoint[],
  { order, failover }: Pick<LocalitySetting, 'order' | 'failover'>,
): readonly number[] {
  const ranks = endpoints.map((endpoint) => {
    if (order.length === 0) return localityRank(proxy, endpoint, failover);
    const level = labelRank(order, labelsOfProxy(proxy), endpoint);
    return failover.length === 0 ? level : level * 5 + localityRank(proxy, endpoint, failover);
  });
  const used = [...new Set(ranks)].sort((a, b) => a - b);
  return ranks.map((rank) => used.indexOf(rank));
}

/** 0 to 3 by distance; 4 in another region than the one that `failover` names for the proxy's (applyLocalityFailover). */
function localityRank(proxy: Proxy, endpoint: PlainEndpoint, failover: LocalitySetting['failover']): number {
  const [here, there] = [levelsOf(proxy.locality), levelsOf(endpoint.locality)];
  const rank = distance(here, there);
  if (rank < 3) return rank;
  const preferred = failover.find(({ from }) => from === here.region);
  return preferred === undefined || preferred.to === there.region ? 3 : 4;
}

/** The labels of a proxy with those that istiod adds to them. */
function labelsOfProxy({ labels, locality }: Proxy): Readonly<Record<string, string>> {
  return { ...labels, ...localityLabels(locality) };
}

/**
 * How many of the labels are left from the first that differs on. A label that both lack is equal. Another network puts an endpoint behind all of the own
 * one, and the rest still counts (applyFailoverPriorityPerLocality). A proxy without labels ranks nothing.
 */
function labelRank(
  order: readonly string[],
  proxyLabels: Readonly<Record<string, string>>,
  endpoint: PlainEndpoint,
): number {
  if (Object.keys(proxyLabels).length === 0) return 0;
  const labels = knownLabels(endpoint);
  let behind = 0;
  for (const [index, item] of order.entries()) {
    const [label = '', ...values] = item.split('=');
    const wanted = values.length === 1 ? values[0] : valueOf(proxyLabels, label);
    if (wanted === valueOf(labels, label)) continue;
    if (index > 0 || label !== topology.network) return behind + order.length - index;
    behind = order.length;
  }
  return behind;
}

function valueOf(labels: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] ?? '') : '';
}
