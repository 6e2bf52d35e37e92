import { textIn } from '../read';
import type { Mesh } from '../build';
import type { Cluster } from '../proxy/clusters/cluster';
import { originsOf } from '../proxy/clusters/cluster-origins';
import { passesThrough } from '../proxy/clusters/cluster-shape';
import type { Origin } from '../trace/trace';
import {
  balancerSettings,
  circuitBreakers,
  commonBalancing,
  connectionOptions,
  inBlock,
  outlierDetection,
} from './cluster-policy';
import { httpProtocolOptions } from './http-options';
import { loadAssignment } from './load-assignment';
import { clusterMetadata } from './metadata';
import { ads } from './secrets';
import { transportSockets } from './transport-socket';
import { byIstio, from, inMesh, seconds, typed, writtenAt, type EnvoyFields } from './tree';

/** A cluster as istiod sends it; undefined where there is none (pilot/pkg/networking/core/cluster_builder.go, buildCluster). */
export function envoyCluster(mesh: Mesh, cluster: Cluster): EnvoyFields | undefined {
  if (cluster.type === null) return undefined;
  const origins = originsOf(cluster);
  return {
    name: from(hostOrigin(cluster), cluster.name),
    ...discovery(mesh, cluster),
    connect_timeout: from(origins.get('connectionPool.tcp.connectTimeout'), seconds(cluster.pool.connectTimeout)),
    lb_policy: from(origins.get('loadBalancer.policy'), cluster.loadBalancer.policy),
    ...balancerSettings(cluster),
    common_lb_config: commonBalancing(cluster),
    circuit_breakers: circuitBreakers(cluster),
    outlier_detection: outlierDetection(cluster),
    upstream_connection_options: connectionOptions(cluster),
    typed_extension_protocol_options: httpProtocolOptions(cluster),
    ...transportSockets(mesh, cluster),
    metadata: clusterMetadata(cluster),
  };
}

/** The host of a cluster, as its service writes it. */
function hostOrigin({ service, host, servicePort }: Cluster): Origin | undefined {
  const owner = servicePort?.owner ?? service;
  if (owner?.entry === undefined) return undefined;
  const index = owner.entry.hosts.indexOf(host);
  return index < 0 ? undefined : writtenAt(owner.resource, ['spec', 'hosts', index]);
}

function typeOrigin({ service, policy, type }: Cluster): Origin | undefined {
  const block = policy.blocks.loadBalancer;
  if (type === 'ORIGINAL_DST' && block && passesThrough(policy)) return inBlock(block, 'simple');
  return service?.entry && writtenAt(service.resource, ['spec', 'resolution']);
}

function discovery(mesh: Mesh, cluster: Cluster): EnvoyFields {
  const type = from(typeOrigin(cluster), cluster.type ?? '');
  switch (cluster.type) {
    case 'EDS':
      return { type, eds_cluster_config: { eds_config: ads, service_name: cluster.name } };
    case 'STRICT_DNS':
    case 'LOGICAL_DNS':
      return { type, ...lookups(mesh), load_assignment: loadAssignment(cluster) };
    case 'DYNAMIC_FORWARD_PROXY':
      return { cluster_type: from(typeOrigin(cluster), forwardProxy(cluster)) };
    default:
      return { type };
  }
}

/** How names are looked up; proxies are taken to have IPv4 addresses. Jitter and the number of queries are istiod's own settings, at their defaults. */
function lookups({ settings }: Mesh): EnvoyFields {
  const written = seconds(textIn(settings.config, 'dnsRefreshRate'));
  return {
    dns_refresh_rate: from(written === undefined ? byIstio : inMesh('dnsRefreshRate'), written ?? '60s'),
    dns_jitter: from(byIstio, '0.1s'),
    respect_dns_ttl: from(byIstio, true),
    dns_lookup_family: from(byIstio, 'V4_ONLY'),
  };
}

/** The name of the cache that the cluster and the filter that fills it share (pilot/pkg/model/service.go). */
export function dnsCache(host: string): EnvoyFields {
  return { name: `${host}_dfp_dns_cache`, dns_lookup_family: 'V4_ONLY' };
}

function forwardProxy({ host, tls }: Cluster): EnvoyFields {
  const unchecked = (tls.added === 'SIMPLE' || tls.added === 'MUTUAL') && tls.ca === null;
  return {
    name: 'envoy.clusters.dynamic_forward_proxy',
    typed_config: typed('envoy.extensions.clusters.dynamic_forward_proxy.v3.ClusterConfig', {
      dns_cache_config: dnsCache(host),
      allow_insecure_cluster_options: unchecked || undefined,
    }),
  };
}

const http = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';
const limits = {
  max_connections: 4_294_967_295,
  max_pending_requests: 4_294_967_295,
  max_requests: 4_294_967_295,
  max_retries: 4_294_967_295,
  track_remaining: true,
};

/** The two clusters for destinations that a proxy does not know (buildDefaultPassthroughCluster, buildBlackHoleCluster). */
export function fallbackCluster({ settings }: Mesh, name: 'PassthroughCluster' | 'BlackHoleCluster'): EnvoyFields {
  const connect_timeout = seconds(textIn(settings.config, 'connectTimeout') ?? '10s');
  if (name === 'BlackHoleCluster') return { name, type: 'STATIC', connect_timeout, lb_policy: 'ROUND_ROBIN' };
  return {
    name,
    type: 'ORIGINAL_DST',
    connect_timeout,
    lb_policy: 'CLUSTER_PROVIDED',
    circuit_breakers: { thresholds: [limits] },
    typed_extension_protocol_options: {
      [http]: typed(http, {
        common_http_protocol_options: { idle_timeout: '300s' },
        use_downstream_protocol_config: { http_protocol_options: {}, http2_protocol_options: {} },
      }),
    },
  };
}
