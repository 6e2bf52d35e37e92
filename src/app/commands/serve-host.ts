import {
  hostCovers,
  integerIn,
  listIn,
  namespacesSeeingAll,
  protocolClass,
  textsIn,
  type Mesh,
  type Route,
  type VirtualService,
} from '../../core/mesh';
import type { PortRow, ServiceEntryNode } from '../../core/topology';
import { servingWords, type RoutedWhere } from './words/connect';

/** What a VirtualService does for a host that is added to it: nothing, for a reason; else where its calls are routed, " on port 80" for example. */
type Serving = { readonly refusal: string } | { readonly where: RoutedWhere };

/** What becomes of calls to an entry's host once a VirtualService has it. */
export function servingOf(mesh: Mesh, service: VirtualService, entry: ServiceEntryNode, host: string): Serving {
  if (!service.gateways.includes('mesh')) return { where: { gateways: service.gateways } };
  const rival = rivalOf(mesh, service, host);
  if (rival !== undefined)
    return {
      refusal: servingWords.rival(rival.name, host),
    };
  const cut = entry.ports.find((port) => isCutOff(service, port, host));
  if (cut !== undefined)
    return {
      refusal: servingWords.otherNames(service.name, cut.number, host),
    };
  const routed = entry.ports.filter((port) => routesFor(service, port).some((route) => takes(route, port, host)));
  if (routed.length === entry.ports.length || service.routes.length === 0) return { where: {} };
  if (routed.length === 0) return { refusal: whyNone(service, entry) };
  return { where: { ports: routed.map(({ number }) => String(number)) } };
}

/** Another VirtualService that has the host, for a sidecar that sees both (pilot/pkg/model/virtualservice.go, SelectVirtualServices). */
function rivalOf({ virtualServices }: Mesh, service: VirtualService, host: string): VirtualService | undefined {
  return virtualServices.find(
    (each) =>
      each.resource.key !== service.resource.key &&
      each.gateways.includes('mesh') &&
      each.hosts.includes(host) &&
      namespacesSeeingAll([each, service]).length > 0,
  );
}

/** Whether tls routes take the place of a TLS port's own chain without naming the host (pilot/pkg/networking/core/tls.go, buildSidecarOutboundTLSFilterChainOpts). */
function isCutOff(service: VirtualService, port: PortRow, host: string): boolean {
  if (protocolClass(port.protocol) !== 'tls') return false;
  const kept = routesFor(service, port).filter((route) => matchesFor(route, port).length > 0);
  return kept.length > 0 && !kept.some((route) => takes(route, port, host));
}

/** The routes of the lists that count for a port; what it carries is told by its first bytes where no protocol is written. */
function routesFor({ routes }: VirtualService, { protocol }: PortRow): readonly Route[] {
  const found = protocolClass(protocol);
  const lists = found === 'sniffed' ? ['http', 'tcp'] : [found];
  return routes.filter((route) => lists.includes(route.protocol));
}

function takes(route: Route, port: PortRow, host: string): boolean {
  if (route.protocol !== 'tls' && listIn(route.rule, 'match').length === 0) return true;
  const matches = matchesFor(route, port);
  if (route.protocol !== 'tls') return matches.length > 0;
  return matches.some((match) => textsIn(match, 'sniHosts').some((name) => hostCovers(name, host)));
}

/** The matches of a route that sidecars keep for a port. */
function matchesFor(route: Route, port: PortRow): readonly unknown[] {
  return listIn(route.rule, 'match').filter((match) => {
    const gateways = textsIn(match, 'gateways');
    const number = integerIn(match, 'port');
    return (gateways.length === 0 || gateways.includes('mesh')) && (number === undefined || number === port.number);
  });
}

function whyNone(service: VirtualService, entry: ServiceEntryNode): string {
  const lists = [...new Set(service.routes.map(({ protocol }) => protocol))];
  const ports = entry.ports.map(({ number, protocol }) =>
    protocol === '' ? String(number) : `${number} (${protocol})`,
  );
  return servingWords.takesNone(service.name, lists, ports, entry.name);
}
