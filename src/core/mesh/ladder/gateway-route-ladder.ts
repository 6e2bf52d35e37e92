import { greatestOf } from '../../lists';
import { hostCovers } from '../host';
import { routesAt } from '../proxy/routes/governing-routes';
import { gatewayName, serversOf } from '../proxy/gateways/gateway-server';
import type { Scope } from '../proxy/scope/scope';
import type { VirtualService } from '../virtual-service';
import type { Step } from './ladder';

/**
 * VirtualServices that a gateway has for a host: it takes those of the most exact host, and joins their rules in order
 * (pilot/pkg/networking/core/gateway.go, buildGatewayHTTPRouteConfig).
 */
export function gatewayRouteSteps(scope: Scope, host: string, seen: readonly VirtualService[]): readonly Step[] {
  const live = seen.filter((each) => givesRoutes(scope, each));
  const exact = greatestOf(live.map((each) => nearness(each, host)));
  const joined = live.filter((each) => nearness(each, host) === exact);
  const rest = seen.filter((each) => !joined.includes(each));
  return [...joinedSteps(joined, 'gateway'), ...rest.map((each) => lost(each, live.includes(each), joined[0]))];
}

/** The VirtualServices whose rules a gateway or a waypoint joins, in order. */
export function joinedSteps(joined: readonly VirtualService[], who: 'gateway' | 'waypoint'): readonly Step[] {
  const others =
    joined.length > 1
      ? ` The ${who} joins those of ${joined.length} VirtualServices; a route without a match comes last.`
      : '';
  return joined.map(({ resource }, index): Step => {
    const shared = { resource, path: ['spec', 'hosts'], tied: false };
    if (index === 0)
      return { ...shared, standing: 'wins', verdict: 'wins', because: `Its routes come first.${others}` };
    const because = `Its routes come after those of the VirtualServices before it, since a ${who} joins the routes of one host.`;
    return { ...shared, standing: 'joins', verdict: 'merged: asked later', because };
  });
}

function lost({ resource, hosts }: VirtualService, isLive: boolean, first: VirtualService | undefined): Step {
  const shared = { resource, standing: 'loses' as const, tied: false };
  if (isLive && first)
    return {
      ...shared,
      path: ['spec', 'hosts'],
      verdict: 'more exact host first',
      because: `VirtualService ${gatewayName(first)} names the host more exactly than ${hosts.join(', ')}.`,
    };
  return {
    ...shared,
    path: ['spec'],
    verdict: 'no route for this gateway',
    because: 'None of its routes is for this Gateway and a port of its servers.',
  };
}

/** How exactly a VirtualService names a host: endless for the name itself, else the length of its longest pattern. */
function nearness({ hosts }: VirtualService, host: string): number {
  if (hosts.includes(host)) return Infinity;
  return Math.max(0, greatestOf(hosts.filter((each) => hostCovers(each, host)).map((each) => each.length)));
}

/** Whether some rule of a VirtualService is for a server of the proxy's Gateways. */
function givesRoutes({ mesh, proxy }: Scope, each: VirtualService): boolean {
  const names = proxy.gateways.filter((name) => each.gateways.includes(name));
  const servers = mesh.gateways.filter((gateway) => names.includes(gatewayName(gateway))).flatMap(serversOf);
  const { labels, namespace } = proxy;
  const isRouted = servers.some(({ gateway, port }) => {
    const place = { port, gateway: gatewayName(gateway), kind: 'gateway', labels, namespace } as const;
    return routesAt(mesh, each, place).routes.length > 0;
  });
  return (
    isRouted || each.routes.some(({ protocol, matchGateways }) => protocol !== 'http' && isFor(matchGateways, names))
  );
}

function isFor(matchGateways: readonly string[], names: readonly string[]): boolean {
  return matchGateways.length === 0 || matchGateways.some((name) => names.includes(name));
}
