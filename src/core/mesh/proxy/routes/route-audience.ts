import { append } from '../../../lists';
import type { Mesh } from '../../build';
import type { RouteIndex } from '../../route-index';
import type { VirtualService } from '../../virtual-service';
import { clientsOf } from '../clients/clients';
import { asksForSource } from './http-routes';
import { httpRulesOf } from './http-rules';
import { IdentityMap } from '../identity-map';
import { namespacesApart, namespacesPreferring } from '../clients/namespaces-apart';
import type { Proxy } from '../clients/proxy';
import { proxyKey } from '../clients/proxy-key';
import { hostsFor, listensForHttp } from './route-use-sidecars';
import { scopeOf } from '../scope/scopes';

/** The sidecars of a mesh that rules may count for, the same object as long as none of the clients differs. */
export interface Audience {
  readonly clients: readonly Proxy[];
  readonly members: readonly Member[];
  /** By the namespaces that are told apart. */
  readonly groups: Map<string, readonly (readonly Proxy[])[]>;
}

interface Member {
  readonly client: Proxy;
  /** Equal for those that know the same of what is public; undefined where a Sidecar makes that uncertain. */
  readonly knows: string | undefined;
}

const audiences = new IdentityMap<Audience>();

/** Whether sidecars listen for HTTP on port 80 counts for hosts without a service. */
export function audienceOf(mesh: Mesh): Audience {
  const clients = clientsOf(mesh);
  const members = clients.flatMap((client) => (client.kind === 'sidecar' ? [memberOf(mesh, client)] : []));
  const text = [...clients.map((client) => proxyKey(mesh, client)), ...members.map(({ knows }) => knows)].join('\n');
  const workloads = clients.flatMap(({ workload }) => workload ?? []);
  const ground = [mesh.sidecars, mesh.settings, mesh.gateways, ...workloads];
  return audiences.get(ground, text, () => ({
    clients: members.map(({ client }) => client),
    members,
    groups: new Map<string, readonly (readonly Proxy[])[]>(),
  }));
}

function memberOf(mesh: Mesh, client: Proxy): Member {
  const scope = scopeOf(mesh, client);
  const on80 = String(listensForHttp(scope, 80));
  return { client, knows: scope.sidecar === undefined ? on80 : undefined };
}

/** The sidecars in groups for which the rules of a VirtualService count alike, in the order of their first ones. */
export function groupsFor(
  mesh: Mesh,
  { members, groups }: Audience,
  virtualService: VirtualService,
): readonly (readonly Proxy[])[] {
  const apart = namespacesFor(mesh, virtualService);
  const key = apart === 'all' ? '' : `for ${[...apart].sort().join(' ')}`;
  let found = groups.get(key);
  if (found === undefined) groups.set(key, (found = group(members, apart)));
  return found;
}

function group(members: readonly Member[], apart: ReadonlySet<string> | 'all'): readonly (readonly Proxy[])[] {
  const found = new Map<unknown, Proxy[]>();
  for (const { client, knows } of members) {
    const isAlone = apart === 'all' || knows === undefined;
    const key = isAlone ? client : `${knows} ${apart.has(client.namespace) ? client.namespace : ''}`;
    append(found, key, client);
  }
  return [...found.values()];
}

/** The namespaces in which VirtualServices and services of its hosts may be others; all clients differ where some rule asks who calls. */
function namespacesFor(mesh: Mesh, virtualService: VirtualService): ReadonlySet<string> | 'all' {
  const apart = hostsAround(mesh, virtualService).map((host) => apartAt(mesh, host));
  return apart.includes('all') ? 'all' : new Set(apart.flatMap((each) => (each === 'all' ? [] : each)));
}

const ofHosts = new WeakMap<Mesh, Map<string, readonly string[] | 'all'>>();

function apartAt(mesh: Mesh, host: string): readonly string[] | 'all' {
  let known = ofHosts.get(mesh);
  if (known === undefined) ofHosts.set(mesh, (known = new Map()));
  let apart = known.get(host);
  if (apart === undefined) known.set(host, (apart = findApart(mesh, host)));
  return apart;
}

function findApart(mesh: Mesh, host: string): readonly string[] | 'all' {
  const rivals = rivalsOf(mesh.routeIndex, host);
  if (rivals.some((each) => asksForSource(httpRulesOf(mesh, each)))) return 'all';
  return [...new Set([...namespacesApart(rivals), ...namespacesPreferring(mesh.registry.withHost(host))])];
}

const mostRivals = 32;

/** All on which it depends where the rules of a VirtualService count at sidecars, besides the rules and the clients. */
export function groundOf(mesh: Mesh, virtualService: VirtualService): readonly object[] {
  if (!virtualService.gateways.includes('mesh')) return [];
  return hostsAround(mesh, virtualService).flatMap((host): object[] => {
    const rivals = rivalsOf(mesh.routeIndex, host);
    // Thousands for one host would each be remembered by thousands.
    return [...(rivals.length > mostRivals ? [mesh.virtualServices] : rivals), ...mesh.registry.withHost(host)];
  });
}

/** The hosts of a VirtualService, and those of services that it may be for. */
function hostsAround(mesh: Mesh, { hosts }: VirtualService): readonly string[] {
  return [...new Set(hosts.flatMap((host) => [host, ...hostsFor(mesh, host)]))];
}

const ofIndexes = new WeakMap<RouteIndex, Map<string, readonly VirtualService[]>>();

/** What routes a host; looking for it takes long where there are patterns. */
function rivalsOf(index: RouteIndex, host: string): readonly VirtualService[] {
  let known = ofIndexes.get(index);
  if (known === undefined) ofIndexes.set(index, (known = new Map()));
  let rivals = known.get(host);
  if (rivals === undefined) known.set(host, (rivals = index.routing(host)));
  return rivals;
}
