import { foldingCase, rangeTest, type CharacterTest } from './characters';
import { readClass, readEscape } from './parse-class';
import type { Part } from './syntax';

/** The flags of `(?imsU)`: letters of any case, `^` and `$` at lines, `.` for line breaks too, and lazy repetitions by themselves. */
interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly U: boolean;
}

/** What is being read. The expression is one that Go compiles, so nothing here asks whether it is right. */
interface Reading {
  readonly text: string;
  at: number;
  groups: number;
  flags: Flags;
}

const noFlags: Flags = { i: false, m: false, s: false, U: false };

/** The parts of an expression that Go, and so RE2, compiles (Go's regexp/syntax/parse.go; RE2's parse.cc has the same grammar). */
export function parseExpression(text: string): Part {
  return readAlternatives({ text, at: 0, groups: 0, flags: noFlags });
}

function readAlternatives(reading: Reading): Part {
  const alternatives: Part[] = [];
  let sequence: Part[] = [];
  while (reading.at < reading.text.length && reading.text[reading.at] !== ')') {
    if (reading.text[reading.at] === '|') {
      reading.at++;
      alternatives.push(joined(sequence));
      sequence = [];
    } else readNext(reading, sequence);
  }
  if (alternatives.length === 0) return joined(sequence);
  return { type: 'any', parts: [...alternatives, joined(sequence)] };
}

function joined(parts: readonly Part[]): Part {
  const [only] = parts;
  if (only === undefined) return { type: 'empty' };
  return parts.length === 1 ? only : { type: 'all', parts };
}

function readNext(reading: Reading, sequence: Part[]): void {
  const repeat = readRepeat(reading);
  if (repeat === undefined) return void sequence.push(...readOne(reading));
  const part = sequence.pop() ?? { type: 'empty' };
  sequence.push({ type: 'repeat', part, ...repeat });
}

interface Repeat {
  readonly min: number;
  readonly max: number;
  readonly greedy: boolean;
}

/** A brace that holds no numbers is a letter like others. */
function readRepeat(reading: Reading): Repeat | undefined {
  const match = /^(?:([*+?])|\{(\d+)(?:(,)(\d+)?)?\})(\?)?/.exec(reading.text.slice(reading.at, reading.at + 64));
  if (match === null) return undefined;
  const [written, symbol, low, comma, high, lazy] = match;
  reading.at += written.length;
  const greedy = (lazy === undefined) !== reading.flags.U;
  if (symbol !== undefined) return { min: symbol === '+' ? 1 : 0, max: symbol === '?' ? 1 : Infinity, greedy };
  const min = Number(low);
  return { min, max: comma === undefined ? min : high === undefined ? Infinity : Number(high), greedy };
}

/** One thing that can be repeated; several for a quoted text, whose last letter the repetition is for; none for flags. */
function readOne(reading: Reading): readonly Part[] {
  switch (reading.text[reading.at]) {
    case '(':
      return readGroup(reading);
    case '[':
      return [{ type: 'one', test: readClass(reading, reading.flags.i) }];
    case '\\':
      return readBackslash(reading);
    case '.':
      reading.at++;
      return [{ type: 'one', test: reading.flags.s ? () => true : (code) => code !== 10 }];
    case '^':
      reading.at++;
      return [{ type: 'at', place: reading.flags.m ? 'line-start' : 'text-start' }];
    case '$':
      reading.at++;
      return [{ type: 'at', place: reading.flags.m ? 'line-end' : 'text-end' }];
    default:
      return [readLetter(reading)];
  }
}

function readLetter(reading: Reading): Part {
  const code = reading.text.codePointAt(reading.at) ?? 0;
  reading.at += code > 0xffff ? 2 : 1;
  return one(reading, rangeTest(code, code));
}

function one({ flags }: Reading, test: CharacterTest): Part {
  return { type: 'one', test: flags.i ? foldingCase(test) : test };
}

function readBackslash(reading: Reading): readonly Part[] {
  const letter = reading.text.charAt(reading.at + 1);
  if (letter === 'Q') return readQuoted(reading);
  const places = { A: 'text-start', z: 'text-end', b: 'word-edge', B: 'no-word-edge' } as const;
  if (letter === 'A' || letter === 'z' || letter === 'b' || letter === 'B') {
    reading.at += 2;
    return [{ type: 'at', place: places[letter] }];
  }
  const escape = readEscape(reading);
  const test = typeof escape === 'number' ? rangeTest(escape, escape) : escape;
  // A negated class such as \D keeps what it leaves out, so that its case must not be folded in.
  return [/[DSWP]/.test(letter) ? { type: 'one', test } : one(reading, test)];
}

function readQuoted(reading: Reading): readonly Part[] {
  const from = reading.at + 2;
  const end = reading.text.indexOf('\\E', from);
  const quoted = reading.text.slice(from, end < 0 ? undefined : end);
  reading.at = end < 0 ? reading.text.length : end + 2;
  return [...quoted].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return one(reading, rangeTest(code, code));
  });
}

/** Flags hold to the end of the group that they stand in. */
function readGroup(reading: Reading): readonly Part[] {
  const rest = reading.text.slice(reading.at);
  const before = reading.flags;
  const flags = /^\(\?([imsU]*)(?:-([imsU]+))?([:)])/.exec(rest);
  const name = /^\(\?P?<\w+>/.exec(rest)?.[0];
  reading.at += flags?.[0].length ?? name?.length ?? 1;
  if (flags !== null) reading.flags = changed(before, flags[1] ?? '', flags[2] ?? '');
  if (flags?.[3] === ')') return [];
  const index = flags === null ? ++reading.groups : undefined;
  const part = readAlternatives(reading);
  reading.at++;
  reading.flags = before;
  return [index === undefined ? part : { type: 'group', part, index }];
}

function changed(flags: Flags, on: string, off: string): Flags {
  const value = (name: keyof Flags): boolean => (on.includes(name) || flags[name]) && !off.includes(name);
  return { i: value('i'), m: value('m'), s: value('s'), U: value('U') };
}
