import { changeColour, type Brush, type ChangeMark } from './brush';
import { at } from './marks';
import { element } from './xml';

const signs: Readonly<Record<ChangeMark, string>> = {
  added: 'M-4 0H4M0-4V4',
  removed: 'M-4 0H4',
  changed: 'M-4 3.5H4L0-4Z',
};

/** The sign of a mark in a disc round its place: plus, minus, or a triangle as the letter delta. */
export function changeSign(mark: ChangeMark, x: number, y: number, { palette }: Pick<Brush, 'palette'>): string {
  const disc = 'M-8.5 0a8.5 8.5 0 1 1 17 0a8.5 8.5 0 1 1-17 0Z';
  const line = { fill: 'none', stroke: palette['on-kind'], 'stroke-width': 1.75, 'stroke-linejoin': 'round' };
  const colour = changeColour(mark, palette);
  return at(x, y, element('path', { d: disc, fill: colour }), element('path', { d: signs[mark], ...line }));
}

/** The sign of what has a mark, at its corner or where else it is wanted, and a line round its outline; nothing where it has none. */
export function changeOf(id: string, outline: string, brush: Brush, sign = { x: 1, y: 1 }): string {
  const mark = brush.changes.get(id);
  if (mark === undefined) return '';
  const ring = {
    d: outline,
    fill: 'none',
    stroke: changeColour(mark, brush.palette),
    'stroke-width': 2.5,
    'stroke-dasharray': mark === 'removed' ? '6 4' : undefined,
  };
  return element('path', ring) + changeSign(mark, sign.x, sign.y, brush);
}
