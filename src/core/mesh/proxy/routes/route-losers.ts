import { joinNames } from '../../../text';
import { hostCovers, hostsOverlap, isWildcard } from '../../host';
import type { VirtualService } from '../../virtual-service';
import { exportRank } from '../services/export-rank';
import { longestPattern, routesAt } from './governing-routes';
import { httpRulesOf } from './http-rules';
import type { Loser } from '../listeners/listener';
import { deadLosers } from './route-choosing';
import { isServiceHost, serviceHostsBelow, type FoundHost, type RouteConfig, type VirtualHost } from './virtual-hosts';

/** What is written for a called host and does not count there: VirtualServices that another one beats, rules that take nothing, and rules of delegates that are left out. */
export function losersFor(config: RouteConfig, host: string, found: FoundHost | undefined): readonly Loser[] {
  const used = found?.first.governing;
  const beaten = namedFor(config, host, found?.first)
    .filter((each) => each !== used?.virtualService && each.routes.some(({ protocol }) => protocol === 'http'))
    .flatMap((each) => whyUnused(config, each, host, found?.first) ?? []);
  const all = [...beaten, ...(found?.others.flatMap((each) => lateClaim(found, each)) ?? [])];
  if (used === undefined) return all;
  return [...deadLosers(used.routes.dead), ...droppedLosers(config, used.virtualService), ...all];
}

/** A service whose domain another one has. istiod puts services without a VirtualService in no order. */
function lateClaim({ domain, first }: FoundHost, { host, service, governing }: VirtualHost): readonly Loser[] {
  if (service === undefined) return [];
  const because = `${first.host} has the domain ${domain} too and gets it, so that ${host} is not reached by it.`;
  return [{ resource: service.resource, path: ['spec'], because, tied: governing === first.governing }];
}

function namedFor({ imported }: RouteConfig, host: string, first: VirtualHost | undefined): readonly VirtualService[] {
  return [...new Set([...imported.routing(host), ...(first ? imported.routing(first.host) : [])])];
}

function droppedLosers({ mesh }: RouteConfig, virtualService: VirtualService): readonly Loser[] {
  return httpRulesOf(mesh, virtualService).dropped.map(({ root, delegate, because }) => {
    const { virtualService: owner, path } = delegate ?? root;
    return { resource: owner.resource, path, because, tied: false };
  });
}

/** Why a sidecar does not use a VirtualService for a name; undefined where it is for another one. */
export function whyUnused(
  config: RouteConfig,
  each: VirtualService,
  called: string,
  first: VirtualHost | undefined,
): Loser | undefined {
  const lost = (because: string, tied = false): Loser => ({ resource: each.resource, path: ['spec'], because, tied });
  const own = each.hosts.find((name) => first && isNameOf(first, name));
  const covering = each.hosts.find((name) => isFor(name, called, first));
  if (covering === undefined) return undefined;
  if (routesAt(config.mesh, each, config.place).routes.length === 0)
    return { ...lost(noRouteOf(config, each)), isForOthers: true };
  if (first === undefined || (own === undefined && !reaches(config, covering, first)))
    return lost(noServiceFor(config, covering, first));
  const winner = first.governing?.virtualService;
  if (winner === undefined) return lost(hiddenByOther(config, covering, first));
  if (!winner.hosts.includes(first.host)) return beatenByPattern(config, each, winner, first, lost);
  if (own === undefined) return lost(`${named(winner)} names ${first.host} itself, which goes before ${covering}.`);
  return lost(...beatenByOrder(config, each, winner, first.host));
}

/** Whether a host of a VirtualService is for a called name, or for the virtual host that takes it. Of a pattern, which stands for its names, that of any of them is. */
function isFor(name: string, called: string, first: VirtualHost | undefined): boolean {
  if (isWildcard(called)) return hostsOverlap(name, called);
  return hostCovers(name, called) || (first !== undefined && hostCovers(name, first.host));
}

/** Whether a host of a VirtualService is that of a virtual host. Envoy tells no case apart, and one that no service has is known to Envoy alone. */
function isNameOf({ host, service }: VirtualHost, name: string): boolean {
  return name === host || (service === undefined && name.toLowerCase() === host.toLowerCase());
}

/** Whether a host of a VirtualService can count for a virtual host: a name below a pattern of a service never does. */
function reaches(config: RouteConfig, host: string, first: VirtualHost): boolean {
  return first.service === undefined ? !isServiceHost(config, host) : hostCovers(host, first.host);
}

function noRouteOf({ mesh, place }: RouteConfig, each: VirtualService): string {
  const [dead] = routesAt(mesh, each, place).dead;
  const reason = dead === undefined ? '' : ` ${dead.because}`;
  return `${named(each)} has no http route for this client on port ${place.port}.${reason}`;
}

function noServiceFor(config: RouteConfig, host: string, first: VirtualHost | undefined): string {
  const { port } = config.place;
  const below = isWildcard(host) ? serviceHostsBelow(config, host) : [];
  if (below.length > 0)
    return `Of the names below ${host} its http routes are for those of services alone, here ${joinNames(below, 'and', mostHosts)}.`;
  if (isWildcard(host) && isServiceHost(config, host))
    return `No service has the wildcard ${host}, and a wider one of a service takes its names, so its http routes apply nowhere.`;
  if (first?.service && isWildcard(first.host) && port === 80) return `Its http routes are for calls to ${host} alone.`;
  if (first?.service && isWildcard(first.host))
    return `No service has host ${host} itself, only ${first.host}: istiod uses such http routes only on port 80, and this is port ${port}.`;
  if (first) return `${first.host} is nearer to the called name than ${host}.`;
  return `No service that the proxy knows has host ${host} and port ${port}. istiod uses http routes without a service only on port 80.`;
}

const mostHosts = 3;

function hiddenByOther({ imported, place }: RouteConfig, host: string, { host: served }: VirtualHost): string {
  const other = imported.routing(served).find((each) => each.hosts.includes(served));
  const nearer = other ? served : longestPattern(imported, served);
  const by = other ?? imported.routing(served).find((each) => nearer !== undefined && each.hosts.includes(nearer));
  const who = by ? named(by) : 'Another VirtualService';
  return `${who} has ${nearer ?? served}, which goes before ${host} though it has no http route for port ${place.port}.`;
}

function beatenByPattern(
  config: RouteConfig,
  each: VirtualService,
  winner: VirtualService,
  first: VirtualHost,
  lost: (because: string, tied?: boolean) => Loser,
): Loser {
  const pattern = longestPattern(config.imported, first.host) ?? first.host;
  if (each.hosts.includes(pattern)) return lost(...beatenByOrder(config, each, winner, pattern));
  return lost(`${named(winner)} has the longer pattern ${pattern}.`);
}

/** A sidecar does not join the rules of VirtualServices: of each host it uses the first one. */
function beatenByOrder(
  { place }: RouteConfig,
  each: VirtualService,
  winner: VirtualService,
  host: string,
): readonly [because: string, tied: boolean] {
  const rank = ({ exportTo, namespace }: VirtualService): number =>
    exportRank(exportTo, namespace, place.namespace) ?? 3;
  const rule = `A sidecar uses one VirtualService for ${host}`;
  if (rank(winner) < rank(each)) {
    const how =
      rank(winner) === 0 ? `private to namespace ${place.namespace}` : `exported to ${place.namespace} by name`;
    return [`${rule}, and ${named(winner)} goes first because it is ${how}.`, false];
  }
  const how = winner.created === each.created ? 'comes first by name' : 'is older';
  return [`${rule}, and ${named(winner)} ${how}.`, true];
}

function named({ namespace, name }: VirtualService): string {
  return `VirtualService ${namespace}/${name}`;
}
