import { NOT_MINE } from './not-mine';

/** A short plain scalar that was met before: its characters, and what they mean as a value and as a key. */
export interface Word {
  readonly text: string;
  /** The value by the core schema of YAML 1.2, and for digits behind a zero or `0b` as kubectl has it. */
  readonly value: unknown;
  /** The name that a mapping's entry with this key has, or undefined where the text is not the name (`0x10`, `~`, `<<`). */
  readonly key: string | undefined;
}

const INTEGER = /^[-+]?[0-9]+$/;
/** As kubectl reads it (sigs.k8s.io/yaml with go-yaml v2: resolve.go asks strconv.ParseInt for any base); by YAML 1.2 it is decimal. */
const LEADING_ZERO = /^[-+]?0[0-7]+$/;
/** Text by YAML 1.2, and a number to kubectl (the same resolve.go). */
const BINARY = /^[-+]?0[bB][01]+$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const SPECIAL: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['', null],
  ['~', null],
  ...['null', 'Null', 'NULL'].map((text): [string, unknown] => [text, null]),
  ...['true', 'True', 'TRUE'].map((text): [string, unknown] => [text, true]),
  ...['false', 'False', 'FALSE'].map((text): [string, unknown] => [text, false]),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((text): [string, unknown] => [text, Infinity]),
  ...['-.inf', '-.Inf', '-.INF'].map((text): [string, unknown] => [text, -Infinity]),
  ...['.nan', '.NaN', '.NAN'].map((text): [string, unknown] => [text, NaN]),
]);

/**
 * The value of a plain scalar by the core schema (YAML 1.2.2, section 10.3.2), but for a leading zero and for binary, which are what is applied that way. Integers that a double cannot hold lose digits, as
 * they do in the `yaml` package.
 */
function resolvePlain(text: string): unknown {
  const first = text.charCodeAt(0);
  const isNumeric = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (isNumeric) {
    if (LEADING_ZERO.test(text)) return parseInt(text, 8);
    if (INTEGER.test(text)) return parseInt(text, 10);
    if (BINARY.test(text)) return parseBinary(text);
    if (DECIMAL.test(text)) return parseFloat(text);
    if (OCTAL.test(text)) return parseInt(text.slice(2), 8);
    if (HEXADECIMAL.test(text)) return parseInt(text.slice(2), 16);
  }
  return SPECIAL.has(text) ? SPECIAL.get(text) : text;
}

/** The number of `0b11` or `-0B11`. */
export function parseBinary(text: string): number {
  const size = parseInt(text.replace(/^[-+]?0[bB]/, ''), 2);
  return text.startsWith('-') ? -size : size;
}

const SLOTS = 4096;
const LONGEST = 40;
const words: (Word | undefined)[] = new Array<Word | undefined>(SLOTS).fill(undefined);

/**
 * The word that stands at `from` in a text, remembered by its `hash`: the documents of a mesh repeat the same few hundred keys and
 * values, which are then neither copied nor resolved again, and kept in memory only once. Long ones are not remembered.
 */
export function wordAt(text: string, from: number, to: number, hash: number): Word {
  if (to - from > LONGEST) return makeWord(text.slice(from, to));
  const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
  const known = words[slot];
  if (known !== undefined && known.text.length === to - from && matches(text, from, known.text)) return known;
  const word = makeWord(copySlice(text, from, to));
  words[slot] = word;
  return word;
}

/** The name of the entry whose key is the word. */
export function keyOf(word: Word): string {
  if (word.key === undefined) throw NOT_MINE;
  return word.key;
}

function matches(text: string, from: number, word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    if (text.charCodeAt(from + index) !== word.charCodeAt(index)) return false;
  }
  return true;
}

function makeWord(text: string): Word {
  const value = resolvePlain(text);
  // In the `yaml` package a null key is called '', and `<<` merges.
  const isName = value !== null && String(value) === text && text !== '<<';
  return { text, value, key: isName ? text : undefined };
}

/** A slice on its own: what `slice` gives would keep the whole text that it comes from alive. */
function copySlice(text: string, from: number, to: number): string {
  const codes: number[] = [];
  for (let index = from; index < to; index++) codes.push(text.charCodeAt(index));
  return String.fromCharCode(...codes);
}
