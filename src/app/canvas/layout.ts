import type { EndpointNode, Lane, Node, Topology } from '../../core/topology';
import { anatomyOf, measures, type Point } from './anatomy';
import { cardHeight, gaps, placeBlocks, placeColumn, type Pins } from './layout-stack';

export type { Pins } from './layout-stack';

/** A column of the canvas. */
export interface LaneFrame {
  readonly lane: Lane;
  readonly x: number;
  readonly width: number;
}

/** The frame of a namespace, across the lanes Mesh and Registry. */
export interface BandFrame {
  readonly namespace: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly workloads: number;
  readonly entries: number;
  /** Only its head is drawn; its cards have no position. */
  readonly folded: boolean;
}

/** Where everything stands. Positions are of the cards' top left corners, by node id. */
export interface Layout {
  readonly positions: ReadonlyMap<string, Point>;
  readonly lanes: readonly LaneFrame[];
  readonly bands: readonly BandFrame[];
  readonly width: number;
  readonly height: number;
}

/** The namespaces whose bands are folded. */
export type Folded = ReadonlySet<string | null>;

/**
 * The places of all cards: lanes as columns, a namespace as a band across Mesh and Registry, workloads by name, entries by the mean
 * height of their callers and then by key, endpoints beside their entry. The same topology and pins give the same picture. A pinned
 * card stands where its pin says (not above its own band's head), and the others flow round it.
 */
export function layoutTopology(topology: Topology, pins: Pins, folded: Folded = new Set()): Layout {
  const lanes = laneFrames(topology.nodes.some((node) => node.lane === 'gateway'));
  const content = groupNodes(topology);
  const callers = callersOf(topology);
  const rough = placeBands(content, lanes, pins, folded, new Map());
  const placed = placeBands(content, lanes, pins, folded, callerHeights(callers, rough.positions));
  placeGateways(content.gateways, topology, lanes, pins, placed.positions);
  placeEndpoints(content, lanes, pins, placed.positions);
  return { ...placed, lanes, ...extentOf(topology, lanes, placed) };
}

/** Where a card may be dropped: inside its lane, below the lane's head, on the 8 px grid. */
export function clampToLane(layout: Layout, node: Node, point: Point): Point {
  const lane = layout.lanes.find((each) => each.lane === node.lane);
  const x = lane
    ? Math.min(Math.max(snap(point.x), lane.x), snapDown(lane.x + lane.width - anatomyOf(node).width))
    : snap(point.x);
  const band = layout.bands.find((each) => each.namespace === node.namespace && node.lane !== 'external');
  return { x, y: Math.max(snap(point.y), snap(band ? band.y + gaps.bandHead : gaps.top)) };
}

/** The band at a point of the canvas, or undefined when there is none. */
export function bandAt(layout: Layout, point: Point): BandFrame | undefined {
  return layout.bands.find((band) => point.y >= band.y && point.y <= band.y + band.height);
}

function snapDown(value: number): number {
  return Math.floor(value / 8) * 8;
}

function snap(value: number): number {
  return Math.round(value / 8) * 8;
}

interface Content {
  readonly bands: readonly { readonly namespace: string | null; readonly mesh: Node[]; readonly registry: Node[] }[];
  /** Cards of the registry lane that stand in no namespace's band. */
  readonly shelf: readonly Node[];
  readonly gateways: readonly Node[];
  readonly endpointsOf: ReadonlyMap<string, readonly EndpointNode[]>;
}

interface Placed {
  readonly positions: Map<string, Point>;
  readonly bands: readonly BandFrame[];
}

function laneFrames(withGateway: boolean): LaneFrame[] {
  const cards: readonly (readonly [Lane, number])[] = [
    ['mesh', 192],
    ['registry', 256],
    ['gateway', 192],
    ['external', 184],
  ];
  const frames: LaneFrame[] = [];
  let x = 0;
  for (const [lane, card] of cards) {
    if (lane === 'gateway' && !withGateway) continue;
    const width = card + 2 * gaps.lanePad;
    frames.push({ lane, x, width });
    x += width + gaps.lane;
  }
  return frames;
}

function groupNodes(topology: Topology): Content {
  const bands = new Map(
    topology.bands.map((namespace) => [namespace, { namespace, mesh: [] as Node[], registry: [] as Node[] }]),
  );
  const shelf: Node[] = [];
  const gateways: Node[] = [];
  const endpointsOf = new Map<string, EndpointNode[]>();
  for (const node of topology.nodes) {
    if (node.type === 'endpoint') append(endpointsOf, node.entry, node);
    else if (node.lane === 'gateway') gateways.push(node);
    else if (node.type === 'unreadable') shelf.push(node);
    else {
      const band = bands.get(node.namespace) ?? { namespace: node.namespace, mesh: [], registry: [] };
      bands.set(node.namespace, band);
      band[node.lane === 'mesh' ? 'mesh' : 'registry'].push(node);
    }
  }
  const used = [...bands.values()].filter((band) => band.mesh.length + band.registry.length > 0);
  for (const band of used) band.mesh.sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
  return { bands: used, shelf, gateways, endpointsOf };
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For each entry the workloads that call it, once a call. */
function callersOf(topology: Topology): ReadonlyMap<string, readonly string[]> {
  const callers = new Map<string, string[]>();
  for (const edge of topology.edges) if (edge.type === 'call') append(callers, edge.to, edge.from);
  return callers;
}

function callerHeights(
  callers: ReadonlyMap<string, readonly string[]>,
  positions: ReadonlyMap<string, Point>,
): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  for (const [entry, from] of callers) {
    const places = from.map((id) => positions.get(id)?.y ?? 0);
    heights.set(entry, places.reduce((sum, y) => sum + y, 0) / places.length);
  }
  return heights;
}

function placeBands(
  content: Content,
  lanes: readonly LaneFrame[],
  pins: Pins,
  folded: Folded,
  heights: ReadonlyMap<string, number>,
): Placed {
  const positions = new Map<string, Point>();
  const bands: BandFrame[] = [];
  const mesh = laneOf(lanes, 'mesh');
  const registry = laneOf(lanes, 'registry');
  let y = gaps.top;
  for (const band of content.bands) {
    const isFolded = folded.has(band.namespace);
    const top = y + gaps.bandHead;
    const rank = (node: Node): number => heights.get(node.id) ?? (node.type === 'loose' ? Infinity : Number.MAX_VALUE);
    const entries = [...band.registry].sort((a, b) => compareNumbers(rank(a), rank(b)) || compare(a.id, b.id));
    const left = isFolded
      ? top
      : placeColumn(band.mesh, mesh.x + gaps.lanePad, top, gaps.card, pins, positions, cardHeight);
    const right = isFolded
      ? top
      : placeColumn(entries, registry.x + gaps.lanePad, top, gaps.card, pins, positions, (node) =>
          slotHeight(node, content.endpointsOf, pins),
        );
    const bottom = isFolded ? top + 8 : Math.max(left, right, top + 24) + gaps.bandFoot;
    bands.push({
      namespace: band.namespace,
      x: mesh.x + gaps.bandInset,
      y,
      width: registry.x + registry.width - gaps.bandInset - (mesh.x + gaps.bandInset),
      height: bottom - y,
      workloads: band.mesh.length,
      entries: band.registry.filter((node) => node.type === 'service-entry').length,
      folded: isFolded,
    });
    y = bottom + (isFolded ? gaps.foldedBand : gaps.band);
  }
  placeColumn(content.shelf, registry.x + gaps.lanePad, y, gaps.card, pins, positions, cardHeight);
  return { positions, bands };
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function laneOf(lanes: readonly LaneFrame[], lane: Lane): LaneFrame {
  const found = lanes.find((each) => each.lane === lane);
  if (found === undefined) throw new Error(`There is no lane ${lane}`);
  return found;
}

/** An entry takes as much room as it and its endpoints beside it need, so that endpoints do not drift away from their entry. */
function slotHeight(node: Node, endpointsOf: Content['endpointsOf'], pins: Pins): number {
  const endpoints = (endpointsOf.get(node.id) ?? []).filter((endpoint) => !pins.has(endpoint.id));
  return Math.max(cardHeight(node), groupHeight(endpoints));
}

function groupHeight(endpoints: readonly EndpointNode[]): number {
  return endpoints.length * (measures.endpoint + gaps.endpoint) - gaps.endpoint;
}

/** Gateways stand at the mean height of what is wired to them. */
function placeGateways(
  gateways: readonly Node[],
  topology: Topology,
  lanes: readonly LaneFrame[],
  pins: Pins,
  positions: Map<string, Point>,
): void {
  if (gateways.length === 0) return;
  const wished = new Map<string, number[]>();
  for (const edge of topology.edges) {
    const [from, to] = [positions.get(edge.from), positions.get(edge.to)];
    if (from) append(wished, edge.to, from.y);
    if (to) append(wished, edge.from, to.y);
  }
  const blocks = gateways.map((node) => ({
    nodes: [node],
    wish: mean(wished.get(node.id)) ?? gaps.top + gaps.bandHead,
    gap: gaps.card,
  }));
  placeBlocks(blocks, laneOf(lanes, 'gateway').x + gaps.lanePad, pins, positions);
}

function mean(values: readonly number[] | undefined): number | undefined {
  return values && values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined;
}

/** The endpoints of an entry stand together: in the middle of a taller card, else level with its top. Those of a folded band have no place. */
function placeEndpoints(
  content: Content,
  lanes: readonly LaneFrame[],
  pins: Pins,
  positions: Map<string, Point>,
): void {
  const entries = content.bands.flatMap((band) => band.registry).filter((node) => positions.has(node.id));
  const blocks = entries.map((entry) => {
    const nodes = content.endpointsOf.get(entry.id) ?? [];
    const room = anatomyOf(entry).plate - groupHeight(nodes);
    return { nodes, wish: (positions.get(entry.id)?.y ?? 0) + Math.max(0, Math.round(room / 2)), gap: gaps.endpoint };
  });
  placeBlocks(blocks, laneOf(lanes, 'external').x + gaps.lanePad, pins, positions);
}

function extentOf(topology: Topology, lanes: readonly LaneFrame[], placed: Placed): { width: number; height: number } {
  let height = 0;
  for (const band of placed.bands) height = Math.max(height, band.y + band.height);
  for (const node of topology.nodes) {
    const at = placed.positions.get(node.id);
    if (at) height = Math.max(height, at.y + cardHeight(node));
  }
  const last = lanes.at(-1);
  return { width: last ? last.x + last.width : 0, height: height + gaps.bandFoot };
}
