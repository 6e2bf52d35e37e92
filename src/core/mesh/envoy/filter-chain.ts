import { compareText } from '../base';
import { recordIn, textIn } from '../read';
import type { Cluster } from '../proxy/clusters/cluster';
import { clusterName } from '../proxy/clusters/cluster-name';
import { originsOf } from '../proxy/clusters/cluster-origins';
import { clusterOf } from '../proxy/clusters/clusters';
import { tunnelFor, type Tunnel } from '../proxy/clusters/tunnel';
import type { FilterChain, Listener, ToClusters, ToRoutes } from '../proxy/listeners/listener';
import { poolFor } from '../proxy/clusters/pool';
import type { Scope } from '../proxy/scope/scope';
import type { Origin } from '../trace/trace';
import { dnsCache } from './cluster';
import { inBlock } from './cluster-policy';
import { ads } from './secrets';
import { byIstio, from, inMesh, seconds, typed, writtenAt, type EnvoyFields, type EnvoyValue } from './tree';

/** A filter chain of a sidecar (pilot/pkg/networking/core/listener.go, toFilterChainMatch and plaintextHTTPALPNs; networkfilter.go, buildOutboundNetworkFilters). */
export function filterChain(scope: Scope, { port }: Listener, chain: FilterChain): EnvoyFields {
  return {
    filter_chain_match: from(matchOrigin(chain), matchOf(chain)),
    filters: chain.to.type === 'http' ? [connectionManager(scope, chain.to)] : byteFilters(scope, chain.to, port),
    transport_socket_connect_timeout: from(byIstio, '15s'),
  };
}

function matchOf({ ranges, serverNames, takes }: FilterChain): EnvoyFields | undefined {
  const fields = {
    prefix_ranges: ranges.length > 0 ? [...ranges].sort(compareText).map(prefixRange) : undefined,
    server_names: serverNames.length > 0 ? [...serverNames].sort(compareText) : undefined,
    ...(takes === 'http' ? { transport_protocol: 'raw_buffer', application_protocols: ['http/1.1', 'h2c'] } : {}),
  };
  return Object.values(fields).some((each) => each !== undefined) ? fields : undefined;
}

function prefixRange(range: string): EnvoyFields {
  const [address = range, length] = range.split('/');
  return {
    address_prefix: address,
    prefix_len: length === undefined ? (address.includes(':') ? 128 : 32) : Number(length),
  };
}

/** The match of a rule, or the host that stands as server name where no rule has a say. */
function matchOrigin({ to, serverNames, ranges }: FilterChain): Origin | undefined {
  if (to.type === 'http') return undefined;
  const { route, service, port } = to;
  if (route)
    return writtenAt(
      route.virtualService.resource,
      route.match === undefined ? route.path : [...route.path, 'match', route.match],
    );
  if (service.entry === undefined) return undefined;
  if (serverNames.length > 0) return writtenAt(service.resource, ['spec', 'hosts']);
  return ranges.length > 0 ? writtenAt(port.owner.resource, ['spec', 'addresses']) : undefined;
}

function portOrigin({ owner, index }: ToClusters['port']): Origin | undefined {
  return owner.entry && writtenAt(owner.resource, ['spec', 'ports', index]);
}

/** `tcp_proxy`, behind what reads the protocol of the port. */
function byteFilters(scope: Scope, to: ToClusters, number: number): EnvoyValue {
  const { service, port, destinations, route } = to;
  const origin = route ? writtenAt(route.virtualService.resource, [...route.path, 'route']) : portOrigin(port);
  const [first] = destinations;
  const cluster = first && clusterOf(scope, first.host, first.port, first.subset);
  const proxy = passOn({
    ...targetOf(to, origin),
    ...(cluster ? { ...lifetimes(cluster), ...perConnection(cluster, tunnelFor(scope, destinations)) } : {}),
  });
  const isForward = service.resolution === 'DYNAMIC_DNS' && port.class === 'tls';
  return [
    ...(port.protocol.toUpperCase() === 'MONGO' ? [mongo] : []),
    ...(isForward ? [serverNameLookup(service.host, number)] : []),
    proxy,
  ];
}

const mongo: EnvoyFields = {
  name: 'envoy.filters.network.mongo_proxy',
  typed_config: typed('envoy.extensions.filters.network.mongo_proxy.v3.MongoProxy', {}),
};

/** Looks the server name up before the bytes go on. */
function serverNameLookup(host: string, port: number): EnvoyFields {
  const type = 'envoy.extensions.filters.network.sni_dynamic_forward_proxy.v3.FilterConfig';
  return {
    name: 'envoy.filters.network.sni_dynamic_forward_proxy',
    typed_config: typed(type, { dns_cache_config: dnsCache(host), port_value: port }),
  };
}

function targetOf({ destinations, route }: ToClusters, origin: Origin | undefined): EnvoyFields {
  const named = destinations.map((each) => ({ ...each, name: clusterName(each.host, each.port, each.subset) }));
  const [only] = named;
  const of = (index: number): Origin | undefined => {
    const path = named[index]?.path;
    return route && path ? writtenAt(route.virtualService.resource, path) : origin;
  };
  if (named.length < 2) return { cluster: from(of(0), only?.name) };
  return {
    weighted_clusters: {
      clusters: named.map(({ name, weight }, index) => from(of(index), { name, weight })),
    },
  };
}

/** What `tcp_proxy` reads in the rule's own policy. */
function lifetimes(cluster: Cluster): EnvoyFields {
  const origins = originsOf(cluster, false);
  const pool = poolFor(cluster, false);
  return {
    idle_timeout: from(origins.get('connectionPool.tcp.idleTimeout'), seconds(pool.tcpIdleTimeout)),
    max_downstream_connection_duration: from(
      origins.get('connectionPool.tcp.maxConnectionDuration'),
      seconds(pool.maxConnectionDuration),
    ),
  };
}

/** A hash of the caller's address, and a tunnel (networkfilter.go, maybeSetHashPolicy; tunnelingconfig). */
function perConnection({ policy }: Cluster, tunnel: Tunnel | undefined): EnvoyFields {
  const { loadBalancer } = policy.blocks;
  const bySource = recordIn(loadBalancer?.value, 'consistentHash')['useSourceIp'] === true;
  return {
    hash_policy:
      bySource && loadBalancer
        ? from(inBlock(loadBalancer, 'consistentHash', 'useSourceIp'), [{ source_ip: {} }])
        : undefined,
    tunneling_config:
      tunnel &&
      from(inBlock(tunnel.block), { hostname: tunnel.target, use_post: tunnel.method === 'POST' || undefined }),
  };
}

/** A `tcp_proxy` filter. */
export function passOn(fields: EnvoyFields): EnvoyFields {
  return {
    name: 'envoy.filters.network.tcp_proxy',
    typed_config: typed('envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy', fields),
  };
}

/** `http_connection_manager` (pilot/pkg/networking/core/listener_builder.go, buildHTTPConnectionManager). */
function connectionManager(scope: Scope, { routeConfig, services }: ToRoutes): EnvoyFields {
  const number = Number(routeConfig.slice(routeConfig.lastIndexOf(':') + 1));
  // Of several services none is the one that the configuration comes from.
  const [only, ...others] = services;
  const port = others.length === 0 ? only?.ports.find((each) => each.number === number) : undefined;
  return {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: typed('envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager', {
      rds: { config_source: ads, route_config_name: from(port && portOrigin(port), routeConfig) },
      http_filters: httpFilters(services, number),
      use_remote_address: from(byIstio, false),
      ...normalization(scope),
      upgrade_configs: from(byIstio, [{ upgrade_type: 'websocket' }]),
      stream_idle_timeout: from(byIstio, '0s'),
    }),
  };
}

function httpFilters(services: ToRoutes['services'], port: number): EnvoyValue {
  const wild = services.filter(
    (each) => each.resolution === 'DYNAMIC_DNS' && each.ports.some(({ number }) => number === port),
  );
  const type = 'envoy.extensions.filters.http';
  return [
    { name: 'istio.alpn' },
    { name: 'envoy.filters.http.fault', typed_config: typed(`${type}.fault.v3.HTTPFault`, {}) },
    { name: 'envoy.filters.http.cors', typed_config: typed(`${type}.cors.v3.Cors`, {}) },
    ...wild.map(({ host, resource }) =>
      from(writtenAt(resource, ['spec', 'resolution']), {
        name: 'envoy.filters.http.dynamic_forward_proxy',
        typed_config: typed(`${type}.dynamic_forward_proxy.v3.FilterConfig`, { dns_cache_config: dnsCache(host) }),
      }),
    ),
    { name: 'envoy.filters.http.router', typed_config: typed(`${type}.router.v3.Router`, {}) },
  ];
}

function normalization({ mesh }: Scope): EnvoyFields {
  const mode = textIn(recordIn(mesh.settings.config, 'pathNormalization'), 'normalization') ?? 'DEFAULT';
  const origin = mode === 'DEFAULT' ? byIstio : inMesh('pathNormalization', 'normalization');
  const merges = mode === 'MERGE_SLASHES' || mode === 'DECODE_AND_MERGE_SLASHES';
  return {
    normalize_path: from(origin, mode !== 'NONE'),
    merge_slashes: merges ? from(origin, true) : undefined,
    path_with_escaped_slashes_action:
      mode === 'DECODE_AND_MERGE_SLASHES' ? from(origin, 'UNESCAPE_AND_FORWARD') : from(byIstio, 'KEEP_UNCHANGED'),
  };
}
