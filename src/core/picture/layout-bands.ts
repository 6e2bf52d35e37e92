import { append } from '../lists';
import type { Lane } from '../topology';
import { measures, type Point } from './anatomy';
import type { BandFrame, LaneFrame } from './layout';
import { freeFrom, gaps, joinSpans, stackCards, type Column, type Pins, type Span } from './layout-stack';
import { isInBand, type Link, type Scene, type SceneBand, type Standing } from './scene';

/** What the bands are made of, looked up once for all sweeps. */
interface BandContent {
  readonly bands: readonly (SceneBand & {
    readonly mesh: readonly Standing[];
    readonly registry: readonly Standing[];
  })[];
  /** How much room an entry takes so that its endpoints can stand beside it. */
  readonly room: (card: Standing) => number;
  readonly links: readonly Link[];
  /** Pairs of a workload and an entry of one band that have only each other, each way. */
  readonly pairs: ReadonlyMap<string, Link>;
}

/** Where pinned cards stand, and what of each lane they take. */
export interface Pinned {
  readonly at: Pins;
  readonly spans: Readonly<Record<Lane, readonly Span[]>>;
}

/** Where the cards of all bands stand, and how high their frames are. */
interface PlacedBands {
  readonly positions: Map<string, Point>;
  readonly bands: readonly BandFrame[];
  /** The height under the last band. */
  readonly bottom: number;
}

/** The most often that bands are placed: the order of entries settles before that, or goes on changing for ever. */
const sweeps = 4;

/**
 * Places the bands one under the other. Workloads keep their order; entries are put in the order of the mean place of their callers, which
 * is worked out anew after each sweep until nothing changes.
 */
export function placeBands(
  scene: Scene,
  content: BandContent,
  lanes: readonly LaneFrame[],
  pinned: Pinned,
): PlacedBands {
  let order = content;
  let placed = placeOnce(order, lanes, pinned);
  for (let sweep = 1; sweep < sweeps; sweep++) {
    const next = reorder(order, callerPlaces(scene.links, placed));
    if (next === order) break;
    order = next;
    placed = placeOnce(order, lanes, pinned);
  }
  return placed;
}

/** The content of the bands, in the order of the scene. */
export function contentOf(scene: Scene): BandContent {
  const mesh = new Map<string | null, Standing[]>();
  const registry = new Map<string | null, Standing[]>();
  const endpoints = new Map<string, number>();
  for (const card of scene.standings) {
    if (isInBand(card)) append(card.lane === 'mesh' ? mesh : registry, card.namespace, card);
    else if (card.entry !== null)
      endpoints.set(card.entry, (endpoints.get(card.entry) ?? -gaps.endpoint) + card.height + gaps.endpoint);
  }
  return {
    bands: scene.bands.map((band) => ({
      ...band,
      mesh: mesh.get(band.namespace) ?? [],
      registry: looseLast(registry.get(band.namespace) ?? []),
    })),
    room: (card) => Math.max(card.height, endpoints.get(card.id) ?? 0),
    links: scene.links,
    pairs: pairsOf(scene),
  };
}

/** Where all that stands in lanes and was pinned stands, brought into its lane. */
export function pinnedOf(scene: Scene, lanes: readonly LaneFrame[], pins: Pins): Pinned {
  const at = new Map<string, Point>();
  const spans: Record<Lane, Span[]> = { mesh: [], registry: [], gateway: [], external: [] };
  if (pins.size === 0) return { at, spans };
  const lowest = reachOf(scene);
  for (const card of scene.standings) {
    const pin = pins.get(card.id);
    const lane = lanes.find((each) => each.lane === card.lane);
    if (!pin || !lane) continue;
    const x = Math.min(Math.max(pin.x, lane.x), lane.x + lane.width - card.width);
    const y = Math.min(Math.max(pin.y, gaps.top + gaps.bandHead), lowest);
    at.set(card.id, { x, y });
    spans[card.lane].push({ from: y, to: y + roomOfPod(card) });
  }
  return {
    at,
    spans: {
      mesh: joinSpans(spans.mesh),
      registry: joinSpans(spans.registry),
      gateway: joinSpans(spans.gateway),
      external: joinSpans(spans.external),
    },
  };
}

/**
 * The lowest place of a pin: far below everything, but not so far that nothing could be seen with it in view. It grows in great steps, so
 * that a new card does not move one that was pinned there.
 */
function reachOf(scene: Scene): number {
  const needed = scene.standings.reduce((sum, card) => sum + card.height + gaps.card, scene.bands.length * 80);
  let reach = 20_000;
  while (reach < needed + 10_000) reach *= 2;
  return reach;
}

function looseLast(cards: readonly Standing[]): Standing[] {
  return [...cards.filter((card) => card.type !== 'loose'), ...cards.filter((card) => card.type === 'loose')];
}

function pairsOf(scene: Scene): ReadonlyMap<string, Link> {
  const callsOf = new Map<string, Link[]>();
  for (const link of scene.links) {
    if (!link.call) continue;
    append(callsOf, link.from, link);
    append(callsOf, link.to, link);
  }
  const pairs = new Map<string, Link>();
  for (const link of scene.links) {
    if (!link.call || callsOf.get(link.from)?.length !== 1 || callsOf.get(link.to)?.length !== 1) continue;
    pairs.set(link.from, link);
    pairs.set(link.to, link);
  }
  return pairs;
}

/** For each entry the mean height of what calls it; a folded band is as high as its head. */
function callerPlaces(links: readonly Link[], placed: PlacedBands): ReadonlyMap<string, number> {
  const heads = new Map(placed.bands.filter((band) => band.folded).map((band) => [band.id, band.y]));
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { from, to, fromY, call } of links) {
    const y = placed.positions.get(from)?.y ?? heads.get(from);
    if (!call || y === undefined) continue;
    const mean = sums.get(to) ?? { sum: 0, count: 0 };
    mean.sum += y + fromY;
    mean.count++;
    sums.set(to, mean);
  }
  return new Map([...sums].map(([id, { sum, count }]) => [id, sum / count]));
}

/** The content with entries in the order of these heights, uncalled ones after them; the same object when no order changes. */
function reorder(content: BandContent, heights: ReadonlyMap<string, number>): BandContent {
  let changed = false;
  const rank = (card: Standing): number =>
    card.type === 'loose' ? Infinity : (heights.get(card.id) ?? Number.MAX_SAFE_INTEGER);
  const bands = content.bands.map((band) => {
    if (band.folded) return band;
    const registry = [...band.registry].sort((a, b) => compareNumbers(rank(a), rank(b)));
    if (registry.every((card, index) => card === band.registry[index])) return band;
    changed = true;
    return { ...band, registry };
  });
  return changed ? { ...content, bands } : content;
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function placeOnce(content: BandContent, lanes: readonly LaneFrame[], pinned: Pinned): PlacedBands {
  const positions = new Map(pinned.at);
  const frames: BandFrame[] = [];
  const columns = {
    mesh: columnIn('mesh', lanes, pinned, positions),
    registry: columnIn('registry', lanes, pinned, positions),
  };
  const heads = joinSpans([...pinned.spans.mesh, ...pinned.spans.registry]);
  let y = gaps.top;
  for (const band of content.bands) {
    y = freeFrom(heads, y, band.folded ? gaps.foldedHeight : gaps.bandHead, 0);
    const bottom = band.folded ? y + gaps.foldedHeight : placeBand(band, y + gaps.bandHead, columns, content);
    frames.push(frameOf(band, y, bottom, lanes));
    y = bottom + (band.folded ? gaps.foldedBand : gaps.band);
  }
  return { positions, bands: frames, bottom: y };
}

/** The column of a lane. */
export function columnIn(
  lane: Lane,
  lanes: readonly LaneFrame[],
  pinned: Pinned,
  positions: Map<string, Point>,
): Column {
  const frame = lanes.find((each) => each.lane === lane);
  if (frame === undefined) throw new Error(`There is no lane ${lane}`);
  return { x: frame.x + gaps.lanePad, spans: pinned.spans[lane], gap: gaps.card, pinned: pinned.at, positions };
}

/**
 * The room of a workload's card, with what the button under it takes of the gap to the next card more than there is; the height of any other card. Where
 * nothing hangs under the card the button begins on the foot of its plate.
 */
function roomOfPod({ type, height, plate }: Standing): number {
  return type === 'workload' && height > plate ? height + measures.addCall - gaps.card : height;
}

/** Places the cards of an open band and says where it ends. */
function placeBand(
  band: BandContent['bands'][number],
  top: number,
  columns: { readonly mesh: Column; readonly registry: Column },
  { room, pairs }: BandContent,
): number {
  const { mesh, registry } = columns;
  const wishFrom = (own: 'from' | 'to') => (card: Standing) => levelWith(pairs.get(card.id), own, mesh.positions);
  let left = stackCards(band.mesh, top, mesh, { room: roomOfPod });
  let right = stackCards(band.registry, top, registry, { room });
  // What has only each other is lined up, as far as the lower of the two columns leaves room for, and a little more.
  const slack = Math.abs(left - right) + gaps.lineUp;
  if (left > right) right = stackCards(band.registry, top, registry, { room, wish: wishFrom('to'), slack });
  else if (right > left) left = stackCards(band.mesh, top, mesh, { room: roomOfPod, wish: wishFrom('from'), slack });
  let lowest = Math.max(left, right, top + gaps.bandLeast);
  for (const card of [...band.mesh, ...band.registry]) {
    const pin = mesh.pinned.get(card.id);
    if (pin) lowest = Math.max(lowest, pin.y + card.height);
  }
  return lowest + gaps.bandFoot;
}

/** Where a card must begin for its wire to be level. */
function levelWith(
  pair: Link | undefined,
  own: 'from' | 'to',
  positions: ReadonlyMap<string, Point>,
): number | undefined {
  if (!pair) return undefined;
  const other = positions.get(own === 'to' ? pair.from : pair.to);
  if (!other) return undefined;
  return own === 'to' ? other.y + pair.fromY - pair.toY : other.y + pair.toY - pair.fromY;
}

function frameOf(band: SceneBand, y: number, bottom: number, lanes: readonly LaneFrame[]): BandFrame {
  const [mesh, registry] = lanes;
  const x = (mesh?.x ?? 0) + gaps.bandInset;
  const right = (registry?.x ?? 0) + (registry?.width ?? 0) - gaps.bandInset;
  const channel = {
    left: (mesh?.x ?? 0) + (mesh?.width ?? 0) - gaps.lanePad,
    right: (registry?.x ?? 0) + gaps.lanePad,
  };
  const { id, namespace, workloads, entries, folded } = band;
  return { id, namespace, x, y, width: right - x, height: bottom - y, workloads, entries, folded, channel };
}
