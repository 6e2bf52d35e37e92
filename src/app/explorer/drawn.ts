import { append } from '../../core/lists';
import type { Place } from '../../core/schema';
import {
  tlsWords,
  type CallRow,
  type DockedRule,
  type Edge,
  type EndpointNode,
  type Node,
  type ServiceEntryNode,
  type Topology,
} from '../../core/topology';
import type { Branch } from './row';
import { callWords, fileWords, rowWords } from './words/rows';

/** What of a topology is looked up again and again while its tree is made. */
export interface Drawn {
  readonly topology: Topology;
  readonly nodes: ReadonlyMap<string, Node>;
  /** By the row or card that they leave from, as `rowKey` names it. */
  readonly edgesFrom: ReadonlyMap<string, readonly Edge[]>;
  readonly endpointsOf: ReadonlyMap<string, readonly EndpointNode[]>;
}

const known = new WeakMap<Topology, Drawn>();

/** The topology with its look-ups, made once. */
export function drawnIn(topology: Topology): Drawn {
  let drawn = known.get(topology);
  if (drawn === undefined) known.set(topology, (drawn = indexTopology(topology)));
  return drawn;
}

/** The key of a row of a card, or of the card itself. */
export function rowKey(node: string, row: string | undefined): string {
  return `${node} ${row ?? ''}`;
}

function indexTopology(topology: Topology): Drawn {
  const edgesFrom = new Map<string, Edge[]>();
  const endpointsOf = new Map<string, EndpointNode[]>();
  for (const edge of topology.edges) append(edgesFrom, rowKey(edge.from, edge.fromRow), edge);
  for (const node of topology.nodes) if (node.type === 'endpoint') append(endpointsOf, node.entry, node);
  return { topology, nodes: new Map(topology.nodes.map((node) => [node.id, node])), edgesFrom, endpointsOf };
}

const kinds: Readonly<Record<Exclude<Node['type'], 'loose'>, string | undefined>> = {
  workload: 'Workload',
  'service-entry': 'ServiceEntry',
  endpoint: 'External',
  gateway: 'Gateway',
  cluster: undefined,
  unreadable: undefined,
};

/** A card as a row. `under` makes its id unique where it stands below another one. */
export function cardBranch(node: Node, under: string, place: Place | undefined = node.place): Branch {
  return {
    id: `${under}node:${node.id}`,
    type:
      node.type === 'unreadable' ? 'text' : node.type === 'endpoint' || node.type === 'workload' ? 'part' : 'resource',
    label: node.type === 'service-entry' ? (node.hosts[0] ?? node.name) : node.name,
    detail: detailOf(node),
    spoken: node.label,
    kind: node.type === 'loose' ? node.kind : kinds[node.type],
    place,
    resource: node.type === 'service-entry' || node.type === 'gateway' || node.type === 'loose' ? node.id : undefined,
    end: { node: node.id, part: null },
    incomplete: node.incomplete,
  };
}

function detailOf(node: Node): string {
  switch (node.type) {
    case 'workload':
      return rowWords.workloadDetail(node.calls.length);
    case 'service-entry':
      return node.name;
    case 'endpoint':
      return [node.implicit ?? node.locality, node.priority === undefined ? '' : rowWords.priority(node.priority)]
        .filter(Boolean)
        .join(' · ');
    case 'cluster':
      return node.hosts.join(' ');
    case 'unreadable':
      return fileWords.line(node.line);
    case 'gateway':
      return rowWords.gatewayDetail(node.servers.length);
    case 'loose':
      return '';
  }
}

/** A call as a row: its URL and what becomes of it. */
export function callBranch(call: CallRow, drawn: Drawn, workload: string): Branch {
  const wire = drawn.edgesFrom.get(rowKey(workload, call.id))?.find((edge) => edge.type === 'call');
  return {
    id: `call:${call.id}`,
    type: 'part',
    label: call.shown ?? call.url,
    detail: '',
    spoken: callWords.spoken(call.shown ?? call.url, fateOf(call, wire)),
    kind: undefined,
    place: call.place,
    resource: undefined,
    incomplete: false,
  };
}

/** What becomes of a call, a fact each. */
function fateOf(call: CallRow, wire: Edge | undefined): readonly string[] {
  const reached = call.target && (call.outcome ?? 'reached') === 'reached';
  return [reached && callWords.reached, call.target && wire && tlsWords[wire.tls], call.reason].flatMap(
    (fact) => fact || [],
  );
}

/** A rule docked to a card, as a row. */
export function ruleBranch(rule: DockedRule, under: string): Branch {
  const facts = rule.facts.join(' · ');
  return {
    id: `${under}rule:${rule.id}`,
    type: 'resource',
    label: rule.name,
    detail: facts,
    spoken: [rule.label, ...rule.facts].join(', '),
    kind: rule.kind,
    place: rule.place,
    resource: rule.id,
    incomplete: rule.incomplete,
  };
}

/** The endpoints of an entry as rows; one that nobody wrote leads to the entry's hosts. */
export function endpointBranches(drawn: Drawn, entry: ServiceEntryNode, under: string): Branch[] {
  const hosts = entry.place && { ...entry.place, path: [...entry.place.path, 'spec', 'hosts'] };
  return (drawn.endpointsOf.get(entry.id) ?? []).map((node) =>
    cardBranch(node, under, node.implicit === undefined ? node.place : hosts),
  );
}
