import { groupBy } from '../../lists';
import {
  gatewayName,
  gatewaysBehind,
  hostsOverlap,
  type GatewayTarget,
  type Mesh,
  type Proxy,
  type Route,
  type RouteUse,
  type VirtualService,
} from '../../mesh';
import { isGateway } from './ways-to';

/** The gateways to which destinations of a rule lead. */
export function gatewaysOfRule(mesh: Mesh, { hosts }: VirtualService, route: Route): readonly GatewayTarget[] {
  return route.destinations.flatMap(({ host, port }) => gatewaysBehind(mesh, host, port ?? 0, hosts[0]) ?? []);
}

/** Whether a destination leads to the pods of a gateway. */
export function leadsTo({ proxy }: GatewayTarget, pods: Proxy): boolean {
  return proxy.namespace === pods.namespace && proxy.gateways.some((name) => pods.gateways.includes(name));
}

/** The VirtualServices that send calls of pods for a host to a gateway, as far as they are written. */
export function sendersTo(mesh: Mesh, host: string, pods: Proxy): readonly VirtualService[] {
  return mesh.routeIndex
    .routing(host)
    .filter(
      (each) =>
        each.gateways.includes('mesh') &&
        each.hosts.some((name) => hostsOverlap(name, host)) &&
        each.routes.some(
          (route) =>
            holdsAt(route, 'mesh') && gatewaysOfRule(mesh, each, route).some((target) => leadsTo(target, pods)),
        ),
    );
}

/** Whether some match of a rule is for a gateway, or for `mesh`. */
export function holdsAt({ matchGateways }: Route, name: string): boolean {
  return matchGateways.length === 0 || matchGateways.includes(name);
}

/** The gateway pods at which a rule counts. */
export function gatewaysUsing({ shared }: RouteUse): readonly Proxy[] {
  const all = shared.flatMap(({ clients }) => gatewaysAmong(clients));
  return all.length < 2 ? all : [...new Set(all)];
}

/** The Gateways that select pods, in the order of the mesh. */
export function gatewaysOfPods(
  { gateways: all }: Mesh,
  { gateways: names }: Pick<Proxy, 'gateways'>,
): Mesh['gateways'] {
  if (names.length > 1) {
    const own = new Set(names);
    return all.filter((each) => own.has(gatewayName(each)));
  }
  const [name] = names;
  return (name !== undefined && gatewaysByName(all).get(name)) || [];
}

const byName = new WeakMap<Mesh['gateways'], ReadonlyMap<string, Mesh['gateways']>>();

function gatewaysByName(all: Mesh['gateways']): ReadonlyMap<string, Mesh['gateways']> {
  let known = byName.get(all);
  if (known === undefined) byName.set(all, (known = groupBy(all, gatewayName)));
  return known;
}

/** Whether gateway pods are among clients. */
export function hasGateway(clients: readonly Proxy[]): boolean {
  return gatewaysAmong(clients).length > 0;
}

/** Whether others than gateway pods are among clients. */
export function hasOther(clients: readonly Proxy[]): boolean {
  return gatewaysAmong(clients).length < clients.length;
}

const known = new WeakMap<readonly Proxy[], readonly Proxy[]>();

/** Thousands of places share a list of hundreds of clients. */
function gatewaysAmong(clients: readonly Proxy[]): readonly Proxy[] {
  let gateways = known.get(clients);
  if (gateways === undefined) known.set(clients, (gateways = clients.filter(isGateway)));
  return gateways;
}
