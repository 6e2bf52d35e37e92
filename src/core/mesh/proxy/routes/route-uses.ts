import { isSameList } from '../../../lists';
import type { Mesh } from '../../build';
import { changedAbout } from '../../changed-about';
import type { ChangedHosts } from '../../changed-hosts';
import { hasDelegate } from './delegates';
import { httpRulesOf, rulesOfRoot } from './http-rules';
import type { RouteOrigin } from '../listeners/listener';
import { audienceOf, groundOf, groupsFor, type Audience } from './route-audience';
import { noPlaces, PlaceLists, useAt } from './route-place-lists';
import { whyNowhere } from './route-unused';
import { delegateKey, keyOf, type Places } from './route-use-key';
import { otherPlaces } from './route-use-others';
import { addSidecarPlaces } from './route-use-sidecars';
import type { RouteUse } from '../uses';
import type { Route, VirtualService } from '../../virtual-service';

const ofMeshes = new WeakMap<Mesh, readonly RouteUse[]>();

/**
 * Every rule of the VirtualServices with where it counts and for whom, or why nowhere. A rule that delegates stands there itself, with one use more for each
 * rule of its delegate; of those `path` is in the delegate. Rules of delegates that nobody names stand there by themselves.
 */
export function routeUsesOf(mesh: Mesh): readonly RouteUse[] {
  let uses = ofMeshes.get(mesh);
  if (uses === undefined) ofMeshes.set(mesh, (uses = findUses(mesh)));
  return uses;
}

interface Kept {
  readonly depends: readonly unknown[];
  readonly uses: readonly RouteUse[];
  /** Whether nothing but the services and routes of its hosts, and who calls, decides about them. */
  readonly isByHosts: boolean;
}

const kept = new WeakMap<VirtualService, Kept>();

/** Of the mesh that was asked about last: typing makes the next one from it. */
let latest: { readonly mesh: Mesh; readonly byService: ReadonlyMap<VirtualService, Kept> } | undefined;

function findUses(mesh: Mesh): readonly RouteUse[] {
  const audience = audienceOf(mesh);
  const others = otherPlaces(mesh);
  const named = delegatesNamed(mesh);
  const before = latest && audienceOf(latest.mesh) === audience ? latest : undefined;
  const changed = before && changedAbout(before.mesh, mesh);
  const byService = new Map<VirtualService, Kept>();
  const uses = mesh.virtualServices.flatMap((each) => {
    if (each.hosts.length === 0) return named.has(each) ? [] : unnamed(each);
    const more = others.get(each);
    const known = before?.byService.get(each);
    const stays = known?.isByHosts && !more && changed && !isConcerned(each, changed);
    const own = stays ? known : usesKept(mesh, audience, each, more ?? nowhere);
    byService.set(each, own);
    return own.uses;
  });
  latest = { mesh, byService };
  return uses;
}

function isConcerned(virtualService: VirtualService, changed: ChangedHosts): boolean {
  if (changed.none) return false;
  return (
    virtualService.hosts.some((host) => changed.includes(host)) ||
    virtualService.routes.some((route) => route.destinations.some(({ host }) => changed.includes(host)))
  );
}

const nowhere: Places = new Map();

/** Those of before where nothing changed that they depend on. */
function usesKept(mesh: Mesh, audience: Audience, virtualService: VirtualService, more: Places): Kept {
  const rules = httpRulesOf(mesh, virtualService);
  const depends = [audience, rules, ...groundOf(mesh, virtualService), ...partsOf(more)];
  const before = kept.get(virtualService);
  if (before && isSameList(before.depends, depends)) return before;
  const uses = usesOf(mesh, audience, virtualService, more);
  const made = { depends, uses, isByHosts: more.size === 0 && !hasDelegate(virtualService) };
  kept.set(virtualService, made);
  return made;
}

function partsOf(places: Places): readonly unknown[] {
  return [...places].flatMap(([key, list]) => [
    key,
    ...list.flatMap(({ host, port, service, client }) => [host, port, service, client]),
  ]);
}

function usesOf(mesh: Mesh, audience: Audience, virtualService: VirtualService, more: Places): readonly RouteUse[] {
  const groups = virtualService.gateways.includes('mesh') ? groupsFor(mesh, audience, virtualService) : [];
  const listed = new PlaceLists(audience.clients, groups, more);
  for (const [index, [client]] of groups.entries())
    if (client) addSidecarPlaces(listed.ofGroup(index), mesh, virtualService, client);
  const clients = groups.flatMap(([client]) => client ?? []);
  return virtualService.routes.flatMap((route) => {
    const path = ['spec', route.protocol, route.index];
    const own = listed.at(keyOf({ virtualService, path, rule: route.rule }));
    const unused = own.shared.length > 0 ? undefined : whyNowhere(mesh, clients, virtualService, route);
    const use = useAt(own, { virtualService, route, path, delegate: undefined, unused });
    return [use, ...delegatedUses(mesh, virtualService, route, listed)];
  });
}

function delegatedUses(
  mesh: Mesh,
  virtualService: VirtualService,
  route: Route,
  listed: PlaceLists,
): readonly RouteUse[] {
  if (route.protocol !== 'http' || !hasDelegate(virtualService)) return [];
  const { rules, dropped } = rulesOfRoot(httpRulesOf(mesh, virtualService), route.rule);
  const kept = rules.map(({ root, delegate }) => ({ root, delegate, because: undefined }));
  return [...kept, ...dropped].flatMap(({ root, delegate, because }) => {
    if (delegate === undefined) return [];
    const of = delegate.virtualService;
    const own = routeWritten(of, delegate.rule);
    const places = because === undefined ? listed.at(delegateKey(root, delegate)) : noPlaces;
    const why =
      because ?? 'No request gets to it: the route that names this delegate, or one before it, takes none for it.';
    const unused = places.shared.length > 0 ? undefined : { because: why, by: undefined };
    return own ? [useAt(places, { virtualService, route: own, path: delegate.path, delegate: of, unused })] : [];
  });
}

const byRule = new WeakMap<VirtualService, ReadonlyMap<unknown, Route>>();

/** The route of a VirtualService that is written as a rule. */
function routeWritten(virtualService: VirtualService, rule: unknown): Route | undefined {
  let found = byRule.get(virtualService);
  if (found === undefined) {
    // Of rules that aliases make one object the first counts.
    found = new Map(virtualService.routes.toReversed().map((route) => [route.rule, route]));
    byRule.set(virtualService, found);
  }
  return found.get(rule);
}

/** The delegates that some rule names and gets. */
function delegatesNamed(mesh: Mesh): ReadonlySet<VirtualService> {
  const roots = mesh.virtualServices.filter((each) => each.hosts.length > 0 && hasDelegate(each));
  const origins = roots.flatMap((root): readonly (RouteOrigin | undefined)[] => {
    const { rules, dropped } = httpRulesOf(mesh, root);
    return [...rules, ...dropped].map(({ delegate }) => delegate);
  });
  return new Set(origins.flatMap((origin) => origin?.virtualService ?? []));
}

function unnamed(virtualService: VirtualService): readonly RouteUse[] {
  const because = 'It has no hosts, so it is a delegate, and no route names it.';
  return virtualService.routes.map((route) =>
    useAt(noPlaces, {
      virtualService,
      route,
      path: ['spec', route.protocol, route.index],
      delegate: undefined,
      unused: { because, by: undefined },
    }),
  );
}
