import { visible } from '../../core/text';
import type { Node } from '../../core/topology';
import {
  anatomyOf,
  type Point,
  groupSize,
  type EndpointGroup,
  type BandFrame,
  type Frame,
  endsAt,
  endsOfBand,
  wireEnds,
} from '../../core/picture';
import { handlesOf } from './flow-handles';
import { isNodeCard, type BandCard, type Card, type Drawn, type GroupCard } from './drawn';
import { shownNode } from './shown-node';
import { cardWords, endpointWords } from './words/cards';

/** The card of a node; `says` describes it to a screen reader. The card before when nothing about it changed. */
export function cardOf(node: Node, at: Point, expanded: boolean, says: string, before: Drawn | undefined): Card {
  const same =
    before !== undefined &&
    isNodeCard(before) &&
    before.data.node === shownNode(node) &&
    before.data.expanded === expanded;
  if (same && stands(before, at) && before.domAttributes?.['aria-description'] === says) return before;
  const { width, height } = anatomyOf(node, expanded);
  return {
    id: node.id,
    type: node.type,
    position: { x: at.x, y: at.y },
    data: { node: shownNode(node), expanded },
    width,
    height,
    measured: { width, height },
    handles: handlesOf(wireEnds(node, expanded)),
    ariaLabel: shownNode(node).label,
    ariaRole: 'group',
    domAttributes: { 'aria-description': says, 'aria-roledescription': cardWords.role, tabIndex: -1 },
    draggable: node.type !== 'unreadable' && node.type !== 'cluster',
    focusable: false,
    selectable: false,
  };
}

/** The card of a group of endpoints; `size` when it stands for a whole stretch of its lane. */
export function groupCardOf(group: EndpointGroup, at: Point, before: Drawn | undefined, size?: Frame): GroupCard {
  const { width, height } = size ?? groupSize;
  const same = before?.type === 'group' && sameGroup(before.data.group, group) && before.height === height;
  if (same && stands(before, at)) return before;
  return {
    id: group.id,
    type: 'group',
    position: { x: at.x, y: at.y },
    data: { group },
    width,
    height,
    measured: { width, height },
    handles: handlesOf(endsAt(width, height / 2)),
    ariaLabel: endpointWords.groupLabel(visible(group.name), group.says),
    ariaRole: 'button',
    domAttributes: { 'aria-expanded': group.open, 'aria-roledescription': endpointWords.groupRole, tabIndex: -1 },
    draggable: false,
    focusable: false,
    selectable: false,
  };
}

/** Where the wires of a band end that is drawn as a whole. */
export function bandCardOf(band: BandFrame, before: Drawn | undefined): BandCard {
  const id = bandEnds(band.id);
  const same = before?.type === 'band' && before.width === band.width && before.height === band.height;
  if (same && stands(before, band) && sameCounts(before.data.band, band)) return before;
  const { width, height } = band;
  return {
    id,
    type: 'band',
    position: { x: band.x, y: band.y },
    data: { band },
    width,
    height,
    measured: { width, height },
    handles: handlesOf(endsOfBand(band)),
    zIndex: -1,
    style: { pointerEvents: 'none' },
    domAttributes: { 'aria-hidden': true, tabIndex: -1 },
    draggable: false,
    focusable: false,
    selectable: false,
  };
}

/** The id of the card at which the wires of a band end, by the id of the band's spot. */
export function bandEnds(spot: string): string {
  return `Ends/${spot}`;
}

function stands(before: Drawn, at: Point): boolean {
  return before.position.x === at.x && before.position.y === at.y;
}

function sameGroup(a: EndpointGroup, b: EndpointGroup): boolean {
  return (
    a.says === b.says &&
    a.open === b.open &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, index) => node === b.nodes[index])
  );
}

function sameCounts(a: BandFrame, b: BandFrame): boolean {
  return a.folded === b.folded && a.workloads === b.workloads && a.entries === b.entries;
}
