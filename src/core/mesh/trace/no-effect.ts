import type { Path } from '../../text';
import type { Block, BlockName, Cluster } from '../proxy/clusters/cluster';
import { hasKey, listIn, recordIn, textIn } from '../read';

type Fields = Readonly<Record<string, unknown>>;

/** A part of a policy in force that changes nothing for a kind of call. */
export interface NoEffect {
  readonly block: BlockName;
  /** Where the block stands. */
  readonly at: Block;
  /** Below the block; empty for all of it. */
  readonly path: Path;
  readonly because: string;
}

/** How calls get to a cluster: routed as HTTP, or as bytes by `tcp_proxy`. */
interface Arriving {
  readonly isHttp: boolean;
}

/**
 * The parts of the policy of a cluster that its kind of cluster and of port ignore. What a proxy reads and obeys is not among them, whether or not it
 * is wise.
 */
export function withoutEffect(cluster: Cluster, { isHttp }: Arriving): readonly NoEffect[] {
  const { blocks } = cluster.policy;
  const found: NoEffect[] = [];
  const add = (block: BlockName, path: Path, because: string): void => {
    const at = blocks[block];
    if (at) found.push({ block, at, path, because });
  };
  for (const { path, because } of ejectionParts(cluster, isHttp)) add('outlierDetection', path, because);
  for (const { path, because } of balancingParts(cluster, isHttp)) add('loadBalancer', path, because);
  for (const { path, because } of poolParts(cluster, isHttp)) add('connectionPool', path, because);
  if (isHttp) add('tunnel', [], 'A tunnel is for bytes that are passed on, and here Envoy routes requests.');
  if (cluster.tls.dropped !== undefined) add('tls', [], cluster.tls.dropped);
  return found;
}

interface Part {
  readonly path: Path;
  readonly because: string;
}

/**
 * ORIGINAL_DST returns the dialled host whether or not it is ejected; a logical cluster has one host, whatever DNS answers (Envoy,
 * source/extensions/clusters/original_dst and logical_dns).
 */
function ejectionParts(cluster: Cluster, isHttp: boolean): readonly Part[] {
  const block = cluster.policy.blocks.outlierDetection?.value;
  if (block === undefined) return [];
  if (cluster.type === 'ORIGINAL_DST')
    return [{ path: [], because: 'Envoy connects to the dialled address here, whether or not it is ejected.' }];
  if (cluster.type === 'DYNAMIC_FORWARD_PROXY')
    return [{ path: [], because: 'The forward proxy connects to the called name, whether or not it is ejected.' }];
  if (isHttp || block['splitExternalLocalOriginErrors'] !== true) return [];
  const codes = ['consecutive5xxErrors', 'consecutiveGatewayErrors'].filter((key) => hasKey(block, key));
  const because =
    'Envoy sees no HTTP codes on this port, and with splitExternalLocalOriginErrors failed connections count in consecutiveLocalOriginFailures alone.';
  return codes.map((key) => ({ path: [key], because }));
}

const hashKeys = ['httpHeaderName', 'httpCookie', 'httpQueryParameterName'];

/** The policy of a cluster that provides its own host, or has one, has nothing to choose from (pilot/pkg/networking/core/cluster_traffic_policy.go, applyLoadBalancer). */
function balancingParts(cluster: Cluster, isHttp: boolean): readonly Part[] {
  const block = cluster.policy.blocks.loadBalancer?.value;
  if (block === undefined || textIn(block, 'simple') === 'PASSTHROUGH') return [];
  if (cluster.type === 'ORIGINAL_DST')
    return [{ path: [], because: 'Envoy connects to the dialled address here, so there is nothing to balance.' }];
  if (cluster.type === 'DYNAMIC_FORWARD_PROXY')
    return [{ path: [], because: 'The forward proxy connects to the called name, so there is nothing to balance.' }];
  if (cluster.type === 'LOGICAL_DNS')
    return [{ path: [], because: 'A logical DNS cluster has one host, so there is nothing to balance.' }];
  return [...warmupParts(cluster, block), ...localityParts(cluster, block), ...(isHttp ? [] : hashParts(block))];
}

function hashParts(block: Fields): readonly Part[] {
  const hash = recordIn(block, 'consistentHash');
  return hashKeys
    .filter((key) => hasKey(hash, key))
    .map((key) => ({
      path: ['consistentHash', key],
      because: 'Envoy sees no requests on this port, so only useSourceIp gives a key, and hosts are picked at random.',
    }));
}

/** A slow start is set for two policies alone (pilot/pkg/networking/core/cluster_traffic_policy.go, applyLoadBalancer and setSlowStartConfig). */
function warmupParts({ loadBalancer: { policy } }: Cluster, block: Fields): readonly Part[] {
  if (policy === 'LEAST_REQUEST' || policy === 'ROUND_ROBIN') return [];
  const because = `Envoy starts endpoints slowly with LEAST_REQUEST and ROUND_ROBIN alone, and the balancer here is ${policy}.`;
  return ['warmup', 'warmupDurationSecs'].filter((key) => hasKey(block, key)).map((key) => ({ path: [key], because }));
}

/**
 * An order of localities needs endpoints that can be ejected; that of labels also needs what subsets of DNS clusters never get
 * (pilot/pkg/networking/core/loadbalancer/loadbalancer.go, ApplyLocalityLoadBalancer; cluster_builder.go, buildSubsetCluster).
 */
function localityParts({ outlier, subset, type }: Cluster, block: Fields): readonly Part[] {
  const setting = recordIn(block, 'localityLbSetting');
  if (setting['enabled'] === false || listIn(setting, 'distribute').length > 0) return [];
  const order = ['failover', 'failoverPriority'].filter((key) => listIn(setting, key).length > 0);
  const at = (key: string, because: string): Part => ({ path: ['localityLbSetting', key], because });
  if (outlier === null)
    return order.map((key) =>
      at(key, 'Without outlierDetection in the same policy istiod puts nothing into an order.'),
    );
  if (subset === undefined || type !== 'STRICT_DNS') return [];
  return order
    .filter((key) => key === 'failoverPriority')
    .map((key) =>
      at(key, 'istiod hands the labels of endpoints to no subset of a DNS cluster, so nothing is ordered.'),
    );
}

/** `tcp_proxy` reads its timeouts from the top-level policy alone (pilot/pkg/networking/core/networkfilter.go, buildOutboundNetworkFiltersWithSingleDestination). */
function poolParts(cluster: Cluster, isHttp: boolean): readonly Part[] {
  const block = cluster.policy.blocks.connectionPool;
  if (block === undefined) return [];
  const http = recordIn(block.value, 'http');
  if (!isHttp) return [...httpPool(http), ...proxyTimeouts(block)];
  if (cluster.http === 'h2') return [];
  return ['maxConcurrentStreams', 'http2KeepAlive']
    .filter((key) => hasKey(http, key))
    .map((key) => ({ path: ['http', key], because: 'It is for HTTP/2, which Envoy does not speak to this cluster.' }));
}

function httpPool(http: Readonly<Record<string, unknown>>): readonly Part[] {
  const keys = Object.keys(http).filter((key) => hasKey(http, key));
  const idle = keys.filter((key) => key !== 'http1MaxPendingRequests');
  const because = 'Envoy passes bytes on here and sees no requests.';
  if (idle.length > 0 && idle.length === keys.length) return [{ path: ['http'], because }];
  return idle.map((key) => ({ path: ['http', key], because }));
}

function proxyTimeouts({ value, path }: Block): readonly Part[] {
  if (path.length === 3 && path[1] === 'trafficPolicy') return [];
  const tcp = recordIn(value, 'tcp');
  return ['idleTimeout', 'maxConnectionDuration']
    .filter((key) => hasKey(tcp, key))
    .map((key) => ({
      path: ['tcp', key],
      because: 'For raw bytes istiod reads it from the top-level trafficPolicy alone, never from a port or a subset.',
    }));
}
