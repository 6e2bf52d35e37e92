import { textIn } from '../read';
import { fixedBits } from '../address';
import type { FilterChain, Listener } from '../proxy/listeners/listener';
import type { Scope } from '../proxy/scope/scope';
import { filterChain, passOn } from './filter-chain';
import { byIstio, from, inMesh, seconds, typed, type EnvoyFields, type EnvoyValue } from './tree';

/**
 * A listener of a sidecar with one of its filter chains, and what takes the rest (pilot/pkg/networking/core/listener.go, buildListenerFromEntry). Without a
 * chain it is one whose fallback took the connection.
 */
export function envoyListener(scope: Scope, listener: Listener, taken: FilterChain | undefined): EnvoyFields {
  if (listener.name === 'virtualOutbound') return catchAll(scope, listener);
  const last = listener.chains.find((chain) => chain.isDefault);
  const others = listener.chains.filter((chain) => !chain.isDefault);
  const isAlone = others.length === 0;
  const shown = isAlone ? last : others.find((chain) => chain === taken);
  return {
    name: listener.name,
    address: addressOf(listener),
    filter_chains: shown ? [filterChain(scope, listener, shown)] : undefined,
    default_filter_chain: isAlone ? undefined : defaultChain(scope, listener, last),
    listener_filters: inspectors(listener),
    listener_filters_timeout: waiting(scope, listener),
    continue_on_listener_filters_timeout: from(byIstio, true),
    traffic_direction: from(byIstio, 'OUTBOUND'),
    bind_to_port: listener.isBound ? undefined : from(byIstio, false),
  };
}

/** What takes connections to addresses and ports that no other listener has. */
function catchAll(scope: Scope, { port, name, ...rest }: Listener): EnvoyFields {
  const refusing = {
    name: 'virtualOutbound-blackhole',
    filter_chain_match: { destination_port: port },
    filters: [passOn({ cluster: 'BlackHoleCluster' })],
  };
  return {
    name,
    address: { socket_address: { address: '0.0.0.0', port_value: port } },
    filter_chains: [
      refusing,
      { name: 'virtualOutbound-catchall-tcp', filters: fallbackFilters(scope, { port, name, ...rest }) },
    ],
    traffic_direction: 'OUTBOUND',
    use_original_dst: true,
  };
}

function defaultChain(scope: Scope, listener: Listener, last: FilterChain | undefined): EnvoyFields {
  if (last) return filterChain(scope, listener, last);
  return { name: 'PassthroughFilterChain', filter_chain_match: {}, filters: fallbackFilters(scope, listener) };
}

/** `PassthroughCluster` or `BlackHoleCluster`, or what a Sidecar names in their place. */
function fallbackFilters({ outbound }: Scope, { fallback, egressProxy }: Listener): EnvoyValue {
  const cluster = egressProxy
    ? `outbound|${egressProxy.port}|${egressProxy.subset ?? ''}|${egressProxy.host}`
    : fallback;
  const sidecar = outbound.sidecar?.resource;
  const origin = sidecar
    ? ({ by: 'resource', resource: sidecar, path: ['spec', 'outboundTrafficPolicy'] } as const)
    : inMesh('outboundTrafficPolicy', 'mode');
  return [passOn({ cluster: from(origin, cluster) })];
}

/** An address that only the cluster knows is told as what it is. */
function addressOf({ name, port }: Listener): EnvoyFields {
  const bind = name.slice(0, name.lastIndexOf('_'));
  const address = bind.includes('/') || fixedBits(bind) !== undefined ? bind : `(address of ${bind})`;
  return { socket_address: { address, port_value: port } };
}

function inspectors({ chains }: Listener): EnvoyValue | undefined {
  const filters = [
    ...(chains.some((chain) => chain.serverNames.length > 0)
      ? [filter('envoy.filters.listener.tls_inspector', 'tls_inspector.v3.TlsInspector')]
      : []),
    ...(chains.some((chain) => chain.takes === 'http')
      ? [filter('envoy.filters.listener.http_inspector', 'http_inspector.v3.HttpInspector')]
      : []),
  ];
  return filters.length === 0 ? undefined : from(byIstio, filters);
}

function filter(name: string, type: string): EnvoyFields {
  return { name, typed_config: typed(`envoy.extensions.filters.listener.${type}`, {}) };
}

/** How long Envoy waits for first bytes: as long as it takes, unless the mesh says otherwise. */
function waiting({ mesh }: Scope, { chains }: Listener): EnvoyValue {
  const written = textIn(mesh.settings.config, 'protocolDetectionTimeout');
  const asked = chains.some((chain) => chain.takes === 'http') ? seconds(written) : undefined;
  return from(asked === undefined ? byIstio : inMesh('protocolDetectionTimeout'), asked ?? '0s');
}
