import { addAll } from '../lists';
import type { Range } from '../text';
import type { Document } from './document';
import { keyRangeOf, NodeKind, rangeOf } from './tree';

const one = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u2060\u3000\uFEFF]/;
const withoutWidth = /[\u200B\u2060\uFEFF]/;

/** A blank that YAML takes for a letter. */
interface StrangeBlank {
  /** Offset in the document's text. */
  readonly at: number;
  /** `U+00A0`. */
  readonly name: string;
  /** What stands for it in YAML: a space, or nothing for one without width. */
  readonly meant: string;
}

/**
 * The first blank of a line that YAML takes for a letter, since it has another width than the space or none: YAML's own are the space and the tab alone
 * (YAML 1.2.2, rule s-white). Comments and what stands in quotes are left out; undefined where nothing else has one.
 */
export function strangeBlankIn(line: string): Pick<StrangeBlank, 'name' | 'meant'> | undefined {
  const found = one.exec(line.slice(0, commentAt(line)).replace(/"[^"]*"|'[^']*'/g, ''))?.[0];
  return found === undefined ? undefined : { name: nameOf(found), meant: meantBy(found) };
}

/**
 * All such blanks of a document that can only be meant as YAML's: at both ends of what a line says, behind its dashes, behind the colon of its key and within brackets,
 * and those without width anywhere. Quoted text, block scalars and comments may hold what they like.
 */
export function strangeBlanksOf(document: Document): readonly StrangeBlank[] {
  const { text } = document;
  if (!one.test(text)) return [];
  const found: StrangeBlank[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (one.test(line)) addAll(found, blanksOf(line, start));
    start += line.length + 1;
  }
  return outsideTexts(found, document);
}

/** What is in a line that starts at an offset. */
function blanksOf(line: string, start: number): readonly StrangeBlank[] {
  const text = line.slice(0, commentAt(line));
  const ahead = /^(?:[-?\s]|[\u200B\u2060])*/.exec(text)?.[0].length ?? 0;
  const found: StrangeBlank[] = [];
  for (const { 0: run, index } of text.matchAll(runs)) {
    const end = index + run.length;
    const isAtMark =
      index < ahead || end === text.length || endsKey(text, ahead, index) || isInBrackets(text, index, end);
    for (let at = index; at < end; at++) {
      const character = text.charAt(at);
      // A byte order mark is no blank of the text (YAML 1.2.2, rule c-byte-order-mark).
      if (!one.test(character) || (character === '\uFEFF' && start + at === 0)) continue;
      const meant = meantBy(character);
      if (isAtMark || meant === '') found.push({ at: start + at, name: nameOf(character), meant });
    }
  }
  return found;
}

/** Blanks that stand together, YAML's own among them. */
const runs = /[\s\u200B\u2060]+/g;

function commentAt(line: string): number {
  const at = line.search(/(?:^\uFEFF?|[ \t])#/);
  return at < 0 ? line.length : at;
}

/** Whether the first colon of a line, which ends its key, stands before an offset. */
function endsKey(text: string, ahead: number, offset: number): boolean {
  return text.charAt(offset - 1) === ':' && text.indexOf(':', ahead) === offset - 1;
}

/** Whether blanks stand beside a bracket of a line that has a list or a mapping in brackets, or behind a colon of one. */
function isInBrackets(text: string, from: number, to: number): boolean {
  if (!/^[^:[{]*(?::[\s\u200B\u2060]*)?[[{]/.test(text)) return false;
  return '[{:'.includes(text.charAt(from - 1) || ' ') || ']}'.includes(text.charAt(to) || ' ');
}

/** Both are in their order. */
function outsideTexts(found: readonly StrangeBlank[], document: Document): readonly StrangeBlank[] {
  const texts = textsIn(document);
  let next = 0;
  return found.filter(({ at }) => {
    while ((texts[next]?.to ?? Infinity) <= at) next++;
    return at < (texts[next]?.from ?? Infinity);
  });
}

const styles: readonly number[] = [NodeKind.SingleQuoted, NodeKind.DoubleQuoted, NodeKind.Literal, NodeKind.Folded];

/** Where quoted text and block scalars stand, keys included. */
function textsIn({ text, tree }: Document): readonly Range[] {
  const found: Range[] = [];
  for (let node = 0; node < tree.size; node++) {
    const key = keyRangeOf(tree, node);
    if (key && /["']/.test(text.charAt(key.from))) found.push(key);
    if (styles.includes(tree.kind[node] as number)) found.push(rangeOf(tree, node));
  }
  return found;
}

function meantBy(character: string): string {
  return withoutWidth.test(character) ? '' : ' ';
}

function nameOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
