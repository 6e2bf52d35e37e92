import { append } from '../lists';
import type { Lane, Node, Topology } from '../topology';
import { anatomyOf, type Point } from './anatomy';
import { columnIn, contentOf, pinnedOf, placeBands, type Pinned } from './layout-bands';
import { gaps, stackBlocks, stackCards, type Block, type Pins } from './layout-stack';
import { showTopology, type Folded, type Scene, type SceneOptions, type Standing } from './scene';

export type { Pins } from './layout-stack';
export type { Folded } from './scene';

/** A column of the canvas. */
export interface LaneFrame {
  readonly lane: Lane;
  readonly x: number;
  readonly width: number;
}

/** A rectangle of the canvas. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The frame of a namespace, across the lanes Mesh and Registry. */
export interface BandFrame extends Frame {
  /** The id of the band's spot. */
  readonly id: string;
  readonly namespace: string | null;
  readonly workloads: number;
  readonly entries: number;
  /** Only its head is drawn; its cards have no position. */
  readonly folded: boolean;
  /** Between its workloads and its entries, in canvas units from the left: wires run here, also over a folded band. */
  readonly channel: { readonly left: number; readonly right: number };
}

/** Where everything stands. Positions are of the cards' top left corners, by the id of a node or a group of endpoints. */
export interface Layout {
  readonly positions: ReadonlyMap<string, Point>;
  readonly lanes: readonly LaneFrame[];
  readonly bands: readonly BandFrame[];
  /** Under the bands, for the clusters that calls end in without an entry; null while there are none. */
  readonly shelf: Frame | null;
  readonly width: number;
  readonly height: number;
}

/** The places of all cards of a topology; `folded` bands show their heads only. */
export function layoutTopology(
  topology: Topology,
  pins: Pins,
  folded: Folded = new Set(),
  options: SceneOptions = {},
): Layout {
  return layoutScene(showTopology(topology, folded, options).scene, pins);
}

/**
 * The places of all cards: lanes as columns, a namespace as a band across Mesh and Registry, workloads by name, entries by the mean place
 * of their callers, endpoints beside their entry, what belongs to no band on a shelf under Registry. The same scene and pins give the same
 * places. A pinned card stands where its pin says, brought into its lane, and all others flow round it.
 */
export function layoutScene(scene: Scene, pins: Pins): Layout {
  const lanes = laneFrames(scene.gateway);
  const pinned = pinnedOf(scene, lanes, pins);
  const { positions, bands, bottom } = placeBands(scene, contentOf(scene), lanes, pinned);
  const shelf = placeShelf(scene, lanes, pinned, positions, bottom);
  const heads = new Map(bands.filter((band) => band.folded).map((band) => [band.id, band.y]));
  const placeOf = (id: string): number | undefined => positions.get(id)?.y ?? heads.get(id);
  if (scene.gateway) placeGateways(scene, lanes, pinned, positions, placeOf);
  placeExternal(scene, lanes, pinned, positions, placeOf);
  return { positions, lanes, bands, shelf, ...extentOf(scene, lanes, bands, positions) };
}

/** Where a card may be dropped: inside its lane, below its band's head, on the 8 px grid. */
export function clampToLane(layout: Layout, node: Node, point: Point): Point {
  const lane = layout.lanes.find((each) => each.lane === node.lane);
  const x = lane
    ? Math.min(Math.max(snap(point.x), lane.x), snapDown(lane.x + lane.width - anatomyOf(node).width))
    : snap(point.x);
  const band = layout.bands.find((each) => each.namespace === node.namespace && node.lane !== 'external');
  return { x, y: Math.max(snap(point.y), snapUp(band ? band.y + gaps.bandHead : gaps.top + gaps.bandHead)) };
}

/** The band at a point of the canvas, or undefined when there is none. */
export function bandAt(layout: Layout, point: Point): BandFrame | undefined {
  return layout.bands.find((band) => point.y >= band.y && point.y <= band.y + band.height);
}

function snapDown(value: number): number {
  return Math.floor(value / 8) * 8;
}

function snapUp(value: number): number {
  return Math.ceil(value / 8) * 8;
}

function snap(value: number): number {
  return Math.round(value / 8) * 8;
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

/** What stands in no band: the clusters that calls end in, and documents that cannot be read. */
function placeShelf(
  scene: Scene,
  lanes: readonly LaneFrame[],
  pinned: Pinned,
  positions: Map<string, Point>,
  top: number,
): Frame | null {
  const column = columnIn('registry', lanes, pinned, positions);
  const clusters = scene.standings.filter((card) => card.type === 'cluster');
  const lowest = stackCards(clusters, top, column);
  stackCards(
    scene.standings.filter((card) => card.type === 'unreadable'),
    clusters.length > 0 ? lowest + gaps.band : top,
    column,
  );
  const lane = lanes.find((each) => each.lane === 'registry');
  const first = clusters[0] && positions.get(clusters[0].id);
  if (!first || !lane) return null;
  const y = first.y - gaps.endpoint;
  return { x: lane.x, y, width: lane.width, height: lowest + gaps.endpoint - y };
}

/** Gateways stand at the mean height of what is wired to them. */
function placeGateways(
  scene: Scene,
  lanes: readonly LaneFrame[],
  pinned: Pinned,
  positions: Map<string, Point>,
  placeOf: (id: string) => number | undefined,
): void {
  const wishes = meanOfNeighbours(scene, placeOf);
  const blocks = scene.standings
    .filter((card) => card.lane === 'gateway')
    .map((card) => ({ cards: [card], wish: wishes.get(card.id) ?? 0, gap: gaps.card }));
  stackBlocks(blocks, gaps.top + gaps.bandHead, columnIn('gateway', lanes, pinned, positions));
}

/** For each card the mean height of what it is wired to, as far as that has a place. */
function meanOfNeighbours(scene: Scene, placeOf: (id: string) => number | undefined): ReadonlyMap<string, number> {
  const heights = new Map<string, number[]>();
  for (const { from, to, fromY, toY } of scene.links) {
    const [left, right] = [placeOf(from), placeOf(to)];
    if (left !== undefined) append(heights, to, left + fromY - toY);
    if (right !== undefined) append(heights, from, right + toY - fromY);
  }
  return new Map([...heights].map(([id, each]) => [id, each.reduce((sum, y) => sum + y, 0) / each.length]));
}

/** The endpoints of an entry stand together: one level with what dials it, several in the middle of a taller card, else level with its top. */
function placeExternal(
  scene: Scene,
  lanes: readonly LaneFrame[],
  pinned: Pinned,
  positions: Map<string, Point>,
  placeOf: (id: string) => number | undefined,
): void {
  const ofEntry = new Map<string, Standing[]>();
  const others: Standing[] = [];
  const plates = new Map<string, number>();
  for (const card of scene.standings) {
    if (card.type === 'service-entry') plates.set(card.id, card.plate);
    if (card.lane !== 'external') continue;
    if (card.entry !== null) append(ofEntry, card.entry, card);
    else others.push(card);
  }
  const wishes = meanOfNeighbours(scene, placeOf);
  const blocks: Block[] = [...ofEntry].map(([entry, cards]) => {
    const room =
      (plates.get(entry) ?? 0) - cards.reduce((sum, card) => sum + card.height + gaps.endpoint, -gaps.endpoint);
    const beside = (placeOf(entry) ?? 0) + Math.max(0, Math.round(room / 2));
    const level = cards.length === 1 && cards[0] ? wishes.get(cards[0].id) : undefined;
    return { cards, wish: Math.round(level ?? beside), gap: gaps.endpoint };
  });
  for (const card of others)
    blocks.push({ cards: [card], wish: Math.round(wishes.get(card.id) ?? 0), gap: gaps.endpoint });
  stackBlocks(blocks, gaps.top + gaps.bandHead, columnIn('external', lanes, pinned, positions));
}

function extentOf(
  scene: Scene,
  lanes: readonly LaneFrame[],
  bands: readonly BandFrame[],
  positions: ReadonlyMap<string, Point>,
): { width: number; height: number } {
  let height = 0;
  for (const band of bands) height = Math.max(height, band.y + band.height);
  for (const card of scene.standings) height = Math.max(height, (positions.get(card.id)?.y ?? 0) + card.height);
  const last = lanes.at(-1);
  return { width: last ? last.x + last.width : 0, height: height + gaps.bandFoot };
}
