import { dialledPort, type ServiceEntry, type ServicePort, type VirtualService } from '../mesh';
import type { TlsBy } from './call-row';
import { endpointBehind } from './endpoints';
import { labelOf, qualified } from './names';
import { tlsWords } from './tls-words';
import type { Edge, EndpointNode } from './topology';

/** What a screen reader says about a wire from an entry's port to an endpoint. */
export function dialLabel(entry: ServiceEntry, number: number | undefined, endpoint: EndpointNode, tls: TlsBy): string {
  const where = number === undefined ? endpoint.address : `${endpoint.address} port ${number}`;
  return `From ${labelOf('ServiceEntry', entry.resource.namespace, entry.name)} to ${where}, ${tlsWords[tls]}`;
}

/** The port number dialled at an endpoint; undefined for a unix socket or where no number can be read. */
export function numberDialled(port: ServicePort, endpoint: EndpointNode): number | undefined {
  return dialledPort(port, endpointBehind(endpoint)) || undefined;
}

/** The wire from an entry's port to another entry or a gateway, because a VirtualService says so. */
export function routeEdge(
  from: { readonly entry: ServiceEntry; readonly port: ServicePort },
  virtualService: VirtualService,
  to: string,
  toRow: string | undefined,
): Edge {
  const source = from.entry.resource.key;
  return {
    id: `route:${source}:${from.port.number}:${to}${toRow === undefined ? '' : `:${toRow}`}`,
    type: 'route',
    from: source,
    fromRow: String(from.port.number),
    to,
    toRow,
    tls: 'unknown',
    place: virtualService.resource.place,
    label: `Routed by VirtualService ${qualified(virtualService.resource.namespace, virtualService.name)} to ${to.slice(to.indexOf('/') + 1)}`,
  };
}
