import { breakLine } from './label-lines';

/** A box of a flowchart. Ids hold letters, digits and `_` only and begin with a prefix, so that none is a word of Mermaid's own. */
export interface Shape {
  readonly id: string;
  /** Lines of plain text. */
  readonly lines: readonly string[];
  readonly form: 'box' | 'round' | 'database' | 'hexagon';
}

/** A titled frame around shapes and other frames, with the links inside of it. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly groups: readonly Group[];
  readonly shapes: readonly Shape[];
  readonly links: readonly Link[];
}

/**
 * An arrow. `plain` and `thick` carry bytes, without and with TLS; `dotted` is knowledge, and `known` is knowledge without a head; `cross` is refused.
 * Mermaid puts `to` behind `from` in the reading direction.
 */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly look: keyof typeof arrows;
  readonly lines: readonly string[];
  /** Drawn over one column more than others, so that something fits between its ends. */
  readonly far?: boolean;
  /** Drawn in the colour of an error. */
  readonly alarm?: boolean;
}

/** A diagram before it is printed. */
export interface Picture {
  /** What the diagram shows, as a comment on top. */
  readonly caption: string;
  readonly direction: 'LR' | 'TB';
  readonly groups: readonly Group[];
  readonly links: readonly Link[];
}

/** Each arrow as it is written, and as one that is a column longer. */
const arrows = {
  plain: ['-->', '--->'],
  thick: ['==>', '===>'],
  dotted: ['-.->', '-..->'],
  known: ['-.-', '-..-'],
  cross: ['--x', '---x'],
} as const;

const forms: Readonly<Record<Shape['form'], readonly [string, string]>> = {
  box: ['[', ']'],
  round: ['(', ')'],
  database: ['[(', ')]'],
  hexagon: ['{{', '}}'],
};

/** Of the line alone: seen on light and on dark ground (3.6 and 5.2 to 1 on white and on GitHub's dark), while the label keeps the colour of all text. */
const alarmColour = '#D9363E';

/** The Mermaid text of a picture: the same picture gives the same text, one shape or link a line. */
export function printPicture(picture: Picture): string {
  const lines = [`%% ${picture.caption}`, `flowchart ${picture.direction}`];
  for (const group of picture.groups) printGroup(group, '  ', lines);
  for (const link of picture.links) lines.push(`  ${printLink(link)}`);
  const alarms = linksInOrder(picture).flatMap((link, index) => (link.alarm ? [index] : []));
  if (alarms.length > 0) lines.push(`  linkStyle ${alarms.join(',')} stroke:${alarmColour}`);
  return `${lines.join('\n')}\n`;
}

/** How many shapes and links a picture has. */
export function countPicture(picture: Picture): { nodes: number; edges: number } {
  const countShapes = (groups: readonly Group[]): number =>
    groups.reduce((sum, group) => sum + group.shapes.length + countShapes(group.groups), 0);
  return { nodes: countShapes(picture.groups), edges: linksInOrder(picture).length };
}

/** Links in the order in which they are printed, which is how Mermaid numbers them for `linkStyle`. */
function linksInOrder(picture: Picture): readonly Link[] {
  const inside = (groups: readonly Group[]): Link[] =>
    groups.flatMap((group) => [...inside(group.groups), ...group.links]);
  return [...inside(picture.groups), ...picture.links];
}

function printGroup(group: Group, indent: string, lines: string[]): void {
  lines.push(`${indent}subgraph ${group.id}[${quote([group.title])}]`);
  const inner = `${indent}  `;
  for (const each of group.groups) printGroup(each, inner, lines);
  for (const shape of group.shapes) {
    const [open, close] = forms[shape.form];
    lines.push(`${inner}${shape.id}${open}${quote(broken(shape.lines, longest.line))}${close}`);
  }
  for (const link of group.links) lines.push(`${inner}${printLink(link)}`);
  lines.push(`${indent}end`);
}

function printLink({ from, to, look, lines, far }: Link): string {
  const label = lines.length > 0 ? `|${quote(broken(lines, longest.wordOfLink))}|` : '';
  return `${from} ${arrows[look][far ? 1 : 0]}${label} ${to}`;
}

/** So many characters a line has: on an arrow Mermaid breaks at 200 pixels (its `createText`), between words where it can and else inside of one. */
const longest = { line: 48, wordOfLink: 30 } as const;

/** A name can be of any length; this is more than a host can have. */
const mostChars = 260;

function broken(lines: readonly string[], mostOfWord: number): readonly string[] {
  return lines.flatMap((line) =>
    breakLine(line.length > mostChars ? `${line.slice(0, mostChars)}…` : line, longest.line, mostOfWord),
  );
}

function quote(lines: readonly string[]): string {
  return `"${lines.map(escapeLabel).join('<br/>')}"`;
}

/** Longer lines are cut: a label is for reading, the YAML has the whole. */
const mostLabelChars = 80;

/**
 * Text for inside of a quoted label. Everything that Mermaid could take for markup of its own, HTML, Markdown, an entity, a directive or a link
 * becomes a numbered entity, as do two characters by which it hides entities from itself (its `encodeEntities`); control characters become a blank. Mermaid
 * takes no empty label, so nothing becomes a question mark; a no-break space, which it writes as an entity that nobody reads back, becomes a blank.
 */
export function escapeLabel(text: string): string {
  const flat = text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00A0\uFEFF]+/gu, ' ').trim();
  if (flat === '') return '?';
  const points = [...flat];
  const cut = points.length > mostLabelChars ? `${points.slice(0, mostLabelChars - 1).join('')}…` : flat;
  return cut
    .replace(/\$(?=\$)/g, '$ ')
    .replace(/\\/g, '∖')
    .replace(/style|classDef|["<>&#;`*~|{}[\]@ﬂ¶]|%%+|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, hideFirst)
    .replace(/^\d+\.(?= |$)/, (number) => `${number.slice(0, -1)}#46;`)
    .replace(/^[-+=](?= |$|=|-)/, entities)
    .replace(/:(?=\/\/)/g, entities)
    .replace(/(?<![A-Za-z0-9])www\./gi, (word) => `${word.slice(0, -1)}#46;`);
}

/** Words that Mermaid looks for in every line lose their first letter to an entity; of anything else each character does. */
function hideFirst(text: string): string {
  return /^[a-z]/.test(text) ? entities(text.charAt(0)) + text.slice(1) : entities(text);
}

function entities(text: string): string {
  return [...text].map((char) => named[char] ?? `#${char.codePointAt(0)};`).join('');
}

const named: Readonly<Record<string, string>> = { '"': '#quot;', '<': '#lt;', '>': '#gt;', '&': '#amp;' };

/** Hands out ids: readable, made of the name that they stand for, each once. */
export class Ids {
  private readonly taken = new Set<string>();

  next(prefix: string, name: string): string {
    const slug = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/style/g, 'styl_e')
      .replace(/^_+|_+$/g, '')
      .slice(0, 48);
    const base = `${prefix}_${slug}`;
    let id = base;
    for (let count = 2; this.taken.has(id); count++) id = `${base}_${count}`;
    this.taken.add(id);
    return id;
  }
}
