import { compareAge } from '../base';
import { exportRank } from '../proxy/services/export-rank';
import type { Scope } from '../proxy/scope/scope';
import type { VirtualService } from '../virtual-service';
import { gatewayRouteSteps } from './gateway-route-ladder';
import { labelOf, type Step } from './ladder';
import { sidecarRouteSteps } from './sidecar-route-ladder';
import { waypointRouteSteps } from './waypoint-route-ladder';

/** The VirtualServices for a host, or for patterns that cover it, as a proxy takes them; those that it does not see, or that are for others, last. */
export function routeSteps(scope: Scope, host: string): readonly Step[] {
  const all = scope.mesh.routeIndex.routing(host);
  const seen = seenBy(scope, host);
  const others = all.filter((each) => !seen.includes(each)).sort(compareAge);
  return [...stepsIn(scope, host, seen), ...others.map((each) => outside(scope, each))];
}

function seenBy(scope: Scope, host: string): readonly VirtualService[] {
  return [...new Set([scope, ...scope.ownListeners].flatMap((each) => each.routing(host)))];
}

function stepsIn(scope: Scope, host: string, seen: readonly VirtualService[]): readonly Step[] {
  if (scope.proxy.kind === 'egress-gateway') return gatewayRouteSteps(scope, host, seen);
  if (scope.proxy.kind === 'waypoint') return waypointRouteSteps(scope, host, seen);
  return sidecarRouteSteps(scope, host, seen);
}

/** Why a proxy does not have a VirtualService at all (pilot/pkg/model/virtualservice.go, SelectVirtualServices). */
function outside({ proxy, sidecar }: Scope, each: VirtualService): Step {
  const lost = (verdict: string, field: string, because: string): Step => {
    return { resource: each.resource, path: ['spec', field], standing: 'loses', verdict, because, tied: false };
  };
  if (proxy.kind === 'none' || proxy.kind === 'ztunnel')
    return lost('nothing reads it', 'hosts', 'Without a sidecar or a waypoint nothing reads a VirtualService.');
  if (!proxy.gateways.some((name) => each.gateways.includes(name)))
    return lost(
      'for other gateways',
      'gateways',
      `It is for ${each.gateways.join(', ')}, and not for ${placeOf(proxy)}.`,
    );
  if (exportRank(each.exportTo, each.namespace, proxy.namespace) === undefined)
    return lost('not exported here', 'exportTo', `Its exportTo leaves namespace ${proxy.namespace} out.`);
  const by = sidecar ? labelOf(sidecar.resource) : 'The proxy';
  return lost('not imported', 'hosts', `${by} imports none of its hosts from namespace ${each.namespace}.`);
}

function placeOf({ kind, gateways }: Scope['proxy']): string {
  return kind === 'egress-gateway' ? `Gateway ${gateways.join(', ')}` : 'mesh, which is every sidecar';
}
