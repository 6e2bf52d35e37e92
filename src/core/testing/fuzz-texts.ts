import { filesOf, lessons, templates } from '../templates';
import { readDocuments } from '../yaml';
import { hostileKey, hostileText } from './fuzz-words';
import type { Random } from './random';
import { randomDocument } from './random-document';
import { walkedDocuments } from './walked-documents';

/** Whole designs that mutations begin with, as their files' texts. */
export const sampleDesigns: readonly (readonly string[])[] = [
  ...templates.map((template) => filesOf(template).map(({ text }) => text)),
  ...lessons.map(({ text }) => [text]),
  [`${walkedDocuments.join('\n---\n')}\n`],
];

/** Documents of those designs. */
const sampleDocuments: readonly string[] = sampleDesigns
  .flat()
  .flatMap((text) => readDocuments(text).documents.map((document) => document.text))
  .filter((text) => text.length < 450);

/** The text of one or two documents as somebody might have written them, before anything is done to it. */
export function anyText(random: Random): string {
  const one = (): string => (random.chance(0.9) ? random.pick(sampleDocuments) : randomDocument(random));
  return random.chance(0.1) ? `${one()}\n---\n${one()}` : one();
}

/** A text after a few mutations, of its characters or of its structure. */
export function mutate(random: Random, text: string): string {
  let at = text;
  const count = random.pick([1, 1, 2, 3, 8]);
  for (let done = 0; done < count; done++) at = random.pick(mutations)(random, at);
  return at;
}

type Mutation = (random: Random, text: string) => string;

const characters: readonly string[] = [
  ...['\n', '\r', '\r\n', '\t', ' ', '  ', '\u0000', '\uFEFF', '\uD83D', '\uDE00', '\u0085', '\u2028', '\x1b'],
  ...[':', ': ', '-', '- ', '? ', '#', ' #', '&a ', '*a', '!t ', '!!binary ', '|', '>', '|2-', '"', "'", '\\'],
  ...['[', ']', '{', '}', ',', '%', '@', '`', '---', '...', '<<: *a', '<<: ', '=', '~', '{{', '}}', 'é', '漢'],
];

const mutations: readonly Mutation[] = [
  (random, text) => spliced(random, text, 0, random.pick(characters)),
  (random, text) => spliced(random, text, 1 + random.below(3), ''),
  (random, text) => spliced(random, text, 1 + random.below(3), random.pick(characters)),
  (random, text) => spliced(random, text, 0, String.fromCharCode(random.below(0x10000))),
  (random, text) => text.slice(0, random.below(text.length + 1)),
  (random, text) => spliced(random, text, random.below(200), ''),
  (random, text) => inLines(text, (lines) => lines.splice(random.below(lines.length), 1)),
  (random, text) => inLines(text, (lines) => lines.splice(random.below(lines.length), 0, random.pick(lines))),
  (random, text) => inLines(text, (lines) => lines.splice(random.below(lines.length), 0, oddLine(random))),
  (random, text) => inLines(text, (lines) => indent(random, lines)),
  (random, text) => inLines(text, (lines) => lines.push(...lines.splice(random.below(lines.length), 3))),
  (random, text) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n'])),
  (random, text) => replaceToken(random, text, /[\w*./-]+(?=:)/g, JSON.stringify(hostileKey(random))),
  (random, text) => replaceToken(random, text, /(?<=: )[^\n]+/g, JSON.stringify(hostileText(random))),
  (random, text) => replaceToken(random, text, /(?<=: )[^\n]+/g, nested(random)),
  (random, text) =>
    replaceToken(random, text, /(?<=: )[^\n]+/g, random.pick(['&a x', '*a', '!!map', '!x y', '|', '>+'])),
  (random, text) => spliced(random, text, 0, excerpt(random, anyText(random))),
  (random, text) => `${text}\n${excerpt(random, text)}`,
];

function spliced(random: Random, text: string, dropped: number, inserted: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + inserted + text.slice(at + dropped);
}

function inLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}

function indent(random: Random, lines: string[]): void {
  const from = random.below(lines.length);
  const by = random.pick([1, 2, 4, -1, -2]);
  for (let at = from; at < Math.min(lines.length, from + 1 + random.below(4)); at++) {
    const line = lines[at] ?? '';
    lines[at] = by > 0 ? ' '.repeat(by) + line : line.replace(/^ {1,2}/, '');
  }
}

function oddLine(random: Random): string {
  const text = JSON.stringify(hostileText(random));
  return `${' '.repeat(random.below(6))}${random.pick(['', '- ', '? ', '# '])}${random.pick([`${text}: x`, text, `x: ${text}`])}`;
}

function replaceToken(random: Random, text: string, token: RegExp, by: string): string {
  const found = [...text.matchAll(token)];
  if (found.length === 0) return text;
  const { index, 0: old } = random.pick(found);
  return text.slice(0, index) + by + text.slice(index + old.length);
}

/** Brackets in brackets, closed or not, now and then deeper than anybody reads. */
function nested(random: Random): string {
  const depth = random.pick([1, 3, 10, 199, 201]);
  const open = random.pick(['[', '{a: ', '{? ', '- ']);
  const close = open === '[' ? ']' : open === '- ' ? '' : '}';
  return open.repeat(depth) + (random.chance(0.7) ? close.repeat(depth) : '');
}

function excerpt(random: Random, text: string): string {
  const from = random.below(text.length + 1);
  return text.slice(from, from + random.below(120));
}
