import type { ChangedHosts, Mesh, ServiceEntry, ServicePort } from '../mesh';
import type { TlsBy } from './call-row';
import { dialLabel, numberDialled } from './edge';
import { endpointsFor, withPriority } from './endpoints';
import type { EntryPart } from './entries';
import { gatewayDials, gatewayEdges, type GatewayDials } from './gateway-edges';
import { rankEndpoints } from './priorities';
import { commonTls } from './tls';
import type { Edge, EndpointNode } from './topology';
import { addRoute, type Arriving, type Traffic } from './traffic';
import { writtenRoutes } from './written-routes';

/** The wires that leave an entry and the endpoints that they lead to, and what they were made of. */
interface EntryWires {
  readonly part: EntryPart;
  readonly arrivals: readonly Arriving[];
  readonly edges: readonly Edge[];
  /** With the priority that callers see. */
  readonly endpoints: readonly EndpointNode[];
}

/** All wires of a topology, with what the next one is made of. */
export interface Wiring {
  readonly edges: readonly Edge[];
  /** Of each entry, in order. */
  readonly entries: readonly EntryWires[];
  /** Those of which the next wiring is made; none while gateways dial endpoints. */
  readonly reusable: readonly EntryWires[];
  readonly dials: GatewayDials;
}

/** All wires: calls first; then, entry by entry, what its ports dial and what nobody calls; then routes and what gateways dial. */
export function projectEdges(
  mesh: Mesh,
  parts: readonly EntryPart[],
  traffic: Traffic,
  before?: Pick<Wiring, 'reusable' | 'dials'>,
  changed?: ChangedHosts,
): Wiring {
  const dials = gatewayDials(mesh, before?.dials, changed);
  const forwarded = gatewayEdges(mesh, dials);
  const reached = new Set(forwarded.map((edge) => edge.to));
  const entries = parts.map((part, index) => {
    const arrivals = traffic.arrivals.get(part.entry) ?? noArrivals;
    const known = reached.size === 0 ? before?.reusable[index] : undefined;
    return known?.part === part && sameArrivals(known.arrivals, arrivals) ? known : wireEntry(part, arrivals, reached);
  });
  const routes = new Map(traffic.routes);
  for (const { from, to, virtualService } of writtenRoutes(mesh))
    if (to?.entry !== from.entry) addRoute(mesh, from, { to, virtualService }, routes);
  const edges = [...traffic.calls, ...entries.flatMap((each) => each.edges), ...routes.values(), ...forwarded];
  return { edges, entries, reusable: reached.size === 0 ? entries : [], dials };
}

const noArrivals: readonly Arriving[] = [];

function wireEntry(part: EntryPart, arrivals: readonly Arriving[], reached: ReadonlySet<string>): EntryWires {
  const ranking = rankEndpoints(part, arrivals);
  const edges = edgesOf(part, arrivals, reached);
  if (ranking === undefined) return { part, arrivals, edges, endpoints: part.endpoints };
  const ranked = edges.map((edge) => {
    const priority = ranking.priorities.get(edge.to);
    return priority === undefined ? edge : { ...edge, priority };
  });
  const endpoints = part.endpoints.map((node) => {
    const priority = ranking.priorities.get(node.id);
    return priority === undefined ? node : withPriority(node, priority, ranking.seenFrom);
  });
  return { part, arrivals, edges: ranked, endpoints };
}

function edgesOf(
  { entry, endpoints }: EntryPart,
  arrivals: readonly Arriving[],
  reached: ReadonlySet<string>,
): readonly Edge[] {
  const dials = dialsOf(entry, endpoints, arrivals);
  const dialled = new Set(dials.map((edge) => edge.to));
  const knows = endpoints.filter(({ id }) => !dialled.has(id) && !reached.has(id));
  return [...dials, ...knows.map(knowsEdge)];
}

function sameArrivals(a: readonly Arriving[], b: readonly Arriving[]): boolean {
  if (a === b) return true;
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

/** What the ports of an entry send to its endpoints for calls that come in. */
export function dialsOf(
  entry: ServiceEntry,
  endpoints: readonly EndpointNode[],
  arrivals: readonly Arriving[],
): Edge[] {
  const dials = new Map<string, Dial>();
  for (const { way, row } of arrivals) {
    const { to } = way.onward;
    if (to === undefined || entry.resolution === '') continue;
    for (const endpoint of endpointsFor(entry, endpoints, to.pattern)) {
      const id = `dials:${entry.resource.key}:${row.number}:${endpoint.id}`;
      const known = dials.get(id);
      if (known) known.tls.push(way.tls);
      else dials.set(id, { row, port: to.port, endpoint, tls: [way.tls] });
    }
  }
  return [...dials].map(([id, dial]) => dialEdge(id, entry, dial));
}

function dialEdge(id: string, entry: ServiceEntry, { row, port, endpoint, tls }: Dial): Edge {
  const common = commonTls(tls);
  const number = numberDialled(port, endpoint);
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
    label: endpoint.incomplete
      ? `${endpoint.address} belongs to an entry that was not read to its end`
      : `Proxies know ${endpoint.address}; no drawn call goes there`,
  };
}
