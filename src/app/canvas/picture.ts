import type { Topology } from '../../core/topology';
import { bandCardOf, bandEnds, cardOf, groupCardOf } from './draw-cards';
import { drawWires } from './draw-wires';
import type { Drawn, Wire } from './drawn';
import { platesOf } from './far';
import { type BandFrame, type Layout, isInBand, type Shown } from '../../core/picture';
import { describeNode } from './words/spoken';
import { bendWires } from './wire-courses';

export {
  isNodeCard,
  type BandCard,
  type BundleWire,
  type Card,
  type Drawn,
  type EdgeWire,
  type GroupCard,
  type Wire,
} from './drawn';

/** The cards and wires as React Flow takes them. Objects of what did not change are those of the picture before. */
export interface Picture {
  readonly cards: Drawn[];
  readonly wires: Wire[];
  readonly cardById: ReadonlyMap<string, Drawn>;
  readonly wireById: ReadonlyMap<string, Wire>;
}

/** The picture of an empty canvas. */
export const emptyPicture: Picture = { cards: [], wires: [], cardById: new Map(), wireById: new Map() };

const nothing: ReadonlySet<string> = new Set();

/** The picture of a topology that was laid out; `expanded` cards show all their rows. */
export function drawPicture(
  topology: Topology,
  shown: Shown,
  layout: Layout,
  before: Picture,
  expanded: ReadonlySet<string> = nothing,
): Picture {
  const cards = new Map<string, Drawn>();
  const callers = countCallers(topology);
  for (const node of topology.nodes) {
    const at = layout.positions.get(node.id);
    if (!at) continue;
    const says = describeNode(node, undefined, callers.get(node.id) ?? 0);
    cards.set(node.id, cardOf(node, at, expanded.has(node.id), says, before.cardById.get(node.id)));
  }
  addGroups(cards, shown, layout, before);
  for (const band of layout.bands) if (band.folded) addBand(cards, band, before);
  const wires = drawWires(topology.edges, cards, (id) => shown.standIns.get(id), before.wireById);
  bendWires(wires, cards, layout);
  return pictureOf(cards, wires, before);
}

/** The picture from far away: bands and what lies outside as plates, and the wires between them bundled. */
export function drawFar(topology: Topology, shown: Shown, layout: Layout, before: Picture): Picture {
  const cards = new Map<string, Drawn>();
  const standIns = new Map(shown.standIns);
  const bands = new Map(layout.bands.map((band) => [band.namespace, band.id]));
  for (const node of topology.nodes) {
    const at = layout.positions.get(node.id);
    if (isInBand(node)) {
      const band = bands.get(node.namespace);
      if (band !== undefined) standIns.set(node.id, band);
    } else if (at && node.type !== 'endpoint') {
      cards.set(node.id, cardOf(node, at, false, node.label, before.cardById.get(node.id)));
    }
  }
  for (const { group, frame } of platesOf(topology, layout, shown)) {
    cards.set(group.id, groupCardOf(group, frame, before.cardById.get(group.id), frame));
    for (const node of group.nodes) standIns.set(node.id, group.id);
  }
  addGroups(cards, { ...shown, groups: shown.groups.filter((group) => group.entry === null) }, layout, before);
  for (const band of layout.bands) addBand(cards, band, before);
  const wires = drawWires(topology.edges, cards, (id) => standIns.get(id), before.wireById);
  return pictureOf(cards, wires, before);
}

function addGroups(cards: Map<string, Drawn>, shown: Shown, layout: Layout, before: Picture): void {
  for (const group of shown.groups) {
    const at = layout.positions.get(group.id);
    if (at) cards.set(group.id, groupCardOf(group, at, before.cardById.get(group.id)));
  }
}

function addBand(cards: Map<string, Drawn>, band: BandFrame, before: Picture): void {
  const id = bandEnds(band.id);
  cards.set(id, bandCardOf(band, before.cardById.get(id)));
}

function pictureOf(cards: Map<string, Drawn>, wires: Map<string, Wire>, before: Picture): Picture {
  return {
    cards: sameItems(before.cards, cards),
    wires: sameItems(before.wires, wires),
    cardById: cards,
    wireById: wires,
  };
}

/** The list before when it holds exactly these objects, so that React Flow sees that nothing changed. */
function sameItems<T>(before: T[], map: ReadonlyMap<string, T>): T[] {
  const after = [...map.values()];
  return after.length === before.length && after.every((item, index) => item === before[index]) ? before : after;
}

/** How many drawn calls go to each entry. */
function countCallers(topology: Topology): ReadonlyMap<string, number> {
  const callers = new Map<string, number>();
  for (const edge of topology.edges) if (edge.type === 'call') callers.set(edge.to, (callers.get(edge.to) ?? 0) + 1);
  return callers;
}
