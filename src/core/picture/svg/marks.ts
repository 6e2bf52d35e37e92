import type { TlsBy } from '../../topology';
import { kindMark, markLetters, markPaths } from '../kind-mark';
import { outcomeStrokes, type CallSign } from '../outcome-strokes';
import type { Palette } from '../palette';
import { isTlsKnown, tlsLayers } from '../words';
import { faces, line } from './text';
import { widthOf, type Face } from './text-width';
import { decimal, element, escapeXml } from './xml';

/** A group whose own top left corner is at a place. */
export function at(x: number, y: number, ...content: readonly string[]): string {
  const inner = content.join('');
  return inner === '' ? '' : element('g', { transform: `translate(${decimal(x)} ${decimal(y)})` }, inner);
}

/** The badge of a kind. */
export function badge(kind: string, place: { x: number; y: number; size: number }, palette: Palette): string {
  const mark = kindMark(kind);
  const { x, size } = markLetters(mark);
  const hue = palette[`kind-${mark.hue}`];
  const paths = markPaths[mark.shape].map(({ d, stroke, dashes }) =>
    stroke === undefined
      ? element('path', { d, fill: hue })
      : element('path', { d, fill: 'none', stroke: hue, 'stroke-width': stroke, 'stroke-dasharray': dashes }),
  );
  const letters = element(
    'text',
    {
      x,
      y: 12.5 + size * 0.36,
      fill: mark.shape === 'dashed' ? hue : palette['on-kind'],
      'font-size': size,
      'font-weight': 650,
      'text-anchor': 'middle',
    },
    escapeXml(mark.letters),
  );
  const scale = place.size / 24;
  const transform = `translate(${decimal(place.x)} ${decimal(place.y)}) scale(${decimal(scale)})`;
  return element('g', { transform }, ...paths, letters);
}

/** What becomes of a call, as a sign. */
export function outcomeSign(
  outcome: CallSign,
  place: { x: number; y: number; size: number },
  palette: Palette,
): string {
  return element('path', {
    transform: `translate(${decimal(place.x)} ${decimal(place.y)}) scale(${decimal(place.size / 14)})`,
    d: outcomeStrokes[outcome],
    fill: 'none',
    stroke: palette[outcome === 'unknown' ? 'text-3' : outcome === 'misread' ? 'warning' : 'text-2'],
    'stroke-width': 1.6,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

/** A flag: filled while a promise holds, crossed when it does not, empty where that is not judged. */
export function flag(look: 'open' | 'held' | 'failed', x: number, y: number, palette: Palette): string {
  const colour = palette[look === 'held' ? 'ok' : look === 'failed' ? 'error' : 'text-3'];
  const cross = look === 'failed' ? 'M5 9.5l4 4m0-4-4 4' : '';
  return element(
    'g',
    {
      transform: `translate(${decimal(x)} ${decimal(y)})`,
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.3,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    element('path', { d: 'M1.5 1.5H10L8 4.5l2 3H1.5Z', fill: look === 'held' ? colour : undefined }),
    element('path', { d: `M1.5 1v12${cross}` }),
  );
}

/** How a chip looks: its colours, its height, and what stands before its words. */
interface ChipLook {
  readonly ground: string;
  readonly ink: string;
  readonly face?: Face;
  readonly height?: number;
  readonly border?: string;
  /** A sign of this width before the words, drawn from its own top left corner, as high as the chip. */
  readonly sign?: ChipSign;
}

/** What stands before the words of a chip, for a chip of a height. */
interface ChipSign {
  readonly width: number;
  readonly draw: (height: number) => string;
}

/** A plate with words, and how wide it is. Nothing when its room is not enough for a letter. */
export interface Chip {
  readonly width: number;
  readonly draw: (x: number, y: number) => string;
}

/** A chip that is no wider than `room`. */
export function chip(text: string, room: number, look: ChipLook): Chip {
  const { face = faces.meta, height = 16, sign } = look;
  const pad = height > 17 ? 6 : 5;
  const before = pad + (sign ? sign.width + 4 : 0);
  const whole = before + widthOf(text, face) + pad;
  const width = Math.min(room, whole);
  const space = width - before - pad;
  // Only what has to be cut needs room for a letter: sums of fractions make a whole text look a hair too wide.
  if (width < whole && space < face.size) return { width: 0, draw: () => '' };
  const words = line(text, { x: before, y: height / 2 + face.size * 0.36, room: space + 0.01, face, fill: look.ink });
  const plate = element('rect', { width, height, rx: 4, fill: look.ground, stroke: look.border });
  return { width, draw: (x, y) => at(x, y, plate, sign?.draw(height) ? at(pad, 0, sign.draw(height)) : '', words) };
}

/** One bar a layer of TLS, or a dash for none; nothing where that is not known. */
export function barsSign(tls: TlsBy, ink: string): ChipSign | undefined {
  if (!isTlsKnown(tls)) return undefined;
  const layers = tlsLayers(tls);
  const width = layers === 0 ? 9 : layers * 5 - 2;
  const bar = (index: number, height: number): string =>
    element('rect', { x: index * 5, y: (height - 9) / 2, width: 3, height: 9, rx: 1, fill: ink });
  const draw = (height: number): string =>
    layers === 0
      ? element('rect', { y: height / 2 - 0.75, width: 9, height: 1.5, fill: ink })
      : Array.from({ length: layers }, (_, index) => bar(index, height)).join('');
  return { width, draw };
}

/** An eye: who sees it. */
export function eyeSign(ink: string): ChipSign {
  const path = { fill: 'none', stroke: ink, 'stroke-width': 1.2, 'stroke-linejoin': 'round' };
  const draw = (height: number): string =>
    at(
      0,
      height / 2 - 4.5,
      element('path', {
        ...path,
        d: 'M.8 4.5C3-.4 9-.4 11.2 4.5C9 9.4 3 9.4.8 4.5ZM6 3a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3Z',
      }),
    );
  return { width: 12, draw };
}
