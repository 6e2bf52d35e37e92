import type { Node, Note } from '../../topology';
import { anatomyOf, measures } from '../anatomy';
import { hatchOf, type Brush } from './brush';
import { at, badge, chip, type Chip } from './marks';
import { faces, isRightToLeft, line, paragraph } from './text';
import { element } from './xml';

/** The plate of a card: its outline filled, and hatched where its document could not be read to the end. */
export function plate(
  d: string,
  look: { incomplete: boolean; dashes?: string; ground?: string },
  brush: Brush,
): string {
  const { palette } = brush;
  return [
    element('path', {
      d,
      fill: look.ground ?? palette.surface,
      stroke: palette.control,
      'stroke-width': 1.25,
      'stroke-dasharray': look.dashes,
    }),
    look.incomplete ? element('path', { d, fill: hatchOf(brush) }) : '',
  ].join('');
}

/** A rectangle with round corners as a path. */
export function rounded(width: number, height: number, radius: number): string {
  const r = radius;
  return `M${r} 0H${width - r}Q${width} 0 ${width} ${r}V${height - r}Q${width} ${height} ${width - r} ${height}H${r}Q0 ${height} 0 ${height - r}V${r}Q0 0 ${r} 0Z`;
}

/** What stands in the head of a card. */
interface Head {
  readonly kind: string;
  readonly size: number;
  readonly title: string;
  readonly mono?: boolean;
  /** What follows the title in the same line: how many more hosts there are. */
  readonly more?: string;
  readonly meta: string;
  /** At the end of the second line. */
  readonly aside?: (room: number) => Chip;
  /** Where the head ends on the right. */
  readonly right: number;
}

/** Badge, name and a line about it; at the end of the first line how many findings there are. */
export function headOf(node: Node, head: Head, brush: Brush): string {
  const { palette } = brush;
  const left = head.size + 21;
  const found = findings(node.id, brush);
  const foundX = head.right - found.width;
  const titleRoom = foundX - left - (found.width > 0 ? 6 : 0);
  const aside = head.aside?.(90);
  const asideX = head.right - (aside?.width ?? 0);
  const face = head.mono ? faces.host : faces.title;
  const more = head.more
    ? chip(head.more, 40, { ground: 'none', ink: palette['text-2'], face: faces.mono })
    : undefined;
  return [
    badge(head.kind, { x: 11, y: 26 - head.size / 2, size: head.size }, palette),
    line(head.title, { x: left, y: 22.5, room: titleRoom - (more?.width ?? 0), face, fill: palette.text }),
    more ? more.draw(foundX - more.width, 10) : '',
    found.draw(foundX, 10),
    line(head.meta, {
      x: left,
      y: 39.5,
      room: asideX - left - (aside ? 6 : 0),
      face: faces.meta,
      fill: palette['text-2'],
    }),
    aside ? aside.draw(asideX, 28) : '',
  ].join('');
}

/** The worst findings of a card or a rule, with their number. */
export function findings(of: string, { counts, palette }: Brush): Chip {
  const tally = counts.get(of);
  const severity = (['error', 'warning', 'info'] as const).find((each) => (tally?.[each] ?? 0) > 0);
  if (!tally || severity === undefined) return { width: 0, draw: () => '' };
  const ink = severity === 'info' ? palette['text-2'] : palette[severity];
  const ground = severity === 'info' ? palette.sunken : palette[`${severity}-bg`];
  const draw = (height: number): string => at(0, (height - 12) / 2, severitySign(severity, ink, palette.surface));
  return chip(String(tally[severity]), 60, { ground, ink, face: faces.strong, sign: { width: 12, draw } });
}

/** An octagon with a cross, a triangle, a circle with an i, in a square of 12. */
function severitySign(severity: 'error' | 'warning' | 'info', ink: string, ground: string): string {
  const signs = {
    error: ['M3.75.75h4.5l3 3v4.5l-3 3h-4.5l-3-3v-4.5Z', 'm4.2 4.2 3.6 3.6m0-3.6-3.6 3.6'],
    warning: ['M6 .9 11.6 11H.4Z', 'M6 4.3v3.2m0 1.6v.1'],
    info: ['M6 .8a5.2 5.2 0 1 1 0 10.4a5.2 5.2 0 1 1 0-10.4', 'M6 5.5v3M6 3.5v.1'],
  } as const;
  const [shape, stroke] = signs[severity];
  return [
    element('path', { d: shape, fill: ink }),
    element('path', { d: stroke, fill: 'none', stroke: ground, 'stroke-width': 1.3, 'stroke-linecap': 'round' }),
  ].join('');
}

/** The line that a card with very many rows has after them: how many more there are, or that these are all. */
export function moreRow(node: Node, noun: string, brush: Brush): string {
  const { more, rows, width } = anatomyOf(node, brush.expanded.has(node.id));
  if (!more) return '';
  const { palette } = brush;
  return line(more.count > 0 ? `${more.count} more ${noun}` : `${rows.length} ${noun} in all`, {
    x: width / 2,
    y: more.middle + 4,
    room: width - 40,
    face: faces.meta,
    fill: palette['text-2'],
    anchor: 'middle',
  });
}

/** A line across a card above each of its rows. */
export function rowLines(node: Node, reach: (y: number) => number, brush: Brush): string {
  const { rows, more } = anatomyOf(node, brush.expanded.has(node.id));
  const middles = [...rows.map(({ middle }) => middle), ...(more ? [more.middle] : [])];
  const d = middles.map((middle) => `M1 ${middle - measures.row / 2}H${reach(middle - measures.row / 2)}`).join('');
  return d === '' ? '' : element('path', { d, fill: 'none', stroke: brush.palette.line });
}

/** The notes under a card, as slips of two lines; each in its own direction. */
export function notesOf(notes: readonly Note[], x: number, top: number, width: number, { palette }: Brush): string {
  return notes
    .map((note, index) => {
      const rtl = isRightToLeft(note.text);
      const words = paragraph(note.text, {
        x: rtl ? width - 10 : 10,
        y: 14,
        room: width - 18,
        face: faces.meta,
        fill: palette['text-2'],
        leading: 16,
        most: 2,
        rtl,
      });
      const slip = element('path', { d: rounded(width, 36, 2), fill: palette.sunken });
      const edge = element('rect', { x: rtl ? width - 2 : 0, width: 2, height: 36, fill: palette.control });
      return at(x, top + index * measures.note + 4, slip, edge, words);
    })
    .join('');
}
