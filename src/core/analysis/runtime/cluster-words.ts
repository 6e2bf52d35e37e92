import { isIp, type Cluster, type ClusterUse } from '../../mesh';
import type { Arrival } from './arrivals';
import type { InForce } from './blocks-in-force';

/** How many hosts a cluster has, as far as files tell. */
export interface KnownHosts {
  /** At least so many where DNS has the last word. */
  readonly count: number;
  readonly isCertain: boolean;
}

/**
 * The hosts of a cluster that Envoy can eject: IPs and sockets are one each, a name stands for all that DNS answers, and a logical cluster has one. Undefined
 * where pods decide, which files need not have, and where there is nothing to eject.
 */
export function knownHosts({ type, endpoints, service }: Cluster): KnownHosts | undefined {
  if (type === 'LOGICAL_DNS') return endpoints.length === 0 ? undefined : { count: 1, isCertain: true };
  if ((type !== 'EDS' && type !== 'STRICT_DNS') || endpoints.length === 0) return undefined;
  if (service?.registry !== 'ServiceEntry' || endpoints.some(({ address }) => address === undefined)) return undefined;
  const isCertain = endpoints.every(({ address = '', port }) => port === 0 || isIp(address));
  return { count: endpoints.length, isCertain };
}

/** `port 443 of api.example.com`, `subset v1 of api.example.com`. */
export function useWords({ service, port, subset }: ClusterUse): string {
  return subset === undefined ? `port ${port.number} of ${service.host}` : `subset ${subset} of ${service.host}`;
}

/** ` of subset v1` where a block is not only for one host and its subsets are not all alike; else nothing. */
export function whichOf({ uses }: Pick<InForce, 'uses'>, { service, subset }: ClusterUse): string {
  if (subset !== undefined && uses.some((each) => each.subset !== subset)) return ` of subset ${subset}`;
  return uses.some((each) => each.service.host !== service.host) ? ` of ${service.host}` : '';
}

/**
 * What calls get that a proxy cannot send on: `503 (UH)` where it routes requests, `a closed connection (UH)` where it passes bytes on, which it cannot write an
 * answer into (envoyproxy/envoy source/common/router/router.cc, sendNoHealthyUpstreamResponse; source/common/tcp_proxy/tcp_proxy.cc, onInitFailure).
 */
export function failureWords(arrivals: readonly Pick<Arrival, 'asRequests' | 'asBytes'>[], flag: string): string {
  const asBytes = arrivals.some((each) => each.asBytes);
  // Of a host that the files do not have, requests are what is usual.
  const asRequests = !asBytes || arrivals.some((each) => each.asRequests);
  const answers = [...(asRequests ? ['503'] : []), ...(asBytes ? ['a closed connection'] : [])];
  return `${answers.join(' or ')} (${flag})`;
}
