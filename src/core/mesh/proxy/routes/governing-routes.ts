import { isWildcard } from '../../host';
import type { Mesh } from '../../build';
import type { VirtualService } from '../../virtual-service';
import { httpRoutesFor, type HttpRoutes, type RoutePlaceFacts } from './http-routes';
import { httpRulesOf } from './http-rules';
import type { Imported } from '../scope/scope';

/** The VirtualService that a sidecar uses for a service, and the routes that it gives there. */
export interface Governing {
  readonly virtualService: VirtualService;
  readonly routes: HttpRoutes;
}

/** The routes of a VirtualService at a place. */
export function routesAt(mesh: Mesh, virtualService: VirtualService, place: RoutePlaceFacts): HttpRoutes {
  return httpRoutesFor(httpRulesOf(mesh, virtualService), place);
}

/**
 * The VirtualService whose rules a sidecar uses for a service: of those that name its host the first with a route for the place. Only where none names it,
 * the first with the longest pattern, even if that one has no route there; undefined where the service keeps its default route
 * (pilot/pkg/networking/core/route/route.go, buildSidecarVirtualHostsForVirtualService and separateVSHostsAndServices).
 */
export function governingRoutes(
  mesh: Mesh,
  imported: Imported,
  host: string,
  place: RoutePlaceFacts,
): Governing | undefined {
  const exact = namingExactly(imported, host);
  const candidates = exact.length > 0 && !isWildcard(host) ? exact : [mostSpecific(imported, host)];
  for (const virtualService of candidates) {
    const routes = virtualService && routesAt(mesh, virtualService, place);
    if (virtualService && routes && routes.routes.length > 0) return { virtualService, routes };
  }
  return undefined;
}

/** The VirtualServices with exactly this host, or this pattern. */
export function namingExactly(imported: Imported, host: string): readonly VirtualService[] {
  return imported.routing(host).filter((each) => each.hosts.includes(host));
}

/** The first VirtualService with the host, else the first with the longest pattern that covers it (pilot/pkg/model/sidecar.go, computeWildcardHostVirtualServiceIndex). */
export function mostSpecific(imported: Imported, host: string): VirtualService | undefined {
  const [exact] = namingExactly(imported, host);
  if (exact) return exact;
  const pattern = longestPattern(imported, host);
  return pattern === undefined ? undefined : imported.routing(host).find((each) => each.hosts.includes(pattern));
}

/** The longest pattern of a VirtualService that covers a host, or another pattern. */
export function longestPattern(imported: Imported, host: string): string | undefined {
  const rest = isWildcard(host) ? host.slice(1) : host;
  const covering = imported
    .routing(host)
    .flatMap((each) => each.hosts.filter((pattern) => isWildcard(pattern) && rest.endsWith(pattern.slice(1))));
  return covering.sort((a, b) => b.length - a.length)[0];
}
