import type { DestinationRule } from '../../destination-rule';
import { hostCovers, isWildcard } from '../../host';
import type { ServiceEntry } from '../../service-entry';
import type { VirtualService } from '../../virtual-service';
import { isVisibleIn } from '../../visibility';
import type { Scope } from './scope';

/** Whether a proxy uses an entry for one of its hosts: it does not where another namespace's entry is the one that istiod takes, or a Sidecar leaves it out. */
export function knowsEntry(scope: Scope, { hosts, resource }: ServiceEntry): boolean {
  return hosts.some((host) => scope.service(host)?.definitions.some((each) => each.resource === resource) ?? false);
}

/**
 * Whether a proxy gets a VirtualService, by whichever listener of a Sidecar. One without hosts, a delegate, is known to whoever may see it; in ambient mode what
 * asks it is a waypoint, which sees what its clients may.
 */
export function knowsRoutes(scope: Scope, routes: VirtualService): boolean {
  if (routes.hosts.length === 0 || scope.proxy.kind === 'ztunnel') return maySee(scope, routes);
  return listenersOf(scope).some((each) => routes.hosts.some((host) => each.routing(host).includes(routes)));
}

/** Whether a proxy may see a DestinationRule, and knows a service that it is for. */
export function knowsRule(scope: Scope, rule: DestinationRule): boolean {
  if (!maySee(scope, rule)) return false;
  if (!isWildcard(rule.host)) return scope.service(rule.host) !== undefined;
  return listenersOf(scope).some(({ services }) => services.some(({ host }) => hostCovers(rule.host, host)));
}

function maySee({ proxy }: Scope, { exportTo, namespace }: Pick<VirtualService, 'exportTo' | 'namespace'>): boolean {
  return isVisibleIn(exportTo, namespace, proxy.namespace);
}

function listenersOf(scope: Scope): readonly Pick<Scope, 'routing' | 'services'>[] {
  return [scope, ...scope.ownListeners];
}
