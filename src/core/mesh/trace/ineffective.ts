import { isRecord, type Resource } from '../../schema';
import { startsWith, type Path } from '../../text';
import { compareText } from '../base';
import type { Mesh } from '../build';
import { hostCovers, hostsOverlap } from '../host';
import type { Loser } from '../proxy/listeners/listener';
import { routeUsesOf } from '../proxy/routes/route-uses';
import type { Scope } from '../proxy/scope/scope';
import { scopeOf } from '../proxy/scope/scopes';
import type { MeshService } from '../proxy/services/service';
import { listIn } from '../read';
import type { VirtualService } from '../virtual-service';
import { isVisibleIn } from '../visibility';
import { boundElsewhere } from './gateways-alone';
import type { Ending, Journey, Stage } from './journey';
import { withoutEffect } from './no-effect';
import type { Hop, Ineffective } from './trace';
import { roundBecause } from './round';
import { otherPortSettings, portlessSettings } from './other-ports';
import { unseenRoutes } from './unseen-routes';
import { unusedNames } from './unused-names';

/**
 * What is written for the called host, or for a destination on the way, and changes nothing for the call: what lost, what was replaced, and what its kind of
 * port, cluster or data plane ignores.
 */
export function ineffectiveOf(journey: Journey, ending: Ending): readonly Ineffective[] {
  const found = [
    ...boundElsewhere(journey),
    ...journey.hops
      .filter(({ at }) => at !== 'dns')
      .flatMap((hop) => hop.losers.filter((loser) => counts(journey, hop, loser))),
    ...unseenDefinitions(journey),
    ...unseenRoutes(journey),
    ...journey.stages.flatMap((stage) => [...ignoredRoutes(journey, stage), ...ignoredSettings(stage)]),
    ...(leftPolicies(journey, ending) ? wholePolicies(journey, ending) : bypassedRules(journey)),
  ];
  return largestParts(found.map(({ resource, path, because }) => ({ resource, path, because })).sort(compareParts));
}

/** By file, resource and path: indexes list rules in the order in which they came to them. */
function compareParts(a: Ineffective, b: Ineffective): number {
  const [one, other] = [a.resource, b.resource];
  return (
    compareText(one.place.file, other.place.file) || compareText(one.key, other.key) || comparePaths(a.path, b.path)
  );
}

function comparePaths(a: Path, b: Path): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return a.length - b.length;
  const [one, other] = [a[at], b[at]];
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return other === undefined ? 1 : compareText(String(one), String(other));
}

/** Whether a note is about the call: what is for other callers or ports is not, unless it counts for nobody at all. */
function counts(journey: Journey, { at }: Hop, { resource, path, isForOthers = false }: Loser): boolean {
  if (!concerns(journey, resource)) return false;
  if (at !== 'destination-rule' && isUsed(journey, resource, path)) return false;
  return !isForOthers || countsNowhere(journey.mesh, resource, path);
}

/** Whether some proxy on the way went by it: what lost in one place may have decided in another. */
function isUsed({ hops }: Journey, resource: Resource, path: Path): boolean {
  return hops.some((hop) => hop.resource === resource && (startsWith(hop.path, path) || startsWith(path, hop.path)));
}

function countsNowhere(mesh: Mesh, resource: Resource, path: Path): boolean {
  const uses = routeUsesOf(mesh).filter(
    ({ virtualService, delegate, path: at }) =>
      (delegate ?? virtualService).resource === resource && (startsWith(at, path) || startsWith(path, at)),
  );
  return uses.length > 0 && uses.every(({ unused }) => unused !== undefined);
}

/** The called host, and the hosts of all clusters on the way. */
function hostsOf({ dialled, stages }: Journey): readonly string[] {
  const hosts = stages.flatMap(({ cluster, services }) => [
    ...(cluster ? [cluster.host] : []),
    ...services.map((service) => service.host),
  ]);
  return [...new Set([dialled.host, ...hosts])];
}

/** Whether a resource is about one of the hosts: other entries on a listener are not about this call. */
function concerns(journey: Journey, resource: Resource): boolean {
  const hosts = hostsOf(journey);
  const { mesh } = journey;
  const named = namedHosts(mesh, resource);
  return named === undefined || named.some((pattern) => hosts.some((host) => hostCovers(pattern, host)));
}

function namedHosts(mesh: Mesh, resource: Resource): readonly string[] | undefined {
  const entry = mesh.entries.find((each) => each.resource === resource);
  if (entry) return entry.hosts;
  const routes = mesh.virtualServices.find((each) => each.resource === resource);
  return routes && routes.hosts.length > 0 ? routes.hosts : undefined;
}

/** Definitions of the called host that another one, or a Sidecar, keeps from the client. What is exported elsewhere alone is not meant for it. */
function unseenDefinitions(journey: Journey): readonly Ineffective[] {
  const [first] = journey.stages;
  if (first === undefined) return [];
  const known = first.services.length > 0;
  return first.scope
    .unseen(journey.dialled.host)
    .filter(({ why, service }) => (why !== 'exportTo' || !known) && !isUsed(journey, service.resource, ['spec']))
    .map(({ service, because }) => ({ resource: service.resource, path: ['spec'], because }));
}

const lists = ['http', 'tls', 'tcp'] as const;

/** Lists of rules that are not asked for what the call is: requests are held against http rules, bytes against the others. */
function ignoredRoutes({ dialled }: Journey, { scope, services, isHttp, cluster }: Stage): readonly Ineffective[] {
  const hosts = services.length > 0 ? services.map((service) => service.host) : [];
  const asked = [...new Set(hosts.flatMap((host) => scope.routing(host)))];
  const port = cluster?.port ?? dialled.port;
  return asked.flatMap((each) => ignoredLists(each, isHttp, port));
}

function ignoredLists(each: VirtualService, isHttp: boolean, port: number): readonly Ineffective[] {
  const written = lists.filter((list) => each.routes.some((route) => route.protocol === list));
  const ignored = written.filter((list) => (list === 'http') !== isHttp && isForPort(each, list, port));
  const because = isHttp
    ? 'On this port Envoy reads HTTP, so only http routes are asked.'
    : 'On this port Envoy sees no requests, so http routes are never asked.';
  if (ignored.length > 0 && ignored.length === written.length)
    return [{ resource: each.resource, path: ['spec'], because }];
  return ignored.map((list) => ({ resource: each.resource, path: ['spec', list], because }));
}

/** Whether some rule of a list is not limited to other ports. */
function isForPort(each: VirtualService, list: (typeof lists)[number], port: number): boolean {
  return each.routes.some((route) => {
    const matches = listIn(route.rule, 'match');
    const named = matches.map((match) => (isRecord(match) ? match['port'] : undefined));
    return route.protocol === list && (matches.length === 0 || named.some((it) => it === undefined || it === port));
  });
}

function ignoredSettings({ cluster, isHttp, scope, sent }: Stage): readonly Ineffective[] {
  if (cluster === undefined) return [];
  const parts = withoutEffect(cluster, { isHttp }).flatMap(({ at, path, because }) =>
    at.resource ? [{ resource: at.resource, path: [...at.path, ...path], because }] : [],
  );
  return [
    ...parts,
    ...unusedNames(scope, cluster),
    ...portlessSettings(cluster),
    ...otherPortSettings(cluster, sent?.appTls ?? false),
  ];
}

/** Whether the call left without any policy although the proxy knows the host. */
function leftPolicies({ call }: Journey, { outcome, via }: Ending): boolean {
  return outcome === 'passthrough' || outcome === 'blackhole' || (via === 'ztunnel' && call.client.kind === 'ztunnel');
}

/** All that is written for the called host: none of it is asked. */
function wholePolicies(journey: Journey, { outcome }: Ending): readonly Ineffective[] {
  const { mesh, dialled, call, stages } = journey;
  const isRound = roundBecause(journey) !== undefined;
  const scope = isRound ? scopeOf(mesh, call.client) : stages[0]?.scope;
  const ambient = call.client.kind === 'ztunnel';
  const bySidecar = isRound ? 'round' : outcome === 'blackhole' ? 'refused' : 'sidecar';
  const because = leftWords[call.client.kind === 'none' || ambient ? call.client.kind : bySidecar];
  const { namespace } = call.client;
  const rules = mesh.ruleIndex
    .covering(dialled.host)
    .filter((each) => isVisibleIn(each.exportTo, each.namespace, namespace));
  const routes = mesh.virtualServices.filter(
    (each) =>
      each.hosts.some((host) => hostsOverlap(host, dialled.host)) &&
      isVisibleIn(each.exportTo, each.namespace, namespace),
  );
  const entries = ambient ? [] : definitions(journey, scope);
  return [...entries, ...rules, ...routes].map(({ resource }) => ({ resource, path: ['spec'], because }));
}

const leftWords = {
  ztunnel: 'ztunnel carries bytes and reads no such rule; only a waypoint would.',
  none: 'The pod has no proxy that would read it.',
  round: 'The call goes round the sidecar, which alone would read it.',
  sidecar: 'The call does not match what the sidecar listens for here, so it leaves without any policy.',
  refused: 'The call does not match what the sidecar listens for here, so it is refused before any rule is asked.',
};

/** Of the called host: what the proxy knows, and without one what its pod may see. */
function definitions({ mesh, dialled, call }: Journey, scope: Scope | undefined): readonly MeshService[] {
  if (call.client.kind !== 'none') return scope?.covering(dialled.host).slice(0, 1) ?? [];
  const entries = mesh.registry.withHost(dialled.host).filter(({ entry }) => entry !== undefined);
  return entries.filter((each) => isVisibleIn(each.exportTo, each.namespace, call.client.namespace));
}

/** The rule for the called host, where the call was sent to another host: it governs the clusters of its own host alone. */
function bypassedRules({ mesh, call, stages }: Journey): readonly Ineffective[] {
  const [first] = stages;
  const [service] = first?.services ?? [];
  if (first?.cluster === undefined || service === undefined || service.host === first.cluster.host) return [];
  const used = new Set(stages.flatMap(({ cluster }) => cluster?.policy.rule?.rules ?? []));
  const { host } = first.cluster;
  return mesh.ruleIndex
    .covering(service.host)
    .filter((rule) => !used.has(rule) && isVisibleIn(rule.exportTo, rule.namespace, call.client.namespace))
    .map(({ resource }) => ({
      resource,
      path: ['spec'],
      because: `The call is sent to ${host}, and the policy of that host applies.`,
    }));
}

/** Each part once, and none below another one. */
function largestParts(found: readonly Ineffective[]): readonly Ineffective[] {
  return found.filter(
    (part, index) =>
      !found.some(
        (other, at) =>
          other.resource === part.resource &&
          at !== index &&
          startsWith(part.path, other.path) &&
          (other.path.length < part.path.length || at < index),
      ),
  );
}
