import type { Mesh } from '../build';
import { IdentityMap } from './identity-map';
import { clientsOf } from './clients';
import { hasDelegate } from './delegates';
import { httpRulesOf } from './http-rules';
import type { RouteOrigin } from './listener';
import type { Proxy } from './proxy';
import { proxyKey } from './proxy-key';
import { whyNowhere } from './route-unused';
import { delegateKey, keyOf, type Places } from './route-use-key';
import { otherPlaces } from './route-use-others';
import { addSidecarPlaces, hostsFor, listensForHttp } from './route-use-sidecars';
import { scopeOf } from './scopes';
import type { RoutePlace, RouteUse } from './uses';
import type { Route, VirtualService } from '../virtual-service';

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

/** The clients, the same object as long as none of them differs. */
interface Audience {
  readonly clients: readonly Proxy[];
}

const audiences = new IdentityMap<Audience>();
const perService = new IdentityMap<readonly RouteUse[]>();

function findUses(mesh: Mesh): readonly RouteUse[] {
  const audience = audienceOf(mesh);
  const others = otherPlaces(mesh);
  const named = delegatesNamed(mesh);
  return mesh.virtualServices.flatMap((each) => {
    if (each.hosts.length === 0) return named.has(each) ? [] : unnamed(each);
    const more = others.get(each);
    if (more) return usesOf(mesh, audience, each, more);
    return perService.get([audience, ...groundOf(mesh, each)], '', () => usesOf(mesh, audience, each, undefined));
  });
}

/** Whether sidecars listen for HTTP on port 80 counts for hosts without a service. */
function audienceOf(mesh: Mesh): Audience {
  const clients = clientsOf(mesh);
  const text = clients.map((client) => {
    const on80 = client.kind === 'sidecar' && listensForHttp(scopeOf(mesh, client), 80);
    return `${proxyKey(mesh, client)} ${String(on80)}`;
  });
  const workloads = clients.flatMap(({ workload }) => workload ?? []);
  return audiences.get([mesh.sidecars, mesh.settings, mesh.gateways, ...workloads], text.join('\n'), () => ({
    clients,
  }));
}

const mostRivals = 32;

/** All on which it depends where the rules of a VirtualService count at sidecars. */
function groundOf(mesh: Mesh, virtualService: VirtualService): readonly object[] {
  if (!virtualService.gateways.includes('mesh')) return [virtualService, httpRulesOf(mesh, virtualService)];
  const hosts = new Set(virtualService.hosts.flatMap((host) => [host, ...hostsFor(mesh, host)]));
  const ground = [...hosts].flatMap((host): object[] => {
    const rivals = mesh.routeIndex.routing(host);
    // Thousands for one host would each be remembered by thousands.
    return [...(rivals.length > mostRivals ? [mesh.virtualServices] : rivals), ...mesh.registry.withHost(host)];
  });
  return [virtualService, httpRulesOf(mesh, virtualService), ...ground];
}

function usesOf(
  mesh: Mesh,
  { clients }: Audience,
  virtualService: VirtualService,
  more: Places | undefined,
): readonly RouteUse[] {
  const places: Places = new Map();
  if (virtualService.gateways.includes('mesh'))
    for (const client of clients) if (client.kind === 'sidecar') addSidecarPlaces(places, mesh, virtualService, client);
  const at = (key: string): readonly RoutePlace[] => [...(places.get(key) ?? []), ...(more?.get(key) ?? [])];
  return virtualService.routes.flatMap((route) => {
    const path = ['spec', route.protocol, route.index];
    const own = at(keyOf({ virtualService, path, rule: route.rule }));
    const unused = own.length > 0 ? undefined : whyNowhere(mesh, clients, virtualService, route);
    const use: RouteUse = { virtualService, route, path, delegate: undefined, at: own, unused };
    return [use, ...delegatedUses(mesh, virtualService, route, at)];
  });
}

function delegatedUses(
  mesh: Mesh,
  virtualService: VirtualService,
  route: Route,
  at: (key: string) => readonly RoutePlace[],
): readonly RouteUse[] {
  if (route.protocol !== 'http' || !hasDelegate(virtualService)) return [];
  const { rules, dropped } = httpRulesOf(mesh, virtualService);
  const kept = rules.map(({ root, delegate }) => ({ root, delegate, because: undefined }));
  return [...kept, ...dropped].flatMap(({ root, delegate, because }) => {
    if (root.rule !== route.rule || delegate === undefined) return [];
    const of = delegate.virtualService;
    const own = of.routes.find((each) => each.rule === delegate.rule);
    const places = because === undefined ? at(delegateKey(root, delegate)) : [];
    const why =
      because ?? 'No request gets to it: the rule that names its delegate, or one before it, takes none for it.';
    const unused = places.length > 0 ? undefined : { because: why, by: undefined };
    return own ? [{ virtualService, route: own, path: delegate.path, delegate: of, at: places, unused }] : [];
  });
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
  const because = 'It has no hosts, so it is a delegate, and no rule that may use it names it.';
  return virtualService.routes.map((route) => ({
    virtualService,
    route,
    path: ['spec', route.protocol, route.index],
    delegate: undefined,
    at: [],
    unused: { because, by: undefined },
  }));
}
