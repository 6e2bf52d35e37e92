import {
  addedTls,
  resolveHost,
  type AddedTls,
  type Destination,
  type Gateway,
  type Mesh,
  type Route,
  type ServiceEntry,
} from '../mesh';
import { numberDialled, tlsWords } from './edge';
import { gatewayName, gatewaysNamed } from './egress-gateways';
import { endpointNodes, endpointsFor } from './endpoints';
import { labelOf } from './names';
import type { Edge, TlsBy } from './topology';

/** What gateways dial: the endpoints of the entries that their VirtualServices send to. */
export function gatewayDials(mesh: Mesh): Edge[] {
  if (mesh.gateways.length === 0) return [];
  const edges = new Map<string, Edge>();
  for (const each of mesh.virtualServices) {
    for (const gateway of gatewaysNamed(mesh, each)) {
      for (const route of each.routes) {
        if (route.matchGateways.length > 0 && !route.matchGateways.includes(gatewayName(gateway))) continue;
        for (const to of route.destinations)
          for (const edge of dialsOf(mesh, gateway, route, to)) edges.set(edge.id, edge);
      }
    }
  }
  return [...edges.values()];
}

function dialsOf(mesh: Mesh, gateway: Gateway, route: Route, to: Destination): Edge[] {
  const entries = mesh.entryIndex.withHost(to.host);
  const port = to.port ?? entries[0]?.ports[0]?.number;
  const found = port === undefined ? undefined : resolveHost(mesh, gateway.namespace, to.host, port);
  if (!found?.found || found.pattern !== to.host || !dialsAtGateway(found.entry)) return [];
  const { entry } = found;
  const client = { namespace: gateway.namespace, labels: gateway.selector };
  const tls = tlsAtGateway(route, addedTls(mesh, client, to.host, entry, found.port, to.subset));
  const { port: service } = found;
  return endpointsFor(entry, endpointNodes(mesh, entry), to.host).map((endpoint) => {
    const number = numberDialled(service, endpoint);
    return {
      id: `dials:${gateway.resource.key}:${endpoint.id}`,
      type: 'dials' as const,
      from: gateway.resource.key,
      fromRow: undefined,
      to: endpoint.id,
      toRow: undefined,
      tls,
      ...(number === undefined ? {} : { port: number }),
      place: endpoint.place,
      label: `From ${labelOf('Gateway', gateway.resource.namespace, gateway.name)} to ${endpoint.address}, ${tlsWords[tls]}`,
    };
  });
}

/**
 * A gateway passes on the app's own TLS by server name, sends requests in plaintext, and of raw bytes it does not know what they are. It may
 * fetch every secret that a rule names, as a sidecar may not (pilot/pkg/networking/core/cluster_tls.go, constructUpstreamTLS).
 */
function tlsAtGateway(route: Route, added: AddedTls): TlsBy {
  if (added.mode === 'unknown') return 'unknown';
  if (added.mode === 'none' && !added.dropped) return tlsSent[route.protocol];
  return route.protocol === 'tls' ? 'app-and-gateway' : 'gateway';
}

const tlsSent: Readonly<Record<Route['protocol'], TlsBy>> = { http: 'none', tls: 'app', tcp: 'unknown' };

/** An entry with resolution NONE has no endpoints at a gateway, which answers 503 (pilot/pkg/networking/core/cluster.go, convertResolution). */
function dialsAtGateway(entry: ServiceEntry): boolean {
  return entry.resolution !== 'NONE' && entry.resolution !== '';
}
