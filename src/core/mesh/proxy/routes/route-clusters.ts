import { groupBy } from '../../../lists';
import type { Resource } from '../../../schema';
import type { Mesh } from '../../build';
import type { Cluster } from '../clusters/cluster';
import { clusterOf } from '../clusters/clusters';
import { destinationsAt } from '../gateways/gateway-destinations';
import { type HttpRule, type HttpRules, httpRulesOf, originOf, rulesOfRoot } from './http-rules';
import type { WeightedDestination } from '../listeners/listener';
import { destinationsOf, lookupIn, mirrorsOf } from './route-destinations';
import type { Scope } from '../scope/scope';
import { scopeOf } from '../scope/scopes';
import type { RoutePlace, RouteUse } from '../uses';
import { waypointProxy } from '../ambient/ambient-waypoint';

/** A destination of a rule at one of the places where the rule counts, with the cluster that the proxy has for it, or has not. */
export interface SentTo {
  readonly place: RoutePlace;
  readonly destination: WeightedDestination;
  readonly isMirror: boolean;
  /** What the destination's path is in: the VirtualService, or the delegate. */
  readonly resource: Resource;
  readonly cluster: Cluster;
  /** What the proxy at the place knows. */
  readonly scope: Scope;
}

/** The http rule of a use as istiod merges it; undefined for other rules, and for one that only hands on to a delegate. */
export function httpRuleOf(mesh: Mesh, { virtualService, route, delegate }: RouteUse): HttpRule | undefined {
  if (route.protocol !== 'http') return undefined;
  const all = httpRulesOf(mesh, virtualService);
  if (delegate) return ruleOfDelegate(all, route.rule);
  return rulesOfRoot(all, route.rule).rules.find((each) => each.delegate === undefined);
}

const ofDelegates = new WeakMap<HttpRules, ReadonlyMap<unknown, readonly [HttpRule, ...HttpRule[]]>>();

/** The first rule that is made of a rule of a delegate. */
function ruleOfDelegate(all: HttpRules, written: unknown): HttpRule | undefined {
  let found = ofDelegates.get(all);
  if (found === undefined) ofDelegates.set(all, (found = groupBy(all.rules, ({ delegate }) => delegate?.rule)));
  return found.get(written)?.[0];
}

/** Where a rule sends what it takes. Places at which it is the same, for a proxy that knows the same, are one. */
export function sentTo(mesh: Mesh, use: RouteUse): readonly SentTo[] {
  const rule = httpRuleOf(mesh, use);
  if (use.route.protocol === 'http' && rule === undefined) return [];
  const known = new Map<Scope, Set<string>>();
  return use.at.flatMap((place) => {
    const scope = scopeAt(mesh, place);
    if (scope === undefined) return [];
    const seen = known.get(scope) ?? new Set();
    known.set(scope, seen);
    const key = `${place.host} ${place.port}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return rule ? ofRequests(scope, rule, place) : ofConnections(scope, use, place);
  });
}

/** At a waypoint the rule counts for it, though clients of the mesh are what the place names. */
function scopeAt(mesh: Mesh, { client, service }: RoutePlace): Scope | undefined {
  if (client.kind !== 'ztunnel') return scopeOf(mesh, client);
  const waypoint = service && waypointProxy(mesh, service)?.proxy;
  return waypoint && scopeOf(mesh, waypoint);
}

function ofRequests(scope: Scope, rule: HttpRule, place: RoutePlace): readonly SentTo[] {
  const lookup = lookupIn(scope, place.port, place.client.kind !== 'sidecar');
  const { resource } = (rule.delegate ?? rule.root).virtualService;
  const routed = destinationsOf(rule, lookup).map((each) => sent(scope, place, each, resource, false));
  const copied = mirrorsOf(rule, lookup).map(({ destination }) => {
    const field = destination.path?.[3] === 'mirrors' ? 'mirrors' : 'mirror';
    return sent(scope, place, destination, originOf(rule, field).virtualService.resource, true);
  });
  return [...routed, ...copied];
}

function ofConnections(scope: Scope, { virtualService, route, path }: RouteUse, place: RoutePlace): readonly SentTo[] {
  return destinationsAt(scope, virtualService, route.rule, path, place.port).map((each) => {
    const below = each.path && { ...each, path: [...each.path, 'destination'] };
    return sent(scope, place, below ?? each, virtualService.resource, false);
  });
}

function sent(
  scope: Scope,
  place: RoutePlace,
  destination: WeightedDestination,
  resource: Resource,
  isMirror: boolean,
): SentTo {
  const { host, port, subset } = destination;
  return { scope, place, destination, isMirror, resource, cluster: clusterOf(scope, host, port, subset) };
}
