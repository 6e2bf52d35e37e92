import { groupBy } from '../../../lists';
import type { Mesh } from '../../build';
import type { Resource } from '../../../schema';
import type { Route, VirtualService } from '../../virtual-service';
import { governingRoutes, mostSpecific, routesAt } from './governing-routes';
import type { DeadMatch, HttpRoutes } from './http-routes';
import { httpRulesOf, rulesOfRoot } from './http-rules';
import { protocolClass } from '../../protocol';
import type { Proxy } from '../clients/proxy';
import { configFor, servicesFor } from './route-use-sidecars';
import { whyUnused } from './route-losers';
import type { Imported } from '../scope/scope';
import { scopeOf } from '../scope/scopes';
import { isHttpOn } from './virtual-host-domains';
import { findVirtualHost } from './virtual-hosts';

/** Why a rule counts nowhere, in one sentence, with the resource that wins in its place where one does. */
interface Unused {
  readonly because: string;
  readonly by: Resource | undefined;
}

/** Why a rule of a VirtualService counts for none of the clients, of which one for each group that knows the same is enough. */
export function whyNowhere(
  mesh: Mesh,
  clients: readonly Proxy[],
  virtualService: VirtualService,
  route: Route,
): Unused {
  const { rules, dropped } = rulesOfRoot(httpRulesOf(mesh, virtualService), route.rule);
  if (dropped[0] && rules.length === 0) return said(dropped[0].because);
  if (!virtualService.gateways.includes('mesh')) return said(atGateways(mesh, virtualService));
  const sidecars = clients.filter(({ kind }) => kind === 'sidecar');
  if (sidecars.length === 0) return said('The files have no sidecar that it could count for.');
  const seeing = sidecars.flatMap((client) => {
    const scope = scopeOf(mesh, client);
    const [host = ''] = virtualService.hosts;
    const imported = [scope, ...scope.ownListeners].find((each) => each.routing(host).includes(virtualService));
    return imported ? [{ client, imported }] : [];
  });
  const [first] = seeing;
  if (first === undefined) return said('No client sees it: exportTo or the Sidecars of all clients keep it from them.');
  if (route.protocol !== 'http') return said(noChain(mesh, first.imported, virtualService, route));
  for (const { client, imported } of seeing) {
    const found = httpReason(mesh, imported, client, virtualService, route);
    if (found) return found;
  }
  return said(noService(mesh, first.imported, virtualService));
}

function said(because: string): Unused {
  return { because, by: undefined };
}

function atGateways(mesh: Mesh, { gateways }: VirtualService): string {
  const known = new Set(mesh.gateways.map(({ namespace, name }) => `${namespace}/${name}`));
  const missing = gateways.filter((name) => !known.has(name));
  if (missing.length === gateways.length)
    return `Gateway ${missing.join(', ')} does not exist, so no proxy gets the route.`;
  return `No server of Gateway ${gateways.join(', ')} has a host and a protocol that the route is for.`;
}

function noChain(mesh: Mesh, imported: Imported, virtualService: VirtualService, { protocol }: Route): string {
  const services = virtualService.hosts.flatMap((host) => servicesFor(mesh, imported, host));
  const [service] = services;
  if (service === undefined)
    return `No service that a client knows has host ${virtualService.hosts.join(', ')}, and ${protocol} routes need one.`;
  const classes = services.flatMap(({ ports }) => ports.map((port) => port.class));
  const fits = classes.some((each) => each === protocol || (protocol === 'tcp' && each === 'sniffed'));
  if (fits)
    return `No match of it is for the ports and the clients of ${service.host}, or other routes take all before it.`;
  const ports = service.ports.map(({ number, protocol: written }) => `${number} ${written || 'without a protocol'}`);
  return `${service.host} has no ${protocol.toUpperCase()} port for it: its ports are ${ports.join(', ')}.`;
}

/** Why a client does not use a rule on the first HTTP port of a service that it may be for; undefined where there is no such port. */
function httpReason(
  mesh: Mesh,
  imported: Imported,
  client: Proxy,
  virtualService: VirtualService,
  route: Route,
): Unused | undefined {
  for (const host of virtualService.hosts)
    for (const service of servicesFor(mesh, imported, host))
      for (const { number } of service.ports) {
        if (!isHttpOn(service, number)) continue;
        const config = configFor(mesh, imported, client, number);
        const routes = routesAt(mesh, virtualService, config.place);
        const governing = governingRoutes(mesh, imported, service.host, config.place);
        const dead = firstDead(routes, route.rule);
        if (governing?.virtualService === virtualService || routes.routes.length === 0)
          return dead && { because: dead.because, by: dead.behind && ownerOf(dead.behind) };
        const called = virtualService.hosts.includes(service.host) ? service.host : host;
        const lost = whyUnused(config, virtualService, called, findVirtualHost(config, called)?.first);
        const winner = governing?.virtualService ?? mostSpecific(imported, service.host);
        const by = winner === virtualService ? undefined : winner?.resource;
        if (lost) return { because: lost.because, by };
      }
  return undefined;
}

const deadByRule = new WeakMap<HttpRoutes, ReadonlyMap<unknown, readonly [DeadMatch, ...DeadMatch[]]>>();

/** The first match of a rule, as it is written, that is dead. */
function firstDead(routes: HttpRoutes, written: unknown): DeadMatch | undefined {
  let found = deadByRule.get(routes);
  if (found === undefined) deadByRule.set(routes, (found = groupBy(routes.dead, ({ rule }) => rule.root.rule)));
  return found.get(written)?.[0];
}

function ownerOf({ rule }: { rule: { root: { virtualService: VirtualService } } }): Resource {
  return rule.root.virtualService.resource;
}

/** No service with an HTTP port: the host is none, or its ports are of other protocols. */
function noService(mesh: Mesh, imported: Imported, { hosts }: VirtualService): string {
  const services = hosts.flatMap((host) => servicesFor(mesh, imported, host));
  const [service] = services;
  if (service === undefined)
    return `No service that a client knows has host ${hosts.join(', ')}. istiod uses http routes without a service only on port 80, where some other service has HTTP.`;
  const ports = service.ports.map(({ number, protocol }) => `${number} ${protocol || 'without a protocol'}`);
  const isTls = service.ports.every(({ protocol }) => protocolClass(protocol) === 'tls');
  const why = isTls ? 'The sidecar sees only ciphertext there' : 'Only HTTP ports have http routes';
  return `${service.host} has no HTTP port: ${ports.join(', ')}. ${why}.`;
}
