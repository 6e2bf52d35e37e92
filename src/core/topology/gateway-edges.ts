import {
  addedTls,
  resolveHost,
  type Destination,
  type Gateway,
  type Mesh,
  type Route,
  type VirtualService,
} from '../mesh';
import { numberDialled, tlsWords } from './edge';
import { endpointsOf } from './endpoints';
import { labelOf } from './names';
import type { Edge, TlsBy } from './topology';

/** The drawn gateways that a VirtualService is bound to. */
export function gatewaysNamed(mesh: Mesh, each: VirtualService): readonly Gateway[] {
  return mesh.gateways.filter((gateway) => each.gateways.includes(nameOf(gateway)));
}

/** What gateways dial: the endpoints of the entries that their VirtualServices send to. */
export function gatewayDials(mesh: Mesh): Edge[] {
  if (mesh.gateways.length === 0) return [];
  const edges = new Map<string, Edge>();
  for (const each of mesh.virtualServices) {
    for (const gateway of gatewaysNamed(mesh, each)) {
      for (const route of each.routes) {
        if (route.matchGateways.length > 0 && !route.matchGateways.includes(nameOf(gateway))) continue;
        for (const to of route.destinations)
          for (const edge of dialsOf(mesh, gateway, route, to)) edges.set(edge.id, edge);
      }
    }
  }
  return [...edges.values()];
}

function nameOf(gateway: Gateway): string {
  return `${gateway.namespace}/${gateway.name}`;
}

/** An entry with resolution NONE has no endpoints at a gateway, which answers 503 (pilot/pkg/networking/core/cluster.go, convertResolution). */
function dialsOf(mesh: Mesh, gateway: Gateway, route: Route, to: Destination): Edge[] {
  const entries = mesh.entryIndex.withHost(to.host);
  const port = to.port ?? entries[0]?.ports[0]?.number;
  const found = port === undefined ? undefined : resolveHost(mesh, gateway.namespace, to.host, port);
  if (!found?.found || found.pattern !== to.host || found.entry.resolution === 'NONE') return [];
  const { entry } = found;
  const added = addedTls(mesh, { namespace: gateway.namespace }, to.host, entry, found.port, to.subset);
  const starts = added.mode !== 'none' || added.dropped;
  const tls: TlsBy = starts ? 'unknown' : route.protocol === 'tls' ? 'app' : 'none';
  const words = starts ? 'TLS started by the gateway' : tlsWords[tls];
  const { port: service } = found;
  return endpointsOf(entry, to.host).map((endpoint) => {
    const number = numberDialled(entry, service, endpoint);
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
      label: `From ${labelOf('Gateway', gateway.resource.namespace, gateway.name)} to ${endpoint.address}, ${words}`,
    };
  });
}
