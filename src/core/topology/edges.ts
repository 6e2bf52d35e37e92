import {
  isVisibleIn,
  onwardFrom,
  type Mesh,
  type Onward,
  type ServiceEntry,
  type ServicePort,
  type VirtualService,
  type Workload,
} from '../mesh';
import type { CallPath, CallTarget, CallWay } from './calls';
import { dialLabel, numberDialled, routeEdge } from './edge';
import { endpointNodes, endpointsOf } from './endpoints';
import { gatewayDials, gatewaysNamed } from './gateway-edges';
import { commonTls } from './tls';
import type { Edge, EndpointNode, TlsBy } from './topology';

/** All wires: calls first; then, entry by entry, what its ports dial and what nobody calls; then routes and what gateways dial. */
export function projectEdges(mesh: Mesh, paths: ReadonlyMap<Workload, readonly CallPath[]>): Edge[] {
  const flow: Flow = { arrivals: new Map(), routes: new Map() };
  const calls: Edge[] = [];
  for (const list of paths.values()) {
    calls.push(...callEdges(list));
    for (const { target } of list) if (target) followTarget(mesh, target, flow);
  }
  for (const each of mesh.routeIndex.redirecting) addWrittenRoutes(mesh, each, flow);
  const forwarded = gatewayDials(mesh);
  const reached = new Set(forwarded.map((edge) => edge.to));
  const entryEdges = mesh.entries.map((entry) => edgesOf(entry, flow.arrivals.get(entry) ?? noArrivals, reached));
  return [...calls, ...entryEdges.flat(), ...flow.routes.values(), ...forwarded];
}

interface Flow {
  /** What comes in at each entry, over all calls. */
  readonly arrivals: Map<ServiceEntry, Arriving[]>;
  readonly routes: Map<string, Edge>;
}

/** One way of a call into an entry. */
interface Arriving {
  readonly way: CallWay;
  /** The port by which the call came in: the row that the wire leaves from. */
  readonly row: ServicePort;
}

const noArrivals: readonly Arriving[] = [];

function followTarget(mesh: Mesh, target: CallTarget, flow: Flow): void {
  for (const way of target.ways) {
    const to = way.onward.resolved;
    if (!to.found || to.entry !== target.entry) addRoute(mesh, target, way.onward, flow);
    if (!to.found) continue;
    const arriving = { way, row: to.entry === target.entry ? target.port : to.port };
    const list = flow.arrivals.get(to.entry);
    if (list) list.push(arriving);
    else flow.arrivals.set(to.entry, [arriving]);
  }
}

interface KnownEdges {
  readonly arrivals: readonly Arriving[];
  readonly edges: readonly Edge[];
}

const knownEdges = new WeakMap<ServiceEntry, KnownEdges>();

/** The wires that leave an entry. They are remembered, since nothing but what arrives decides them while no gateway dials its endpoints. */
function edgesOf(entry: ServiceEntry, arrivals: readonly Arriving[], reached: ReadonlySet<string>): readonly Edge[] {
  const known = reached.size === 0 ? knownEdges.get(entry) : undefined;
  if (known && sameArrivals(known.arrivals, arrivals)) return known.edges;
  const dials = dialsOf(entry, arrivals);
  const dialled = new Set([...dials.map((edge) => edge.to), ...reached]);
  const knows = endpointNodes(entry).filter((endpoint) => !dialled.has(endpoint.id));
  const edges = [...dials, ...knows.map(knowsEdge)];
  if (reached.size === 0) knownEdges.set(entry, { arrivals, edges });
  return edges;
}

function sameArrivals(a: readonly Arriving[], b: readonly Arriving[]): boolean {
  return a.length === b.length && a.every((each, index) => each.way === b[index]?.way && each.row === b[index].row);
}

/** What an entry's port sends to an endpoint, over all calls that come in by it. */
interface Dial {
  readonly row: ServicePort;
  /** The port whose numbers and policy apply; another one where a VirtualService changes it. */
  readonly port: ServicePort;
  readonly endpoint: EndpointNode;
  readonly tls: TlsBy[];
}

function dialsOf(entry: ServiceEntry, arrivals: readonly Arriving[]): Edge[] {
  const dials = new Map<string, Dial>();
  for (const { way, row } of arrivals) {
    const to = way.onward.resolved;
    if (!to.found) continue;
    for (const endpoint of endpointsOf(entry, to.pattern)) {
      const id = `dials:${entry.resource.key}:${row.number}:${endpoint.id}`;
      const known = dials.get(id);
      if (known) known.tls.push(way.tls);
      else dials.set(id, { row, port: to.port, endpoint, tls: [way.tls] });
    }
  }
  return [...dials].map(([id, dial]) => dialEdge(id, entry, dial));
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

const knownCalls = new WeakMap<readonly CallPath[], readonly Edge[]>();

function callEdges(paths: readonly CallPath[]): readonly Edge[] {
  let edges = knownCalls.get(paths);
  if (edges === undefined) knownCalls.set(paths, (edges = paths.flatMap(callEdge)));
  return edges;
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

function dialEdge(id: string, entry: ServiceEntry, { row, port, endpoint, tls }: Dial): Edge {
  const common = commonTls(tls);
  const number = numberDialled(entry, port, endpoint);
  return {
    id,
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

function knowsEdge(endpoint: EndpointNode): Edge {
  return {
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
}
