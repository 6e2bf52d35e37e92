/** How a text is set: the family, and the size in units of the picture. */
export interface Face {
  readonly family: 'ui' | 'mono';
  readonly size: number;
  readonly weight?: 500 | 600 | 700;
  readonly italic?: true;
}

/** The advance widths of the printable ASCII characters from the space on, in thousandths of the size: Inter at weight 400. */
const inter = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593, 620,
  566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903,
  753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612,
  583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426,
  333, 426, 662,
];

/** Every character of JetBrains Mono is as wide as this part of its size. */
const mono = 0.6;

const ascii = /^[ -~]*$/;
const wide =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]/u;

/** How wide a text is about, in units of the picture. Another font than the one that was measured makes it another width. */
export function widthOf(text: string, face: Face): number {
  let ems = 0;
  for (const part of partsOf(text)) ems += emsOf(part, face);
  return ems * face.size * (face.weight === undefined ? 1 : face.weight === 500 ? 1.015 : 1.03);
}

/** A text cut to a width, the last sign an ellipsis; the text itself where it fits. Empty when not even a letter has room. */
export function cutTo(text: string, room: number, face: Face): string {
  if (widthOf(text, face) <= room) return text;
  const most = room - widthOf('…', face);
  let kept = '';
  let width = 0;
  for (const part of partsOf(text)) {
    width += widthOf(part, face);
    if (width > most) break;
    kept += part;
  }
  return kept.trimEnd() === '' ? '' : `${kept.trimEnd()}…`;
}

/** The lines of a text that is broken between words, or within one that is wider than a line; the last is cut where there are more. */
export function linesOf(text: string, room: number, face: Face, most: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < most - 1 && widthOf(rest, face) > room) {
    const [line, left] = firstLine(rest, room, face);
    lines.push(line);
    rest = left;
  }
  const last = cutTo(rest, room, face);
  return last === '' ? lines : [...lines, last];
}

function firstLine(text: string, room: number, face: Face): [line: string, rest: string] {
  let width = 0;
  let end = 0;
  let space = -1;
  for (const part of partsOf(text)) {
    width += widthOf(part, face);
    if (width > room && end > 0) break;
    if (part === ' ') space = end;
    end += part.length;
  }
  const at = space > 0 && text[end] !== ' ' ? space : end;
  return [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader sees as single signs: no emoji and no accent is taken apart. */
function partsOf(text: string): Iterable<string> {
  return ascii.test(text) ? text : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function emsOf(part: string, { family }: Face): number {
  if (!ascii.test(part) && wide.test(part)) return 1.3;
  if (family === 'mono') return mono;
  if (part === '…') return 0.87;
  return ((part.length === 1 ? inter[part.charCodeAt(0) - 32] : undefined) ?? 700) / 1000;
}
