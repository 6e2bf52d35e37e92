import { addAll } from '../lists';
import type { Range } from '../text';
import type { Document } from './document';
import { keyRangeOf, NodeKind, rangeOf } from './tree';

const one = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u2060\u3000\uFEFF]/;
const withoutWidth = /[\u200B\u2060\uFEFF]/;

/** A blank that YAML takes for a letter. */
export interface StrangeBlank {
  /** Offset in the document's text. */
  readonly at: number;
  /** `U+00A0`. */
  readonly name: string;
  /** What stands for it in YAML: a space, or nothing for one without width. */
  readonly meant: string;
}

/**
 * The name of the first blank of a text that YAML takes for a letter, since it has another width than the space or none: `U+00A0`. YAML's own are the
 * space and the tab alone (YAML 1.2.2, rule s-white). Undefined where the text has none.
 */
export function strangeBlankIn(text: string): string | undefined {
  const found = one.exec(text)?.[0];
  return found === undefined ? undefined : nameOf(found);
}

/**
 * All such blanks of a document that can only be meant as YAML's: at both ends of what a line says, behind its dashes, behind a colon and around brackets,
 * and those without width anywhere. Quoted text, block scalars and comments may hold what they like.
 */
export function strangeBlanksOf(document: Document): readonly StrangeBlank[] {
  const { text } = document;
  if (!one.test(text)) return [];
  const found: StrangeBlank[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (one.test(line))
      addAll(
        found,
        blanksOf(line).map((each) => ({ ...each, at: start + each.at })),
      );
    start += line.length + 1;
  }
  return outsideTexts(found, document);
}

function blanksOf(line: string): readonly StrangeBlank[] {
  const text = line.startsWith('#') ? '' : (line.split(' #', 1)[0] ?? '');
  const ahead = /^(?:[-?\s]|[\u200B\u2060])*/.exec(text)?.[0].length ?? 0;
  const found: StrangeBlank[] = [];
  for (const { 0: run, index } of text.matchAll(runs)) {
    const end = index + run.length;
    const isAtMark = index < ahead || end === text.length || opens(text.charAt(index - 1)) || closes(text.charAt(end));
    for (let at = index; at < end; at++) {
      const character = text.charAt(at);
      const hasWidth = !withoutWidth.test(character);
      if (one.test(character) && (isAtMark || !hasWidth))
        found.push({ at, name: nameOf(character), meant: hasWidth ? ' ' : '' });
    }
  }
  return found;
}

/** Blanks that stand together, YAML's own among them. */
const runs = /[\s\u200B\u2060]+/g;

function opens(mark: string): boolean {
  return mark !== '' && ':[{'.includes(mark);
}

function closes(mark: string): boolean {
  return ']}'.includes(mark);
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

function nameOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
