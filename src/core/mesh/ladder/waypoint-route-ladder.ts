import { boundTo } from '../proxy/routes/route-waypoint';
import type { Scope } from '../proxy/scope/scope';
import type { VirtualService } from '../virtual-service';
import { joinedSteps } from './gateway-route-ladder';
import type { Step } from './ladder';

/** VirtualServices at the waypoint of a service: those in its own namespace or in the service's, joined (pilot/pkg/networking/core/listener_waypoint.go, getVirtualServiceForWaypoint). */
export function waypointRouteSteps(scope: Scope, host: string, seen: readonly VirtualService[]): readonly Step[] {
  const service = scope.service(host) ?? scope.covering(host)[0];
  const joined = service ? boundTo(scope, service) : [];
  const { namespace } = scope.proxy;
  const rest = seen.filter((each) => !joined.includes(each));
  return [
    ...joinedSteps(joined, 'waypoint'),
    ...rest.map((each): Step => {
      const isNear = each.namespace === namespace || each.namespace === service?.namespace;
      return {
        resource: each.resource,
        path: isNear ? ['spec'] : ['metadata', 'namespace'],
        standing: 'loses',
        verdict: isNear ? 'no http route' : 'namespace never asked',
        because: isNear
          ? 'It has no http route for the service of this waypoint.'
          : `It stands in namespace ${each.namespace}, which is neither that of the waypoint (${namespace}) nor that of the service.`,
        tied: false,
      };
    }),
  ];
}
