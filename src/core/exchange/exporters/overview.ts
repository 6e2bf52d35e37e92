import { groupBy } from '../../lists';
import type { Mesh } from '../../mesh';
import type { CallRow, Edge, Node, Outcome, TlsBy, Topology, WorkloadNode } from '../../topology';
import { Ids, type Group, type Link, type Picture, type Shape } from './mermaid-text';
import { anyoneLines, carriersIn, isGateway } from './anyone';
import {
  carrierWords,
  entryLines,
  gatewayLines,
  gatewayPodLines,
  idPrefix,
  isPassed,
  podWords,
  sentLines,
} from './card-lines';
import { dialsFor } from './dials-for';
import { knowingPods } from './knowing-pods';
import { missOf } from './miss-words';
import { tlsLook, tlsOfApp, tlsWords } from './tls-words';
import { Wires } from './wires';

/** A picture, and the topology's node behind each shape. */
interface Overview {
  readonly picture: Picture;
  readonly targets: ReadonlyMap<string, string>;
}

/**
 * A topology as pods, the registry that their proxies know, gateways and the outside. Solid arrows are bytes on the network, dotted ones are knowledge:
 * bytes go from a proxy to an endpoint and never through an entry. `whole` is what the topology is a part of: its pods tell what proxies there are where
 * the part has none. `mesh` is that of the same design: it tells pods whose proxies know none of the entries; without it each is taken to know some.
 */
export function drawOverview(
  topology: Topology,
  direction: 'LR' | 'TB',
  whole: Topology = topology,
  mesh?: Mesh,
): Overview {
  const drawing = new Drawing(topology, whole, mesh);
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

/** What becomes of calls that get to no endpoint. */
const endWords: Readonly<Partial<Record<Outcome, string>>> = {
  blocked: 'blocked by a rule',
  redirected: 'redirected',
  error: 'not delivered',
  unresolved: 'no address',
};

class Drawing {
  readonly targets = new Map<string, string>();
  private readonly ids = new Ids();
  private readonly idOfNode = new Map<string, string>();
  private readonly envoyOf = new Map<string, string>();
  private readonly beyond: Shape[] = [];
  private readonly wires = new Wires();
  private readonly severalNamespaces: boolean;
  /** Whether the proxy of a pod, by its id, knows some of the drawn entries. */
  private readonly knowsSome: (workload: string) => boolean;
  private readonly edgesFrom: ReadonlyMap<string, readonly Edge[]>;
  /** The host of each endpoint that nobody wrote. */
  private readonly impliedHosts = new Map<string, string>();

  constructor(
    private readonly topology: Topology,
    private readonly whole: Topology,
    mesh: Mesh | undefined,
  ) {
    const entries = new Set(this.nodes('service-entry').map(({ id }) => id));
    this.knowsSome = mesh && entries.size > 0 ? knowingPods(mesh, entries) : () => true;
    this.severalNamespaces = topology.bands.length > 1;
    this.edgesFrom = groupBy(topology.edges, ({ from, fromRow }) => rowKey(from, fromRow));
    for (const node of topology.nodes) this.nameNode(node);
    for (const node of this.pods(false)) this.drawCalls(node);
  }

  mesh(): Group | undefined {
    const pods = this.pods(false).map((node) => this.pod(node));
    const anyone: Shape = { id: anyPod, lines: anyoneLines(this.carriers(), this.whole), form: 'box' };
    const shapes = pods.length === 0 && this.nodes('service-entry').length > 0 ? [anyone] : [];
    return pods.length + shapes.length === 0
      ? undefined
      : { id: 'mesh', title: 'Mesh', groups: pods, shapes, links: [] };
  }

  private carriers(): ReturnType<typeof carriersIn> {
    return carriersIn(this.whole, this.nodes('service-entry'));
  }

  registry(): Group | undefined {
    const isAmbient = this.carriers().has('ztunnel');
    const entries = this.nodes('service-entry').map((node): Shape => ({
      id: this.idOf(node.id),
      lines: entryLines(node, this.severalNamespaces, isAmbient),
      form: 'box',
    }));
    const broken = this.nodes('unreadable').map((node): Shape => {
      return { id: this.idOf(node.id), lines: [node.file, `line ${node.line} cannot be read`], form: 'box' };
    });
    const shapes = [...entries, ...broken];
    return shapes.length === 0
      ? undefined
      : { id: registryId, title: 'Registry: what the proxies know', groups: [], shapes, links: [] };
  }

  gateways(): Group | undefined {
    const hexagon = (node: Node, lines: readonly string[]): Shape => ({
      id: this.idOf(node.id),
      lines,
      form: 'hexagon',
    });
    const shapes = [
      ...this.nodes('gateway').map((node) => hexagon(node, gatewayLines(node))),
      ...this.pods(true).map((node) => hexagon(node, gatewayPodLines(node))),
    ];
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
      .map((edge): Link => ({ from: this.idOf(edge.from), to: this.idOf(edge.to), look: 'dotted', lines: [] }));
    return [...this.wires.links(), ...this.registryKnown(), ...gatewayLinks, ...known];
  }

  /** A proxy that no drawn call leads to an entry is put before the registry as a whole, which keeps the pods on its left. */
  private registryKnown(): Link[] {
    if (this.nodes('service-entry').length === 0) return [];
    const knowing = [...this.envoyOf].filter(([pod]) => this.knowsSome(pod)).map(([, envoy]) => envoy);
    const proxies = this.envoyOf.size === 0 ? [anyPod] : knowing;
    return proxies
      .filter((proxy) => !this.wires.hasKnowledge(proxy))
      .map((proxy) => ({ from: proxy, to: registryId, look: 'known', lines: [] }));
  }

  private nodes<T extends Node['type']>(type: T): Extract<Node, { type: T }>[] {
    return this.topology.nodes.filter((node): node is Extract<Node, { type: T }> => node.type === type);
  }

  /** The pods that are gateways, or all others. */
  private pods(areGateways: boolean): WorkloadNode[] {
    return this.nodes('workload').filter((node) => isGateway(node) === areGateways);
  }

  private nameNode(node: Node): void {
    if (node.type === 'loose' || node.type === 'cluster') return;
    if (node.type === 'endpoint' && node.implicit !== undefined) this.impliedHosts.set(node.id, node.address);
    const id = this.ids.next(idPrefix(node), node.type === 'endpoint' ? node.name : joinName(node));
    this.idOfNode.set(node.id, id);
    this.targets.set(id, node.id);
    if (node.type !== 'workload' || isGateway(node)) return;
    const envoy = this.ids.next('envoy', joinName(node));
    this.envoyOf.set(node.id, envoy);
    this.targets.set(envoy, node.id);
  }

  private idOf(node: string): string {
    const id = this.idOfNode.get(node);
    if (id === undefined) throw new Error(`The diagram has no shape for ${node}`);
    return id;
  }

  private envoyIdOf({ id }: WorkloadNode): string {
    const envoy = this.envoyOf.get(id);
    if (envoy === undefined) throw new Error(`The diagram has no sidecar for ${id}`);
    return envoy;
  }

  private edgesOf(node: string, row: string | undefined): readonly Edge[] {
    return this.edgesFrom.get(rowKey(node, row)) ?? [];
  }

  private pod(node: WorkloadNode): Group {
    const app = this.idOf(node.id);
    const envoy = this.envoyIdOf(node);
    const words = podWords(node);
    return {
      id: this.ids.next('pod', joinName(node)),
      title: words.title,
      groups: [],
      shapes: [
        { id: app, lines: words.app, form: 'box' },
        { id: envoy, lines: this.proxyLines(node), form: 'box' },
      ],
      links: isPassed(node) ? [{ from: app, to: envoy, look: 'plain', lines: sentLines(node) }] : [],
    };
  }

  private proxyLines(node: WorkloadNode): readonly string[] {
    const isBlind = node.proxy !== 'none' && !this.knowsSome(node.id);
    return [carrierWords(node), ...(isBlind ? ['knows none of these entries'] : [])];
  }

  private drawCalls(node: WorkloadNode): void {
    for (const call of node.calls) {
      if (call.target) this.drawCall(node, call, call.target);
      else this.drawUnresolved(node, call);
    }
  }

  private drawCall(node: WorkloadNode, call: CallRow, target: NonNullable<CallRow['target']>): void {
    const envoy = this.envoyIdOf(node);
    this.wires.addKnowledge(envoy, this.idOf(target.node));
    const end = call.outcome && endWords[call.outcome];
    if (end !== undefined)
      return this.wires.addOther({ from: envoy, to: this.idOf(target.node), look: 'cross', lines: [end] });
    const own = this.topology.edges.length > 0 ? this.edgesOf(node.id, call.id)[0] : undefined;
    const tls = own?.tls ?? 'unknown';
    this.drawOnward(envoy, call, target.node, String(target.port), tls, true);
  }

  private drawOnward(envoy: string, call: CallRow, entry: string, row: string, tls: TlsBy, mayRoute: boolean): void {
    const edges = this.edgesOf(entry, row);
    for (const edge of dialsFor(edges, call.host, this.impliedHosts))
      this.wires.addBytes(envoy, this.idOf(edge.to), edge.port, tls);
    for (const edge of edges) {
      if (edge.type !== 'route' || !mayRoute) continue;
      if (edge.toRow === undefined) this.wires.addRouted(envoy, this.idOf(edge.to), tls);
      else this.drawOnward(envoy, call, edge.to, edge.toRow, tls, false);
    }
  }

  private drawUnresolved(node: WorkloadNode, call: CallRow): void {
    if (call.unresolved !== 'passes' && call.unresolved !== 'refused') return;
    const envoy = this.envoyIdOf(node);
    const id = this.beyondShape(`${call.host}:${call.port}`, missOf(node, call));
    if (call.unresolved === 'refused')
      return this.wires.addOther({ from: envoy, to: id, look: 'cross', lines: ['refused: REGISTRY_ONLY'] });
    const tls = tlsOfApp(call);
    if (call.why === 'round') this.wires.addPassing(this.idOf(node.id), id, 'no policy', tls);
    else this.wires.addPassing(envoy, id, call.why === 'no-proxy' ? 'no policy' : 'passes through, no policy', tls);
  }

  private readonly beyondIds = new Map<string, string>();

  private beyondShape(address: string, why: string): string {
    const key = `${address} ${why}`;
    let id = this.beyondIds.get(key);
    if (id === undefined) {
      this.beyondIds.set(key, (id = this.ids.next('unknown', address)));
      this.beyond.push({ id, lines: [address, why], form: 'round' });
    }
    return id;
  }

  private dialLink(edge: Edge): Link {
    const lines = [edge.port === undefined ? '' : `:${edge.port}`, tlsWords[edge.tls]];
    return {
      from: this.idOf(edge.from),
      to: this.idOf(edge.to),
      look: tlsLook(edge.tls),
      lines: [lines.filter(Boolean).join(', ')],
    };
  }
}

function rowKey(node: string, row: string | undefined): string {
  return `${node} ${row ?? ''}`;
}

function joinName(node: Node): string {
  return node.namespace === null ? node.name : `${node.namespace} ${node.name}`;
}
