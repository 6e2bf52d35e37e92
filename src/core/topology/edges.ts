import {
  isVisibleIn,
  onwardFrom,
  type Mesh,
  type Onward,
  type ServiceEntry,
  type ServicePort,
  type VirtualService,
} from '../mesh';
import { commonTls, type CallPath, type CallTarget } from './calls';
import { dialLabel, numberDialled, routeEdge } from './edge';
import { endpointNodes, endpointsOf } from './endpoints';
import { gatewayDials, gatewaysNamed } from './gateway-edges';
import type { Edge, EndpointNode, TlsBy } from './topology';

/** All wires: calls first, then what entries and gateways dial, routes, and last the endpoints that nobody calls. */
export function projectEdges(mesh: Mesh, paths: readonly CallPath[]): Edge[] {
  const flow: Flow = { dials: new Map(), routes: new Map() };
  for (const { target } of paths) if (target) followTarget(mesh, target, flow);
  for (const each of mesh.virtualServices) addWrittenRoutes(mesh, each, flow);
  const forwarded = gatewayDials(mesh);
  const dialled = [...flow.dials.values()];
  const reached = new Set([...dialled.map((dial) => dial.endpoint.id), ...forwarded.map((edge) => edge.to)]);
  return [
    ...paths.flatMap(callEdge),
    ...dialled.map(dialEdge),
    ...flow.routes.values(),
    ...forwarded,
    ...mesh.entries.flatMap((entry) => knowsEdges(entry, reached)),
  ];
}

interface Flow {
  readonly dials: Map<string, Dial>;
  readonly routes: Map<string, Edge>;
}

/** What an entry's port sends to an endpoint, over all calls that come in by it. */
interface Dial {
  readonly entry: ServiceEntry;
  /** The port by which the calls came in: the row that the wire leaves from. */
  readonly row: ServicePort;
  /** The port whose numbers and policy apply; another one where a VirtualService changes it. */
  readonly port: ServicePort;
  readonly endpoint: EndpointNode;
  readonly tls: TlsBy[];
}

function followTarget(mesh: Mesh, target: CallTarget, flow: Flow): void {
  for (const { onward, tls } of target.ways) {
    const to = onward.resolved;
    if (!to.found) {
      addRoute(mesh, target, onward, flow);
      continue;
    }
    const stays = to.entry === target.entry;
    if (!stays) addRoute(mesh, target, onward, flow);
    const row = stays ? target.port : to.port;
    for (const endpoint of endpointsOf(to.entry, to.pattern))
      addDial({ entry: to.entry, row, port: to.port, endpoint, tls: [tls] }, flow);
  }
}

function addDial(dial: Dial, flow: Flow): void {
  const key = `dials:${dial.entry.resource.key}:${dial.row.number}:${dial.endpoint.id}`;
  const known = flow.dials.get(key);
  if (known) known.tls.push(...dial.tls);
  else flow.dials.set(key, dial);
}

/** The wire to another entry, or to the gateways of a VirtualService that sends the call to something that is not drawn. */
function addRoute(mesh: Mesh, from: Pick<CallTarget, 'entry' | 'port'>, onward: Onward, flow: Flow): void {
  const { virtualService, resolved } = onward;
  if (virtualService === undefined) return;
  const edges = resolved.found
    ? [routeEdge(from, virtualService, resolved.entry.resource.key, String(resolved.port.number))]
    : gatewaysNamed(mesh, virtualService).map((gateway) =>
        routeEdge(from, virtualService, gateway.resource.key, undefined),
      );
  for (const edge of edges) flow.routes.set(edge.id, edge);
}

/** Routes between entries, or to a gateway, are drawn also where nobody calls yet. */
function addWrittenRoutes(mesh: Mesh, each: VirtualService, flow: Flow): void {
  const elsewhere = each.routes.some((route) => route.destinations.some((to) => !each.hosts.includes(to.host)));
  if (!elsewhere || !each.gateways.includes('mesh')) return;
  for (const host of each.hosts) {
    for (const entry of mesh.entryIndex.withHost(host)) {
      if (!isVisibleIn(entry.exportTo, entry.namespace, each.namespace)) continue;
      for (const port of entry.ports) {
        const onward = onwardFrom(mesh, { client: { namespace: each.namespace }, host, entry, port, pattern: host });
        for (const way of onward)
          if (!way.resolved.found || way.resolved.entry !== entry) addRoute(mesh, { entry, port }, way, flow);
      }
    }
  }
}

function callEdge({ id, call, target, workload }: CallPath): Edge[] {
  if (target === undefined) return [];
  const row = String(target.port.number);
  return [
    {
      id: `call:${id}`,
      type: 'call',
      from: workload.id,
      fromRow: id,
      to: target.entry.resource.key,
      toRow: row,
      tls: target.tls,
      place: call.place,
      label: `Call to ${call.url} port ${row}`,
    },
  ];
}

function dialEdge({ entry, row, port, endpoint, tls }: Dial): Edge {
  const common = commonTls(tls);
  const number = numberDialled(entry, port, endpoint);
  return {
    id: `dials:${entry.resource.key}:${row.number}:${endpoint.id}`,
    type: 'dials',
    from: entry.resource.key,
    fromRow: String(row.number),
    to: endpoint.id,
    toRow: undefined,
    tls: common,
    ...(number === undefined ? {} : { port: number }),
    place: endpoint.place,
    label: dialLabel(entry, number, endpoint, common),
  };
}

const knownEdges = new WeakMap<EndpointNode, Edge>();

function knowsEdges(entry: ServiceEntry, reached: ReadonlySet<string>): readonly Edge[] {
  return endpointNodes(entry).flatMap((endpoint) => (reached.has(endpoint.id) ? [] : [knowsEdge(endpoint)]));
}

function knowsEdge(endpoint: EndpointNode): Edge {
  let edge = knownEdges.get(endpoint);
  if (edge === undefined) {
    edge = {
      id: `knows:${endpoint.id}`,
      type: 'knows',
      from: endpoint.entry,
      fromRow: undefined,
      to: endpoint.id,
      toRow: undefined,
      tls: 'unknown',
      place: endpoint.place,
      label: `Proxies know ${endpoint.address}; no drawn call goes there`,
    };
    knownEdges.set(endpoint, edge);
  }
  return edge;
}
