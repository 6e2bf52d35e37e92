import type { CallRow, Edge, Node, TlsBy, Topology, WorkloadNode } from '../../topology';
import { missOf } from './miss-words';
import { tlsLook, tlsOfApp, tlsWords } from './tls-words';
import { Ids, type Group, type Link, type Picture, type Shape } from './mermaid-text';

/**
 * A topology with one box for the pods, one for the entries and one for the endpoints of each namespace, and calls counted: for designs
 * whose every card would make a picture that nobody can read.
 */
export function drawNamespaces(topology: Topology, direction: 'LR' | 'TB'): Picture {
  const census = new Census(topology);
  const groups: readonly (Group | undefined)[] = [
    // Mermaid widens a frame to its title, over its neighbours: the boxes are small, so the titles are.
    groupOf('mesh', 'Mesh', census.shapes('mesh')),
    groupOf('registry', 'Registry', census.shapes('registry')),
    groupOf('gateways', 'Gateways', census.shapes('gateway')),
    groupOf('external', 'External', census.shapes('external')),
  ];
  return {
    caption: `Overview by namespace: ${topology.nodes.length} cards are too many for one picture`,
    direction,
    groups: groups.filter((group) => group !== undefined),
    links: census.links(),
  };
}

function groupOf(id: string, title: string, shapes: readonly Shape[]): Group | undefined {
  return shapes.length === 0 ? undefined : { id, title, groups: [], shapes, links: [] };
}

const nouns = {
  workload: ['pod', 'pods'],
  'service-entry': ['entry', 'entries'],
  endpoint: ['endpoint', 'endpoints'],
  gateway: ['gateway', 'gateways'],
  'gateway-pod': ['gateway pod', 'gateway pods'],
  unreadable: ['unreadable document', 'unreadable documents'],
} as const;

/** Nodes and calls counted by namespace. */
class Census {
  private readonly ids = new Ids();
  private readonly boxes = new Map<
    string,
    {
      readonly id: string;
      readonly lane: Node['lane'];
      readonly title: string;
      readonly noun: keyof typeof nouns;
      count: number;
    }
  >();
  private readonly boxOf = new Map<string, string>();
  /** Boxes of pods: what they send is drawn past the registry. */
  private readonly pods = new Set<string>();
  private readonly wires = new Map<
    string,
    { readonly from: string; readonly to: string; readonly look: Link['look']; readonly tls: Map<string, number> }
  >();
  private readonly namespaceOf: ReadonlyMap<string, string>;
  private readonly gateways: ReadonlySet<string>;

  constructor(topology: Topology) {
    this.namespaceOf = new Map(topology.nodes.map((node) => [node.id, node.namespace ?? 'no namespace']));
    this.gateways = new Set(topology.nodes.flatMap((node) => (node.type === 'gateway' ? [node.id] : [])));
    for (const node of topology.nodes) this.count(node);
    const calls = new Map<string, Edge>();
    for (const edge of topology.edges)
      if (edge.type === 'call' && edge.fromRow !== undefined) calls.set(edge.fromRow, edge);
    for (const node of topology.nodes) if (node.type === 'workload') this.countCalls(node, calls);
    for (const edge of topology.edges) this.countBeyond(edge);
  }

  shapes(lane: Node['lane']): readonly Shape[] {
    const boxes = [...this.boxes.values()].filter((box) => box.lane === lane);
    return boxes.map(({ id, title, noun, count }) => ({
      id,
      lines: [title, `${count} ${nouns[noun][count === 1 ? 0 : 1]}`],
      form: lane === 'external' ? 'round' : 'box',
    }));
  }

  /** Pods that call no entry are put before the registry as a whole, as in the picture of cards. */
  links(): readonly Link[] {
    const hasRegistry = this.shapes('registry').length > 0;
    const callers = new Set([...this.wires.values()].flatMap(({ from, look }) => (look === 'known' ? [from] : [])));
    const idle = [...this.pods].filter((id) => !callers.has(id));
    const known = idle.map((id): Link => ({ from: id, to: 'registry', look: 'known', lines: [] }));
    return [...this.drawnLinks(), ...(hasRegistry ? known : [])];
  }

  private drawnLinks(): readonly Link[] {
    return [...this.wires.values()].map(({ from, to, look, tls }) => ({
      from,
      to,
      look,
      lines: [...tls].map(([words, count]) => `${count} × ${words}`),
      ...(this.pods.has(from) && look !== 'known' ? { far: true } : {}),
    }));
  }

  private count(node: Node): void {
    if (node.type === 'loose' || node.type === 'cluster') return;
    const namespace = node.type === 'endpoint' ? this.namespaceOf.get(node.entry) : this.namespaceOf.get(node.id);
    const isGatewayPod = node.type === 'workload' && node.proxy === 'gateway';
    const [lane, noun] = isGatewayPod ? (['gateway', 'gateway-pod'] as const) : ([node.lane, node.type] as const);
    const more = isGatewayPod ? (node.pods?.length ?? 1) : 1;
    this.boxOf.set(node.id, this.box(lane, noun, namespace ?? 'no namespace', more));
  }

  private box(lane: Node['lane'], noun: keyof typeof nouns, title: string, more: number): string {
    const key = `${noun} ${title}`;
    const known = this.boxes.get(key);
    if (known) {
      known.count += more;
      return known.id;
    }
    const prefix = { mesh: 'pods', registry: 'se', gateway: 'gw', external: 'ext' }[lane];
    const id = this.ids.next(prefix, title);
    if (lane === 'mesh') this.pods.add(id);
    this.boxes.set(key, { id, lane, title, noun, count: more });
    return id;
  }

  private countCalls(node: WorkloadNode, edges: ReadonlyMap<string, Edge>): void {
    for (const call of node.calls) {
      if (call.target) this.countCall(node, call.target, edges.get(call.id)?.tls ?? 'unknown');
      else this.countUnresolved(node, call);
    }
  }

  private countCall(node: WorkloadNode, target: NonNullable<CallRow['target']>, tls: TlsBy): void {
    const outside = this.box('external', 'endpoint', this.namespaceOf.get(target.node) ?? 'no namespace', 0);
    const look = tlsLook(tls);
    this.addWire(this.boxOf.get(node.id), outside, look, tlsWords[tls]);
    this.wire(node.id, target.node, 'known', '');
  }

  private countUnresolved(node: WorkloadNode, call: CallRow): void {
    const { unresolved: fate, why } = call;
    if (fate !== 'passes' && fate !== 'refused') return;
    const outside = this.box('external', 'endpoint', missOf(node, call), 1);
    const isUnseen = why === 'round' || why === 'no-proxy';
    const tls = tlsOfApp(call);
    const [look, words] =
      fate === 'refused'
        ? (['cross', 'refused'] as const)
        : ([tlsLook(tls), `${tlsWords[tls]}, ${isUnseen ? 'no policy' : 'passes through'}`] as const);
    this.addWire(this.boxOf.get(node.id), outside, look, words);
  }

  /** What nobody calls is knowledge; what a gateway dials, and what is routed to it, is drawn as such. */
  private countBeyond(edge: Edge): void {
    const atGateway = this.gateways.has(edge.from) || this.gateways.has(edge.to);
    if (edge.type === 'knows') this.wire(edge.from, edge.to, 'dotted', '');
    else if (atGateway)
      this.wire(edge.from, edge.to, edge.type === 'route' ? 'dotted' : 'plain', edge.type === 'route' ? 'routed' : '');
  }

  private wire(from: string, to: string, look: Link['look'], words: string): void {
    this.addWire(this.boxOf.get(from), this.boxOf.get(to), look, words);
  }

  private addWire(from: string | undefined, to: string | undefined, look: Link['look'], words: string): void {
    if (from === undefined || to === undefined) return;
    const key = `${from} ${to} ${look}`;
    const wire = this.wires.get(key) ?? { from, to, look, tls: new Map<string, number>() };
    if (words !== '') wire.tls.set(words, (wire.tls.get(words) ?? 0) + 1);
    this.wires.set(key, wire);
  }
}
