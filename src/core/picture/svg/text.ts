import { cutTo, linesOf, widthOf, type Face } from './text-width';
import { element, escapeXml, legible } from './xml';

/** The families that texts are set in, with what stands in for them where they are not installed. */
export const families = {
  ui: "'Inter Variable', Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif",
  mono: "'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
} as const;

/** How texts on cards are set. */
export const faces = {
  title: { family: 'ui', size: 13, weight: 600 },
  host: { family: 'mono', size: 12, weight: 600 },
  mono: { family: 'mono', size: 12 },
  meta: { family: 'ui', size: 11 },
  tail: { family: 'ui', size: 11, weight: 500 },
  strong: { family: 'ui', size: 11, weight: 600 },
  docked: { family: 'ui', size: 12 },
  heading: { family: 'ui', size: 20, weight: 600 },
} as const satisfies Readonly<Record<string, Face>>;

/** Where a text stands and how: `x` and `y` are of its anchor on the line it stands on. */
interface Setting {
  readonly x: number;
  readonly y: number;
  /** It is cut so that it is no wider. */
  readonly room: number;
  readonly face: Face;
  readonly fill: string;
  readonly anchor?: 'end' | 'middle';
  /** Whether it is written from right to left, from `x` on. */
  readonly rtl?: boolean;
}

/** From this part of its room on a text gets its width written down, so that a wider font than the one measured stays in it. */
const nearlyFull = 0.85;

/** One line of text that is never wider than its room; what was cut off is read when it is pointed at. */
export function line(written: string, setting: Setting): string {
  const text = legible(written);
  const { x, y, room, face, fill, anchor, rtl } = setting;
  const shown = cutTo(text, room, face);
  if (shown.trim() === '') return '';
  const width = widthOf(shown, face);
  return element(
    'text',
    {
      x,
      y,
      fill,
      'font-size': face.size,
      'font-weight': face.weight,
      'font-style': face.italic && 'italic',
      'font-family': face.family === 'mono' ? families.mono : undefined,
      'text-anchor': anchor,
      direction: rtl ? 'rtl' : undefined,
      ...(width > room * nearlyFull && { textLength: Math.min(width, room), lengthAdjust: 'spacingAndGlyphs' }),
    },
    escapeXml(shown),
    shown === text ? '' : element('title', {}, escapeXml(text)),
  );
}

/** A text over several lines, `leading` apart. */
export function paragraph(
  text: string,
  setting: Setting & { readonly leading: number; readonly most: number },
): string {
  const { leading, most, ...rest } = setting;
  return linesOf(legible(text), rest.room, rest.face, most)
    .map((each, index) => line(each, { ...rest, y: rest.y + index * leading }))
    .join('');
}

/** Whether a text is written from right to left: its first letter with a direction is (the rule of `dir="auto"`). */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return (
    first !== undefined &&
    /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}]|[\u{1E800}-\u{1EFFF}]/u.test(first)
  );
}
