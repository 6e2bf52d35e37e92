import type { Node } from '../topology';
import { anatomyOf, middleOf, pointedEdge } from './anatomy';
import type { BandFrame } from './layout';

/** A place where wires end: its id, which side of the card it is on, and where, from the card's top left corner. */
export interface WireEnd {
  readonly id: string;
  readonly side: 'left' | 'right';
  readonly x: number;
  readonly y: number;
}

/** The wire end of a card, a group or a band as a whole. */
export const wholeEnd = 'card';

/** Where wires end: at both sides of each row, of the line that stands for rows not shown, and of the card as a whole. */
export function wireEnds(node: Node, expanded = false): WireEnd[] {
  const { rows, more, width } = anatomyOf(node, expanded);
  const ends = [
    { id: wholeEnd, y: middleOf(node, expanded) },
    ...rows.map((row) => ({ id: rowEnd(row.id), y: row.middle })),
  ];
  if (more) ends.push({ id: moreEnd, y: more.middle });
  return ends.flatMap(({ id, y }) => [
    { id, side: 'left' as const, x: 0, y },
    { id, side: 'right' as const, x: node.type === 'service-entry' ? pointedEdge(node, y, expanded) : width, y },
  ]);
}

/** The wire end of a row; where that is not shown, of the line that stands for it; else of the whole card. */
export function endOfRow(node: Node, expanded: boolean, row: string | undefined): string {
  if (row === undefined) return wholeEnd;
  const { rows, more } = anatomyOf(node, expanded);
  return rows.some((each) => each.id === row) ? rowEnd(row) : more ? moreEnd : wholeEnd;
}

const moreEnd = 'more';

function rowEnd(row: string): string {
  return `row:${row}`;
}

/** Where calls leave a band that is drawn as a whole: at the right of its workloads. */
export const callsOut = 'out';

/** Where calls arrive at such a band: at the left of its entries. */
export const callsIn = 'in';

/** Where calls from another band arrive that is drawn as a whole too: at its right side, beside both. */
export const callsBack = 'back';

/** How far under the top of a folded band its wires end. */
const bandMiddle = 24;

/** Where the wires of a band end: those to and from cards in its channel, all others at its right side. */
export function endsOfBand({ x, width, height, folded, channel }: BandFrame): WireEnd[] {
  const y = folded ? bandMiddle : height / 2;
  return [
    { id: callsOut, side: 'right', x: channel.left - x, y },
    { id: callsIn, side: 'left', x: channel.right - x, y },
    { id: callsBack, side: 'left', x: width, y: y + 6 },
    { id: wholeEnd, side: 'right', x: width, y },
  ];
}

/** The ends at the middle of both sides of what has no rows. */
export function endsAt(width: number, middle: number): WireEnd[] {
  return [
    { id: wholeEnd, side: 'left', x: 0, y: middle },
    { id: wholeEnd, side: 'right', x: width, y: middle },
  ];
}
