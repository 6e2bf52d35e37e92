import type { CallRow, Edge, GatewayNode, Node, ServiceEntryNode, TlsBy, Topology, WorkloadNode } from '../../topology';
import { hostCovers } from '../../mesh';
import { Ids, type Group, type Link, type Picture, type Shape } from './mermaid-text';
import { tlsWords } from './tls-words';

/** A picture, and the topology's node behind each shape. */
export interface Overview {
  readonly picture: Picture;
  readonly targets: ReadonlyMap<string, string>;
}

/**
 * The whole of a topology as pods, the registry that their proxies know, gateways and the outside. Solid arrows are bytes on the network, dotted
 * ones are knowledge: bytes go from a proxy to an endpoint and never through an entry.
 */
export function drawOverview(topology: Topology, direction: 'LR' | 'TB'): Overview {
  const drawing = new Drawing(topology);
  const picture: Picture = {
    caption: 'Overview: bytes solid, knowledge dotted',
    direction,
    groups: [drawing.mesh(), drawing.registry(), drawing.gateways(), drawing.external()].filter(
      (group) => group !== undefined,
    ),
    links: drawing.links(),
  };
  return { picture, targets: drawing.targets };
}

const anyPod = 'any_envoy';
const registryId = 'registry';

class Drawing {
  readonly targets = new Map<string, string>();
  private readonly ids = new Ids();
  private readonly idOfNode = new Map<string, string>();
  private readonly envoyOf = new Map<string, string>();
  private readonly beyond: Shape[] = [];
  private readonly wires = new Wires();
  private readonly severalNamespaces: boolean;
  private readonly edgesFrom = new Map<string, Edge[]>();

  constructor(private readonly topology: Topology) {
    this.severalNamespaces = topology.bands.length > 1;
    for (const edge of topology.edges) {
      const key = rowKey(edge.from, edge.fromRow);
      const list = this.edgesFrom.get(key);
      if (list) list.push(edge);
      else this.edgesFrom.set(key, [edge]);
    }
    for (const node of topology.nodes) this.nameNode(node);
    for (const node of this.nodes('workload')) this.drawCalls(node);
  }

  mesh(): Group | undefined {
    if (this.idOfNode.size === 0) return undefined;
    const pods = this.nodes('workload').map((node) => this.pod(node));
    const anyone: Shape = { id: anyPod, lines: ['envoy of any pod', 'no workload is drawn'], form: 'box' };
    return { id: 'mesh', title: 'Mesh', groups: pods, shapes: pods.length === 0 ? [anyone] : [], links: [] };
  }

  registry(): Group | undefined {
    const entries = this.nodes('service-entry').map((node) => this.entryShape(node));
    const broken = this.nodes('unreadable').map((node): Shape => {
      return { id: this.idOf(node.id), lines: [node.file, `line ${node.line} cannot be read`], form: 'box' };
    });
    const shapes = [...entries, ...broken];
    return shapes.length === 0
      ? undefined
      : { id: registryId, title: 'Registry: what the proxies know', groups: [], shapes, links: [] };
  }

  gateways(): Group | undefined {
    const shapes = this.nodes('gateway').map((node) => this.gatewayShape(node));
    return shapes.length === 0 ? undefined : { id: 'gateways', title: 'Gateways', groups: [], shapes, links: [] };
  }

  external(): Group | undefined {
    const shapes = this.nodes('endpoint').map((node): Shape => {
      const lines = [
        node.address,
        ...(node.implicit ? [node.implicit] : []),
        ...(node.locality ? [node.locality] : []),
      ];
      return { id: this.idOf(node.id), lines, form: 'round' };
    });
    const all = [...shapes, ...this.beyond];
    return all.length === 0 ? undefined : { id: 'external', title: 'External', groups: [], shapes: all, links: [] };
  }

  links(): readonly Link[] {
    const gatewayLinks = this.nodes('gateway').flatMap((node) =>
      this.edgesOf(node.id, undefined).map((edge) => this.dialLink(edge)),
    );
    const known = this.topology.edges
      .filter((edge) => edge.type === 'knows')
      .map((edge) => this.knowledge(edge.from, edge.to));
    return [...this.wires.links(), ...this.anyoneKnows(), ...gatewayLinks, ...known];
  }

  /** Without a drawn workload the registry as a whole is known to whatever pods there are. */
  private anyoneKnows(): Link[] {
    const alone = this.envoyOf.size === 0 && this.nodes('service-entry').length > 0;
    return alone ? [{ from: registryId, to: anyPod, look: 'dotted', lines: [] }] : [];
  }

  private nodes<T extends Node['type']>(type: T): Extract<Node, { type: T }>[] {
    return this.topology.nodes.filter((node): node is Extract<Node, { type: T }> => node.type === type);
  }

  private nameNode(node: Node): void {
    if (node.type === 'loose') return;
    const prefixes = {
      workload: 'app',
      'service-entry': 'se',
      endpoint: 'ext',
      gateway: 'gw',
      unreadable: 'text',
    } as const;
    const id = this.ids.next(prefixes[node.type], node.type === 'endpoint' ? node.name : joinName(node));
    this.idOfNode.set(node.id, id);
    this.targets.set(id, node.id);
    if (node.type !== 'workload') return;
    const envoy = this.ids.next('envoy', joinName(node));
    this.envoyOf.set(node.id, envoy);
    this.targets.set(envoy, node.id);
  }

  private idOf(node: string): string {
    const id = this.idOfNode.get(node);
    if (id === undefined) throw new Error(`The diagram has no shape for ${node}`);
    return id;
  }

  private edgesOf(node: string, row: string | undefined): readonly Edge[] {
    return this.edgesFrom.get(rowKey(node, row)) ?? [];
  }

  private pod(node: WorkloadNode): Group {
    const app = this.idOf(node.id);
    const envoy = this.envoyOf.get(node.id) as string;
    const dialled = [...new Set(node.calls.filter((call) => call.port !== null).map(sentLine))];
    const lines = dialled.length > 4 ? [...dialled.slice(0, 3), `and ${dialled.length - 3} more`] : dialled;
    return {
      id: this.ids.next('pod', joinName(node)),
      title: `Pod ${node.namespace === null ? '' : `${node.namespace}/`}${node.name}`,
      groups: [],
      shapes: [
        { id: app, lines: ['app'], form: 'box' },
        { id: envoy, lines: ['envoy'], form: 'box' },
      ],
      links: [{ from: app, to: envoy, look: 'plain', lines }],
    };
  }

  private entryShape(node: ServiceEntryNode): Shape {
    const name = this.severalNamespaces && node.namespace !== null ? `${node.namespace}/${node.name}` : node.name;
    const hosts = node.hosts.length > 1 ? `${node.hosts[0]} +${node.hosts.length - 1}` : node.hosts[0];
    const ports = node.ports.map((port) =>
      `${port.number}${port.targetPort ? `→${port.targetPort}` : ''} ${port.protocol}`.trim(),
    );
    const resolution = node.endpointCount === null ? node.resolution : `${node.resolution} ${node.endpointCount}`;
    const docked = node.docked.map(
      (rule) => `${rule.kind === 'DestinationRule' ? 'DR' : 'VS'} ${rule.facts.slice(0, 2).join(', ')}`,
    );
    const lines = [
      `SE ${name}`,
      ...(hosts === undefined ? [] : [hosts]),
      ...(ports.length > 0 ? [ports.join(', ')] : []),
      resolution,
      ...docked,
    ];
    return {
      id: this.idOf(node.id),
      lines: node.incomplete ? [...lines, 'incomplete: its text has an error'] : lines,
      form: 'box',
    };
  }

  private gatewayShape(node: GatewayNode): Shape {
    const servers = node.servers.map((server) =>
      [server.port ?? '', server.protocol, server.mode ?? ''].join(' ').trim(),
    );
    return { id: this.idOf(node.id), lines: [`Gateway ${node.name}`, ...servers], form: 'hexagon' };
  }

  private drawCalls(node: WorkloadNode): void {
    for (const call of node.calls) {
      if (call.target) this.drawCall(node, call, call.target);
      else this.drawUnresolved(node, call);
    }
  }

  private drawCall(node: WorkloadNode, call: CallRow, target: NonNullable<CallRow['target']>): void {
    const envoy = this.envoyOf.get(node.id) as string;
    this.wires.addKnowledge(this.knowledgeLink(target.node, envoy));
    const own = this.topology.edges.length > 0 ? this.edgesOf(node.id, call.id)[0] : undefined;
    const tls = own?.tls ?? 'unknown';
    this.drawOnward(envoy, call, target.node, String(target.port), tls, true);
  }

  private drawOnward(envoy: string, call: CallRow, entry: string, row: string, tls: TlsBy, mayRoute: boolean): void {
    const edges = this.edgesOf(entry, row);
    for (const edge of namedOnly(edges, this.topology.nodes, call.host))
      this.wires.addBytes(envoy, this.idOf(edge.to), edge.port, tls);
    for (const edge of edges) {
      if (edge.type !== 'route' || !mayRoute) continue;
      if (edge.toRow === undefined) this.wires.addRouted(envoy, this.idOf(edge.to));
      else this.drawOnward(envoy, call, edge.to, edge.toRow, tls, false);
    }
  }

  private drawUnresolved(node: WorkloadNode, call: CallRow): void {
    if (call.unresolved !== 'passes' && call.unresolved !== 'refused') return;
    const envoy = this.envoyOf.get(node.id) as string;
    const id = this.beyondShape(`${call.host}:${call.port}`);
    if (call.unresolved === 'refused')
      this.wires.addOther({ from: envoy, to: id, look: 'cross', lines: ['refused: REGISTRY_ONLY'] });
    else this.wires.addOther({ from: envoy, to: id, look: 'plain', lines: ['passes through, no policy'] });
  }

  private readonly beyondIds = new Map<string, string>();

  private beyondShape(address: string): string {
    let id = this.beyondIds.get(address);
    if (id === undefined) {
      this.beyondIds.set(address, (id = this.ids.next('unknown', address)));
      this.beyond.push({ id, lines: [address, 'no ServiceEntry'], form: 'round' });
    }
    return id;
  }

  private dialLink(edge: Edge): Link {
    const lines = [
      edge.port === undefined ? '' : `:${edge.port}`,
      edge.tls === 'unknown' ? 'TLS by gateway' : tlsWords[edge.tls],
    ];
    return {
      from: this.idOf(edge.from),
      to: this.idOf(edge.to),
      look: edge.tls === 'none' ? 'plain' : 'thick',
      lines: [lines.filter(Boolean).join(', ')],
    };
  }

  private knowledge(from: string, to: string): Link {
    return this.knowledgeLink(from, this.idOf(to));
  }

  private knowledgeLink(entry: string, to: string): Link {
    return { from: this.idOf(entry), to, look: 'dotted', lines: [] };
  }
}

/** Network wires, each drawn once however many calls take it. */
class Wires {
  private readonly bytes = new Map<string, Link>();
  private readonly knowledge = new Map<string, Link>();

  addBytes(from: string, to: string, port: number | undefined, tls: TlsBy): void {
    const label = [port === undefined ? '' : `:${port}`, tlsWords[tls]].filter(Boolean).join(', ');
    const link: Link = { from, to, look: tls === 'none' || tls === 'unknown' ? 'plain' : 'thick', lines: [label] };
    this.addOther(tls === 'app-and-sidecar' ? { ...link, alarm: true } : link);
  }

  addRouted(from: string, to: string): void {
    this.addOther({ from, to, look: 'plain', lines: ['routed to the gateway'] });
  }

  addOther(link: Link): void {
    this.bytes.set(`${link.from} ${link.to} ${link.lines.join()}`, link);
  }

  addKnowledge(link: Link): void {
    this.knowledge.set(`${link.from} ${link.to}`, link);
  }

  links(): readonly Link[] {
    return [...this.bytes.values(), ...this.knowledge.values()];
  }
}

/** The dials that a call to a host takes: where the hosts of an entry are endpoints of their own, only that host's. */
function namedOnly(edges: readonly Edge[], nodes: readonly Node[], host: string): readonly Edge[] {
  const dials = edges.filter((edge) => edge.type === 'dials');
  if (dials.length < 2) return dials;
  const implied = new Map(
    nodes.flatMap((node) => (node.type === 'endpoint' && node.implicit ? [[node.id, node.address] as const] : [])),
  );
  const exact = dials.filter((edge) => implied.get(edge.to) === host);
  if (exact.length > 0) return exact;
  const covering = dials.filter((edge) => hostCovers(implied.get(edge.to) ?? '', host));
  return covering.length > 0 ? covering : dials;
}

/** What the app hands to its own proxy. */
function sentLine(call: CallRow): string {
  return `${call.scheme} :${call.port}, ${call.scheme === 'https' || call.scheme === 'tls' ? 1 : 0} TLS`;
}

function rowKey(node: string, row: string | undefined): string {
  return `${node} ${row ?? ''}`;
}

function joinName(node: Node): string {
  return node.namespace === null ? node.name : `${node.namespace} ${node.name}`;
}
