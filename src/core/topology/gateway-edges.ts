import {
  routeUsesOf,
  sentTo,
  takenFor,
  type ChangedHosts,
  type Cluster,
  type Gateway,
  type Mesh,
  type Route,
  type RouteUse,
  type SentTo,
} from '../mesh';
import type { TlsBy } from './call-row';
import { numberDialled } from './edge';
import { tlsWords } from './tls-words';
import { egressGateways, gatewayName } from './egress-gateways';
import { endpointNodes, endpointsFor } from './endpoints';
import { labelOf } from './names';
import { addsTls, commonTls } from './tls';
import type { Edge, EndpointNode } from './topology';

/** What one rule lets gateways dial. */
interface Dial {
  /** The names of the Gateways whose pods it counts for. */
  readonly gateways: readonly string[];
  readonly endpoint: EndpointNode;
  /** The number; undefined for a unix socket, or where it cannot be read. */
  readonly number: number | undefined;
  readonly tls: TlsBy;
}

/** What rules let gateways dial, of those that count at one. */
export type GatewayDials = ReadonlyMap<RouteUse, readonly Dial[]>;

/** What gateways dial: the endpoints of the entries that rules send to at their pods. Of the dials before those stay of whose hosts nothing has changed. */
export function gatewayDials(mesh: Mesh, before?: GatewayDials, changed?: ChangedHosts): GatewayDials {
  const dials = new Map<RouteUse, readonly Dial[]>();
  if (egressGateways(mesh).length === 0) return dials;
  for (const use of routeUsesOf(mesh)) {
    if (!use.shared.some(({ clients }) => clients.some(({ kind }) => kind === 'egress-gateway'))) continue;
    const known = before?.get(use);
    const stays = known && changed && !use.route.destinations.some(({ host }) => changed.includes(host));
    dials.set(use, stays ? known : dialsOf(mesh, use));
  }
  return dials;
}

function dialsOf(mesh: Mesh, { virtualService, route, path, delegate, shared }: RouteUse): readonly Dial[] {
  const at = shared.flatMap(({ clients, ...place }) =>
    clients.filter(({ kind }) => kind === 'egress-gateway').map((client) => ({ ...place, client })),
  );
  const sent = sentTo(mesh, { virtualService, route, path, delegate, at, shared: [], unused: undefined });
  return sent
    .filter(({ isMirror }) => !isMirror)
    .flatMap((each) => dialsBy(mesh, route, virtualService.gateways, each));
}

function dialsBy(
  mesh: Mesh,
  { protocol, matchGateways }: Route,
  bound: readonly string[],
  { place, cluster }: SentTo,
): readonly Dial[] {
  const to = takenFor(cluster);
  if (to === undefined || !hasEndpoints(cluster)) return [];
  const named = matchGateways.length > 0 ? matchGateways : bound;
  const gateways = place.client.gateways.filter((name) => named.includes(name));
  return endpointsFor(to.entry, endpointNodes(mesh, to.entry), cluster.host).map((endpoint) => ({
    gateways,
    endpoint,
    number: numberDialled(to.port, endpoint),
    tls: tlsAtGateway(protocol, cluster),
  }));
}

/** With resolution NONE a gateway has a cluster without endpoints, and answers 503; a forward proxy looks up what is asked for. */
function hasEndpoints({ type, endpoints }: Cluster): boolean {
  return type === 'DYNAMIC_FORWARD_PROXY' || (type !== null && endpoints.length > 0);
}

/** A gateway passes on the app's own TLS by server name, sends requests in plaintext, and of raw bytes it does not know what they are. */
function tlsAtGateway(protocol: Route['protocol'], cluster: Cluster): TlsBy {
  const adds = addsTls(cluster);
  if (adds === undefined) return 'unknown';
  if (!adds) return tlsSent[protocol];
  return protocol === 'tls' ? 'app-and-gateway' : 'gateway';
}

const tlsSent: Readonly<Record<Route['protocol'], TlsBy>> = { http: 'none', tls: 'app', tcp: 'unknown' };

/** The wires from the drawn gateways, one for each endpoint. */
export function gatewayEdges(mesh: Mesh, dials: GatewayDials): readonly Edge[] {
  if (dials.size === 0) return [];
  const drawn = new Map(egressGateways(mesh).map((gateway) => [gatewayName(gateway), gateway]));
  const wires = new Map<string, { readonly gateway: Gateway; readonly dial: Dial; readonly tls: TlsBy[] }>();
  for (const dial of [...dials.values()].flat())
    for (const name of dial.gateways) {
      const gateway = drawn.get(name);
      if (gateway === undefined) continue;
      const id = `dials:${gateway.resource.key}:${dial.endpoint.id}`;
      const known = wires.get(id);
      if (known) known.tls.push(dial.tls);
      else wires.set(id, { gateway, dial, tls: [dial.tls] });
    }
  return [...wires].map(([id, { gateway, dial, tls }]) => dialEdge(id, gateway, dial, commonTls(tls)));
}

function dialEdge(id: string, { resource, name }: Gateway, { endpoint, number }: Dial, tls: TlsBy): Edge {
  return {
    id,
    type: 'dials',
    from: resource.key,
    fromRow: undefined,
    to: endpoint.id,
    toRow: undefined,
    tls,
    ...(number === undefined ? {} : { port: number }),
    place: endpoint.place,
    label: `From ${labelOf('Gateway', resource.namespace, name)} to ${endpoint.address}, ${tlsWords[tls]}`,
  };
}
