import { groupBy, isSameList, sameList } from '../../lists';
import {
  compareText,
  expandHost,
  hasKey,
  httpRuleOf,
  integerIn,
  isClusterLocal,
  listIn,
  recordIn,
  routeUsesOf,
  textIn,
  textsIn,
  type HttpRule,
  type Mesh,
  type RouteUse,
  type ScopedService,
  type VirtualService,
} from '../../mesh';
import type { Path } from '../../text';
import type { Resource } from '../../schema';
import { flatOf, question, type Question } from '../question';
import { gatewaysUsing } from './gateway-sides';
import { standing } from './standing';

/** A VirtualService with all uses of its rules, those of its delegates among them. */
export interface Routing {
  readonly virtualService: VirtualService;
  readonly uses: readonly RouteUse[];
}

/** An http rule as istiod merges it, with where it counts. */
export interface RuledUse {
  readonly use: RouteUse;
  readonly rule: HttpRule;
}

/** All rules of VirtualServices with where they count; the same list while none of them changes. */
export const allRouteUses = question((input, before: readonly RouteUse[] | undefined): readonly RouteUse[] =>
  sameList(routeUsesOf(input.mesh), before),
);

/** Those whose texts can be read to their end. */
export const routeUses = flatOf(allRouteUses, (use) => (isReadable(use) ? [use] : []));

/** Those that count at a gateway. */
export const gatewayUses = flatOf(allRouteUses, (use) => (gatewaysUsing(use).length > 0 ? [use] : []));

/** The same by VirtualService. */
export const routings: Question<readonly Routing[]> = question((input, before: readonly Routing[] | undefined) => {
  const groups = groupBy(routeUses(input), ({ virtualService }) => virtualService);
  return sameList([...groups].map(keptRouting), before);
});

const aboutRoutings = new WeakMap<Routing, readonly string[]>();

/** The hosts that decide about the rules of a VirtualService: its own, and those that they send to. */
export function hostsOfRouting(routing: Routing): readonly string[] {
  let hosts = aboutRoutings.get(routing);
  if (hosts === undefined) {
    const { virtualService, uses } = routing;
    hosts = [...new Set([...virtualService.hosts, ...uses.flatMap(hostsOfRoute)])];
    aboutRoutings.set(routing, hosts);
  }
  return hosts;
}

const aboutUses = new WeakMap<RouteUse, readonly string[]>();

/** The hosts that decide about a rule: those of its VirtualService, and those that it sends to. */
export function hostsOfRoute(use: RouteUse): readonly string[] {
  let hosts = aboutUses.get(use);
  if (hosts === undefined) {
    hosts = [...new Set([...use.virtualService.hosts, ...targetsOf(use).map(({ host }) => host)])];
    aboutUses.set(use, hosts);
  }
  return hosts;
}

/** All rules with the mesh, the same while nothing changed about their hosts. */
export const standingUses = standing(allRouteUses, hostsOfRoute);

/** Where a rule sends requests or copies of them. */
export interface Target {
  readonly host: string;
  readonly port: number | undefined;
  readonly subset: string | undefined;
}

const targets = new WeakMap<RouteUse, readonly Target[]>();

/** The destinations and the mirrors of a rule. */
export function targetsOf(use: RouteUse): readonly Target[] {
  let found = targets.get(use);
  if (found === undefined) {
    const { route, virtualService, delegate } = use;
    const mirrors = mirrorsOf(route.rule, (delegate ?? virtualService).namespace);
    targets.set(use, (found = mirrors.length === 0 ? route.destinations : [...route.destinations, ...mirrors]));
  }
  return found;
}

function mirrorsOf(rule: Readonly<Record<string, unknown>>, namespace: string): readonly Target[] {
  const written = [recordIn(rule, 'mirror'), ...listIn(rule, 'mirrors').map((each) => recordIn(each, 'destination'))];
  return written.flatMap((each) => {
    const host = textIn(each, 'host');
    if (host === undefined) return [];
    const port = integerIn(recordIn(each, 'port'), 'number');
    return [{ host: expandHost(host, namespace), port, subset: textIn(each, 'subset') }];
  });
}

/**
 * The http rules that count for somebody, or that may: a name of the cluster may be that of a Service which is not in the files, and a Gateway may be
 * elsewhere.
 */
export const ruledUses = flatOf(standingUses, ({ item: use, mesh }): readonly RuledUse[] => {
  if (use.route.protocol !== 'http' || !isReadable(use) || !mayCount(mesh, use)) return [];
  const rule = httpRuleOf(mesh, use);
  return rule ? [keptRule(use, rule)] : [];
});

/** Where a field of a rule is written, and in what. */
export function writtenAt(
  { rule }: RuledUse,
  ...path: readonly [string, ...(string | number)[]]
): {
  readonly resource: Resource;
  readonly path: Path;
} {
  const origin = rule.delegate && hasKey(rule.delegate.rule, path[0]) ? rule.delegate : rule.root;
  return { resource: origin.virtualService.resource, path: [...origin.path, ...path] };
}

/** A rule in a message: `spec.http[1]`. */
export function ruleWords(path: Path): string {
  return `spec.${String(path[1])}[${String(path[2])}]`;
}

/** Whether a rule counts, as far as the files tell. */
export function mayCount(mesh: Mesh, { shared, virtualService }: RouteUse): boolean {
  if (shared.length > 0) return true;
  const { hosts, gateways } = virtualService;
  if (hosts.length === 0) return false;
  if (gateways.includes('mesh') && hosts.every((host) => mayBeElsewhere(mesh, host))) return true;
  return gateways.some((name) => name !== 'mesh' && !gatewayNames(mesh).has(name));
}

/** Whether a host may be that of a Service which the files do not have. */
export function mayBeElsewhere(mesh: Mesh, host: string): boolean {
  return isClusterLocal(host) && mesh.registry.withHost(host).length === 0;
}

function gatewayNames({ gateways }: Mesh): ReadonlySet<string> {
  let names = gatewayNamesOf.get(gateways);
  if (names === undefined) {
    names = new Set(gateways.map(({ namespace, name }) => `${namespace}/${name}`));
    gatewayNamesOf.set(gateways, names);
  }
  return names;
}

const gatewayNamesOf = new WeakMap<Mesh['gateways'], ReadonlySet<string>>();

/** Whether the texts of a rule can be read to their end. */
export function isReadable({ virtualService, delegate }: RouteUse): boolean {
  return !virtualService.resource.incomplete && delegate?.resource.incomplete !== true;
}

const keptRoutings = new WeakMap<VirtualService, Routing>();

function keptRouting([virtualService, uses]: readonly [VirtualService, readonly RouteUse[]]): Routing {
  const before = keptRoutings.get(virtualService);
  if (before && isSameList(uses, before.uses)) return before;
  const routing = { virtualService, uses };
  keptRoutings.set(virtualService, routing);
  return routing;
}

const keptRules = new WeakMap<RouteUse, RuledUse>();

function keptRule(use: RouteUse, rule: HttpRule): RuledUse {
  const before = keptRules.get(use);
  if (before?.rule === rule) return before;
  const ruled = { use, rule };
  keptRules.set(use, ruled);
  return ruled;
}

/** Whether some http route of a VirtualService is for sidecars. */
export function routesHttpOfSidecars({ uses }: Routing): boolean {
  return uses.some((use) => use.route.protocol === 'http' && isForSidecars(use));
}

/** Whether some match of a rule is for sidecars, or it has none that names gateways. */
export function isForSidecars({ route, virtualService }: RouteUse): boolean {
  if (!virtualService.gateways.includes('mesh')) return false;
  const matches = listIn(route.rule, 'match');
  if (matches.length === 0) return true;
  return matches.some((match) => {
    const gateways = textsIn(match, 'gateways');
    return gateways.length === 0 || gateways.includes('mesh');
  });
}

/** The ports of services as a message has them: `443 TLS, 5432 TCP`, in whichever order indexes list the services. */
export function portList(services: readonly ScopedService[]): string {
  const ports = services
    .flatMap((service) => service.ports)
    .sort((a, b) => a.number - b.number || compareText(a.protocol, b.protocol));
  return [...new Set(ports.map(({ number, protocol }) => `${number} ${protocol || 'without a protocol'}`))].join(', ');
}
