import { groupBy } from '../../../lists';
import type { Mesh } from '../../build';
import type { VirtualService } from '../../virtual-service';
import { clientKinds } from '../clients/client-kinds';
import { exportRank } from '../services/export-rank';
import { namingExactly, routesAt } from './governing-routes';
import type { Proxy } from '../clients/proxy';
import { configFor, servicesFor } from './route-use-sidecars';
import type { Imported, ScopedService } from '../scope/scope';
import { isHttpOn } from './virtual-host-domains';

/** A host of a VirtualService whose http rules a sidecar leaves out, since another VirtualService with the host has routes for the port. */
export interface Beaten {
  readonly host: string;
  readonly port: number;
  readonly by: VirtualService;
  readonly client: Proxy;
  /** Whether that one is used for the host on every port for which both have routes: none of this one's own is used there, nor a third one's. */
  readonly onAllPorts: boolean;
  /** The place of both in istiod's order: 0 for what is private to the client's namespace, 1 for what is exported to it by name, 2 for what is public. */
  readonly ranks: { readonly winner: number; readonly loser: number };
}

/** Where another VirtualService is used in the place of one that has routes, too, and for how many sidecars the two meet. */
export function beatenOn(mesh: Mesh, virtualService: VirtualService): readonly Beaten[] {
  const byClient = groupBy(usesOf(mesh, virtualService), ({ client }) => client).values();
  const byHost = [...byClient].flatMap((uses) => [...groupBy(uses, ({ host }) => host).values()]);
  return byHost.flatMap((uses) => {
    const [{ client, by: first }] = uses;
    const onAllPorts = uses.every(({ by }) => by === first);
    const rank = ({ exportTo, namespace }: VirtualService): number =>
      exportRank(exportTo, namespace, client.namespace) ?? 2;
    return uses
      .filter(({ by }) => by !== virtualService)
      .map((use) => ({ ...use, onAllPorts, ranks: { winner: rank(use.by), loser: rank(virtualService) } }));
  });
}

/** Which VirtualService a sidecar uses for a host on a port, where one has routes and shares the host with others. */
type HostUse = Pick<Beaten, 'host' | 'port' | 'by' | 'client'>;

function usesOf(mesh: Mesh, virtualService: VirtualService): readonly HostUse[] {
  const found: HostUse[] = [];
  for (const { client, imported } of sidecarsSeeing(mesh, virtualService))
    for (const host of new Set(virtualService.hosts)) {
      const rivals = namingExactly(imported, host);
      if (rivals.length < 2) continue;
      for (const port of portsOf(mesh, imported, host)) {
        const { place } = configFor(mesh, imported, client, port);
        const hasRoutes = (each: VirtualService): boolean => routesAt(mesh, each, place).routes.length > 0;
        if (!hasRoutes(virtualService)) continue;
        const by = rivals.find(hasRoutes);
        if (by !== undefined) found.push({ host, port, by, client });
      }
    }
  return found;
}

/** The services that hosts of a VirtualService are for, as each kind of sidecar that has the VirtualService knows them. */
export function servicesNamed(
  mesh: Mesh,
  virtualService: VirtualService,
  host: string,
): readonly { readonly client: Proxy; readonly services: readonly ScopedService[] }[] {
  return sidecarsSeeing(mesh, virtualService).map(({ client, imported }) => {
    return { client, services: servicesFor(mesh, imported, host) };
  });
}

function sidecarsSeeing(
  mesh: Mesh,
  virtualService: VirtualService,
): readonly { readonly client: Proxy; readonly imported: Imported }[] {
  const { kinds, scopeOf } = clientKinds(mesh);
  const [host] = virtualService.hosts;
  if (host === undefined) return [];
  return kinds.flatMap((client) => {
    if (client.kind !== 'sidecar') return [];
    const scope = scopeOf(client);
    const seen = [scope, ...scope.ownListeners].filter((each) => each.routing(host).includes(virtualService));
    return seen.map((imported) => ({ client, imported }));
  });
}

/** Without a service with the host, http rules are for port 80. */
function portsOf(mesh: Mesh, imported: Imported, host: string): readonly number[] {
  const services = servicesFor(mesh, imported, host).filter((each) => each.host === host);
  if (services.length === 0) return [80];
  return services.flatMap((service) =>
    service.ports.flatMap(({ number }) => (isHttpOn(service, number) ? [number] : [])),
  );
}
