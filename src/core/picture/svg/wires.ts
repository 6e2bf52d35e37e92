import { greatestOf } from '../../lists';
import { digits } from '../../text';
import type { Edge } from '../../topology';
import { bundleMiddle, bundlePath } from '../bundle-path';
import { tornPath, wirePath } from '../course';
import { markRoom, turnPath } from '../end-mark';
import { meterText } from '../meter-text';
import type { Palette } from '../palette';
import type { PlacedBundle, PlacedWire } from '../place-wires';
import { isMetered, missSide, wireLook, wireTitle, type WireLine, type WireLook } from '../wire-look';
import { tlsLayers } from '../words';
import { changeColour, type Brush, type ChangeMark } from './brush';
import { barsSign, chip } from './marks';
import { faces, line, paragraph } from './text';
import { linesOf, widthOf, type Face } from './text-width';
import { element, escapeXml } from './xml';

/** How each line is dashed; those of dots have round ends. */
const dashes: Readonly<Record<WireLine, { readonly array?: string; readonly dots?: true; readonly width: number }>> = {
  solid: { width: 1.75 },
  spare: { width: 1.75, array: '2 5', dots: true },
  passing: { width: 1.75, array: '12 4' },
  refused: { width: 1.75, array: '6 4' },
  redirected: { width: 1.75, array: '9 3 2 3 2 3' },
  unresolved: { width: 1.75, array: '10 4 2 4' },
  route: { width: 1.75, array: '7 3' },
  idle: { width: 1.5, array: '1 5', dots: true },
  ghost: { width: 1, array: '2 3' },
};

/** The lines of a wire: its rails, the outermost first, and its core. */
function strokes(
  look: Pick<WireLook, 'line' | 'wrong' | 'layers'>,
  d: string,
  palette: Palette,
  mark?: ChangeMark,
): string {
  const double = look.wrong === 'double';
  const edge = double ? palette.error : palette['rail-edge'];
  const fill = double ? palette['error-bg'] : palette.rail;
  const rails = [
    ...(look.layers === 2
      ? [
          { stroke: edge, width: 14 },
          { stroke: fill, width: 12 },
        ]
      : []),
    ...(look.layers > 0
      ? [
          { stroke: edge, width: 8 },
          { stroke: fill, width: 6 },
        ]
      : []),
  ].map(({ stroke, width }) => element('path', { d, stroke, 'stroke-width': width }));
  const { array, dots, width } = dashes[look.line];
  const quiet = look.line === 'idle' || look.line === 'ghost';
  const core = element('path', {
    d,
    stroke: mark ? changeColour(mark, palette) : double ? palette.error : palette[quiet ? 'wire-idle' : 'wire'],
    'stroke-width': mark ? 2.5 : width,
    'stroke-dasharray': array,
    'stroke-linecap': dots && 'round',
  });
  return [...rails, core].join('');
}

/** A wire with what it ends in. */
export function drawWire(
  { edge, from, to, bend, detour, torn, turns }: PlacedWire,
  { palette, changes }: Brush,
): string {
  const look = wireLook(edge);
  const end = to.x - markRoom(look.mark);
  const d = torn ? tornPath(from.x, from.y, end, to.y) : wirePath(from.x, from.y, end, to.y, bend, detour);
  const title = element('title', {}, escapeXml(wireTitle(edge)));
  return element(
    'g',
    { fill: 'none' },
    title,
    strokes(look, d, palette, changes.get(edge.id)),
    turns === 0 ? '' : endMark(look, from, to, palette),
  );
}

function endMark(look: WireLook, from: PlacedWire['from'], to: PlacedWire['to'], palette: Palette): string {
  const { x, y } = to;
  const stroke = look.wrong === 'broken' ? palette.error : palette.wire;
  const drawn = (d: string, width = 2.5): string =>
    element('path', { d, stroke, 'stroke-width': width, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
  switch (look.mark) {
    case 'bar':
      return drawn(`M${x - 8} ${y - 7}V${y + 7}`);
    case 'turn':
      return drawn(turnPath(x, y), 1.75);
    case 'cross':
      return drawn(`M${x - 12} ${y - 5}l10 10m0-10l-10 10`);
    case 'question':
      return element(
        'text',
        { x: x - 8, y: y + 4.5, fill: stroke, 'font-size': 13, 'font-weight': 700, 'text-anchor': 'middle' },
        '?',
      );
    case 'arrow': {
      // A wire that comes back to a card left of its start ends behind it: its arrow stands where it can be seen.
      const back = x <= from.x;
      return drawn(
        back ? `M${from.x + 12} ${y - 4}l-7 4l7 4` : `M${x - 8} ${y - 4}L${x - 1} ${y}L${x - 8} ${y + 4}`,
        1.75,
      );
    }
    case null:
      return '';
  }
}

/** What stands over all wires: how much TLS lies on them, why a call misses an entry, and how many calls one sign of a redirect stands for. */
export function drawWireWords(wire: PlacedWire, brush: Brush): string {
  const { to, turns = 0 } = wire;
  return `${turns > 1 ? turnWords(turns, to, brush) : ''}${meterOrMiss(wire, brush)}`;
}

const turnFace: Face = { family: 'ui', size: 10.5, weight: 600 };

/** `×3` beside the sign of a redirect. */
function turnWords(turns: number, { x, y }: PlacedWire['to'], { palette }: Brush): string {
  const says = `×${digits(turns)}`;
  const room = widthOf(says, turnFace) + 4;
  const [right, base] = [x - 20, y - 5];
  const ground = { width: room, height: 13, rx: 4, fill: palette.canvas, 'fill-opacity': 0.88 };
  return [
    element('rect', { x: right - room, y: base - 10, ...ground }),
    line(says, { x: right - 2, y: base, room: room + 4, face: turnFace, fill: palette['text-2'], anchor: 'end' }),
  ].join('');
}

function meterOrMiss(wire: PlacedWire, brush: Brush): string {
  const { edge, from, to, meter, misses } = wire;
  if (edge.type === 'misses') return misses === undefined ? '' : missWords(edge, misses, from, to, brush);
  if (!meter || !isMetered(edge)) return '';
  const { palette } = brush;
  const double = tlsLayers(edge.tls) === 2;
  const ink = double ? palette.error : palette['text-2'];
  const sign = barsSign(edge.tls, ink);
  return chip(meterText(edge.tls), 60, {
    ground: double ? palette['error-bg'] : palette.surface,
    ink,
    face: faces.tail,
    height: 17,
    border: double ? palette['error-bg'] : palette.line,
    ...(sign && { sign }),
  }).draw(from.x + 4, from.y - 8.5);
}

const missFace: Face = { family: 'ui', size: 10.5, italic: true };

const mostMissLines = 4;

function missWords(
  edge: Edge,
  text: string,
  from: PlacedWire['from'],
  to: PlacedWire['to'],
  { palette }: Brush,
): string {
  const lines = linesOf(text, 64, missFace, mostMissLines);
  const height = lines.length * 12 + 3;
  const past = 10 + height / 2;
  const heights = { middle: (from.y + to.y) / 2, above: Math.min(from.y, to.y) - past, below: to.y + past };
  const middle = heights[missSide(edge, from.y, to.y)];
  const width = greatestOf(lines.map((each) => widthOf(each, missFace))) + 6;
  const [x, top] = [(from.x + to.x) / 2, middle - lines.length * 6 - 1];
  const ground = { width, height, rx: 4, fill: palette.canvas, 'fill-opacity': 0.88 };
  return [
    element('rect', { x: x - width / 2, y: top, ...ground }),
    paragraph(text, {
      x,
      y: top + 10,
      room: 64,
      face: missFace,
      fill: palette['text-2'],
      anchor: 'middle',
      leading: 12,
      most: mostMissLines,
    }),
  ].join('');
}

/** Many wires as one, which says what it carries. */
export function drawBundle({ bundle, from, to, quiet }: PlacedBundle, { palette }: Brush): string {
  if (quiet) return '';
  const d = bundlePath(from.x, from.y, to.x, to.y);
  const { array } = dashes[bundle.idle ? 'idle' : 'solid'];
  return element(
    'g',
    { fill: 'none' },
    element('title', {}, escapeXml(bundle.says)),
    element('path', {
      d,
      stroke: bundle.worst === 'error' ? palette.error : palette[bundle.idle ? 'wire-idle' : 'wire'],
      'stroke-width': 1.5,
      'stroke-opacity': 0.7,
      'stroke-dasharray': array,
    }),
  );
}

/** What a bundle carries: "12 calls"; nothing where the card at its end says so. */
export function drawBundleWords({ bundle, from, to, quiet, isTold }: PlacedBundle, { palette }: Brush): string {
  if (quiet || isTold) return '';
  const { x, y } = bundleMiddle(from.x, from.y, to.x, to.y);
  const look = { ground: palette.surface, ink: palette['text-2'], face: faces.tail, height: 17, border: palette.line };
  const words = chip(bundle.says, 140, look);
  return words.draw(x - words.width / 2, y - 8.5);
}

/** A sample of a wire for the legend, 40 wide, its middle at `y`. */
export function wireSample(look: WireLook, y: number, palette: Palette): string {
  const end = look.mark === 'bar' || look.mark === 'turn' ? 33 : 40;
  const level = look.mark === 'turn' ? y + 4 : y;
  const [from, to] = [
    { x: 0, y: level },
    { x: 42, y: level },
  ];
  return element('g', { fill: 'none' }, strokes(look, `M0 ${level}H${end}`, palette), endMark(look, from, to, palette));
}
