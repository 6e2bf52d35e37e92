import { hostsOverlap, isWildcard } from '../../host';
import type { Mesh } from '../../build';
import type { VirtualService } from '../../virtual-service';
import { governingRoutes, routesAt } from './governing-routes';
import type { HttpRoutes } from './http-routes';
import { IdentityMap } from '../identity-map';
import type { Proxy } from '../clients/proxy';
import { addPlace, liveRules, type Places } from './route-use-key';
import type { Imported, ScopedService } from '../scope/scope';
import { scopeOf } from '../scope/scopes';
import { isHttpOn } from './virtual-host-domains';
import { hasPort, isServiceHost, type RouteConfig } from './virtual-hosts';

/** Adds where the http rules of a VirtualService count for a sidecar. */
export function addSidecarPlaces(places: Places, mesh: Mesh, virtualService: VirtualService, client: Proxy): void {
  const scope = scopeOf(mesh, client);
  for (const imported of [scope, ...scope.ownListeners])
    for (const host of new Set(virtualService.hosts)) {
      if (!imported.routing(host).includes(virtualService)) continue;
      for (const service of servicesFor(mesh, imported, host))
        addService(places, mesh, imported, virtualService, service, client);
      addAlone(places, mesh, imported, virtualService, host, client);
    }
}

/** The services that a host of a VirtualService may be for: its own, and for a pattern those below it. */
export function servicesFor(mesh: Mesh, imported: Imported, host: string): readonly ScopedService[] {
  return hostsFor(mesh, host).flatMap((name) => imported.covering(name).find((each) => each.host === name) ?? []);
}

/** The hosts of services that a host of a VirtualService overlaps with. */
export function hostsFor({ registry }: Mesh, host: string): readonly string[] {
  if (!isWildcard(host)) return registry.patternsFor(host);
  return overlapping.get([registry], host, () => registry.hosts().filter((each) => hostsOverlap(each, host)));
}

const overlapping = new IdentityMap<readonly string[]>();

function addService(
  places: Places,
  mesh: Mesh,
  imported: Imported,
  virtualService: VirtualService,
  service: ScopedService,
  client: Proxy,
): void {
  for (const { number } of service.ports) {
    if (!isHttpOn(service, number)) continue;
    const { place } = configFor(mesh, imported, client, number);
    const governing = governingRoutes(mesh, imported, service.host, place);
    if (governing?.virtualService !== virtualService) continue;
    addAll(places, governing.routes, { host: service.host, port: number, service, client });
  }
}

/** A host without a service counts where some listener for HTTP is: on port 80, and on ports of other hosts of the VirtualService. */
function addAlone(
  places: Places,
  mesh: Mesh,
  imported: Imported,
  virtualService: VirtualService,
  host: string,
  client: Proxy,
): void {
  for (const port of portsAlone(mesh, imported, virtualService)) {
    const config = configFor(mesh, imported, client, port);
    if (isServiceHost(config, host) || !hasPort(config, virtualService)) continue;
    const first = imported
      .routing(host)
      .find((each) => each.hosts.includes(host) && routesAt(mesh, each, config.place).routes.length > 0);
    if (first !== virtualService) continue;
    addAll(places, routesAt(mesh, virtualService, config.place), { host, port, service: undefined, client });
  }
}

function portsAlone(mesh: Mesh, imported: Imported, { hosts }: VirtualService): readonly number[] {
  const ports = new Set<number>();
  if (listensForHttp(imported, 80)) ports.add(80);
  if (hosts.length > 1)
    for (const service of hosts.flatMap((host) => servicesFor(mesh, imported, host)))
      for (const { number } of service.ports) if (isHttpOn(service, number)) ports.add(number);
  return [...ports];
}

/** Whether a listener for HTTP stands on a port. */
export function listensForHttp(imported: Imported, port: number): boolean {
  return imported.withPort(port).some((service) => isHttpOn(service, port));
}

/** What a client's route configuration for a port is made of. */
export function configFor(mesh: Mesh, imported: Imported, client: Proxy, port: number): RouteConfig {
  const { labels, namespace } = client;
  return {
    mesh,
    imported,
    services: imported.withPort(port),
    place: { port, gateway: 'mesh', kind: 'sidecar', labels, namespace },
    client,
  };
}

function addAll(places: Places, routes: HttpRoutes, place: Parameters<typeof addPlace>[2]): void {
  for (const rule of liveRules(routes)) addPlace(places, rule, place);
}
