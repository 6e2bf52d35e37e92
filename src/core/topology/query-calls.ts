import type { TlsBy } from './call-row';
import type { QueryItems } from './query-items';
import type { Edge, Node } from './topology';

/** What a node says of the calls that it makes or takes. */
export function callFacts(key: 'tls' | 'via' | 'outcome' | 'expect', node: Node, items: QueryItems): readonly string[] {
  switch (key) {
    case 'tls':
      return tlsOf(node, items).flatMap((tls) => tlsFacts[tls]);
    case 'via':
      return viasOf(node, items);
    case 'outcome':
      return [...callsAt(node, items).flatMap((edge) => outcomesOf(edge, items)), ...rowOutcomes(node)].flatMap(
        outcomeFacts,
      );
    case 'expect':
      return node.type === 'workload' ? node.calls.flatMap(expectationFacts) : [];
  }
}

/** An entry is where a call is not understood as much as the pod that makes it: its port is what says otherwise. */
function outcomesOf({ outcome, fromRow }: Edge, items: QueryItems): readonly string[] {
  return [...(outcome ? [outcome] : []), ...(items.isMisread(fromRow) ? ['not-understood'] : [])];
}

/** A refused call is blocked, too. `expect` says so of more: a promise of `blocked` is met by whatever does not get out, such as a redirect. */
function outcomeFacts(outcome: string): readonly string[] {
  return outcome === 'blackhole' ? [outcome, 'blocked'] : [outcome];
}

/** Each way of encrypting by its words, and by how many layers there are. */
const tlsFacts: Readonly<Record<TlsBy, readonly string[]>> = {
  none: ['none', '0'],
  app: ['app', '1', 'passthrough'],
  sidecar: ['sidecar', '1', 'originated'],
  waypoint: ['waypoint', '1', 'originated'],
  'app-and-sidecar': ['double', '2', 'twice'],
  'app-and-waypoint': ['double', '2', 'twice'],
  gateway: ['gateway', '1'],
  'app-and-gateway': ['double', '2', 'twice'],
  mixed: ['mixed'],
  unknown: ['unknown'],
};

/** An entry says it by its ports, others by the wires that carry their bytes. */
function tlsOf(node: Node, items: QueryItems): readonly TlsBy[] {
  if (node.type === 'service-entry') return node.ports.map((port) => port.tls);
  if (node.type === 'workload') return carrying(items.edgesFrom(node.id), 'call');
  if (node.type === 'endpoint') return carrying(items.edgesTo(node.id), 'dials');
  return node.type === 'gateway' ? carrying(items.edgesFrom(node.id), 'dials') : [];
}

/** A refused call carries nothing. */
function carrying(edges: readonly Edge[], type: Edge['type']): readonly TlsBy[] {
  return edges.filter((edge) => edge.type === type && edge.outcome !== 'blackhole').map((edge) => edge.tls);
}

/** The wires of calls that a node makes, or that end at it. */
function callsAt(node: Node, items: QueryItems): readonly Edge[] {
  const edges = node.type === 'workload' ? items.edgesFrom(node.id) : items.edgesTo(node.id);
  return edges.filter((edge) => edge.type === 'call');
}

/** A call without a wire has an outcome, too, and one that a rule sends on may not be understood where no wire of its own ends. */
function rowOutcomes(node: Node): readonly string[] {
  if (node.type === 'service-entry') return node.ports.some(({ misread }) => misread) ? ['not-understood'] : [];
  return node.type === 'workload'
    ? node.calls.flatMap(({ outcome, misread }) => [
        ...(outcome ? [outcome] : []),
        ...(misread ? ['not-understood'] : []),
      ])
    : [];
}

function viasOf(node: Node, items: QueryItems): readonly string[] {
  if (node.type === 'gateway') return items.edgesFrom(node.id).length > 0 ? ['egress-gateway', 'gateway'] : [];
  if (node.type === 'endpoint')
    return items.edgesTo(node.id).flatMap((edge) => (edge.type === 'dials' ? viasOfSource(edge, items) : []));
  return callsAt(node, items)
    .filter(isSentOn)
    .flatMap((edge) => viasOfCall(edge, items));
}

function isSentOn({ outcome }: Edge): boolean {
  return outcome === 'reached' || outcome === 'passthrough';
}

const throughGateway = ['egress-gateway', 'gateway'];

function viasOfCall(edge: Edge, items: QueryItems): readonly string[] {
  const via = items.viaOf(edge.fromRow) ?? 'sidecar';
  return via === 'egress-gateway' || leadsToGateway(edge, items) ? throughGateway : [via];
}

/** Who dials an endpoint: a gateway, or the last proxies of the calls to its entry; where nobody calls it, what would. */
function viasOfSource({ from }: Edge, items: QueryItems): readonly string[] {
  if (from.startsWith('Gateway/')) return throughGateway;
  const calls = items.edgesTo(from).filter((edge) => edge.type === 'call' && isSentOn(edge));
  const direct = calls
    .filter((edge) => !leadsToGateway(edge, items))
    .flatMap((edge) => items.viaOf(edge.fromRow) ?? []);
  return direct.length > 0 ? direct : [carrierOf(items.node(from))];
}

/** What carries calls to an entry that nobody is drawn to call. */
function carrierOf(node: Node | undefined): 'sidecar' | 'waypoint' | 'ztunnel' {
  if (node?.type !== 'service-entry' || node.carrier !== 'ztunnel') return 'sidecar';
  return node.waypoint === undefined ? 'ztunnel' : 'waypoint';
}

function leadsToGateway({ to, toRow }: Edge, items: QueryItems): boolean {
  return items
    .edgesFrom(to)
    .some((edge) => edge.type === 'route' && edge.fromRow === toRow && edge.to.startsWith('Gateway/'));
}

function expectationFacts({
  expects,
  holds,
}: {
  readonly expects?: string;
  readonly holds?: boolean;
}): readonly string[] {
  if (expects === undefined) return [];
  return ['any', holds === undefined ? 'unknown' : holds ? 'holds' : 'fails'];
}
