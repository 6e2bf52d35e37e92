import {
  hasKey,
  httpRuleOf,
  isClusterLocal,
  listIn,
  routeUsesOf,
  textsIn,
  type HttpRule,
  type Mesh,
  type RouteUse,
  type ScopedService,
  type VirtualService,
} from '../../mesh';
import type { Path } from '../../text';
import type { Resource } from '../../schema';
import { question, sameList, type Question } from '../question';

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

/** The rules of VirtualServices with where they count; the same list while none of them changes. */
export const routeUses = question((input, before: readonly RouteUse[] | undefined): readonly RouteUse[] =>
  sameList(routeUsesOf(input.mesh).filter(isReadable), before),
);

/** The same by VirtualService. */
export const routings: Question<readonly Routing[]> = question((input, before: readonly Routing[] | undefined) => {
  const groups = new Map<VirtualService, RouteUse[]>();
  for (const use of routeUses(input)) {
    const group = groups.get(use.virtualService);
    if (group) group.push(use);
    else groups.set(use.virtualService, [use]);
  }
  return sameList([...groups].map(keptRouting), before);
});

/**
 * The http rules that count for somebody, or that may: a name of the cluster may be that of a Service which is not in the files, and a Gateway may be
 * elsewhere.
 */
export const ruledUses = question((input, before: readonly RuledUse[] | undefined): readonly RuledUse[] => {
  const { mesh } = input;
  const found = routeUses(input).flatMap((use) => {
    if (use.route.protocol !== 'http' || !mayCount(mesh, use)) return [];
    const rule = httpRuleOf(mesh, use);
    return rule ? [keptRule(use, rule)] : [];
  });
  return sameList(found, before);
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

function isReadable({ virtualService, delegate }: RouteUse): boolean {
  return !virtualService.resource.incomplete && delegate?.resource.incomplete !== true;
}

const keptRoutings = new WeakMap<VirtualService, Routing>();

function keptRouting([virtualService, uses]: readonly [VirtualService, readonly RouteUse[]]): Routing {
  const before = keptRoutings.get(virtualService);
  if (before && sameList(uses, before.uses) === before.uses) return before;
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
    .sort((a, b) => a.number - b.number || (a.protocol < b.protocol ? -1 : Number(a.protocol > b.protocol)));
  return [...new Set(ports.map(({ number, protocol }) => `${number} ${protocol || 'without a protocol'}`))].join(', ');
}
