import { escapedTest, foldingCase, not, posixTest, rangeTest, unicodeTest, type CharacterTest } from './characters';

/** An expression that Go compiles, and how far it was read, in UTF-16 units. */
interface Cursor {
  readonly text: string;
  at: number;
}

/**
 * Reads a class such as `[^a-z\d[:alpha:]]`. A `]` right behind the opening is a letter like others. What is left out is left out in both cases, where the
 * case is folded.
 */
export function readClass(cursor: Cursor, folds: boolean): CharacterTest {
  cursor.at++;
  const negated = cursor.text[cursor.at] === '^';
  if (negated) cursor.at++;
  const tests: CharacterTest[] = [];
  for (let first = true; cursor.at < cursor.text.length && (first || cursor.text[cursor.at] !== ']'); first = false)
    tests.push(readPart(cursor));
  cursor.at++;
  const any: CharacterTest = (code) => tests.some((each) => each(code));
  const test = folds ? foldingCase(any) : any;
  return negated ? not(test) : test;
}

function readPart(cursor: Cursor): CharacterTest {
  const named = /^\[:(\^?[a-z]+):\]/.exec(cursor.text.slice(cursor.at, cursor.at + 16));
  if (named?.[1] !== undefined) {
    cursor.at += named[0].length;
    return posixTest(named[1]);
  }
  const low = readCharacter(cursor);
  if (typeof low !== 'number') return low;
  if (cursor.text[cursor.at] !== '-' || cursor.text[cursor.at + 1] === ']') return rangeTest(low, low);
  cursor.at++;
  const high = readCharacter(cursor);
  return rangeTest(low, typeof high === 'number' ? high : low);
}

function readCharacter(cursor: Cursor): number | CharacterTest {
  if (cursor.text[cursor.at] === '\\') return readEscape(cursor);
  const code = cursor.text.codePointAt(cursor.at) ?? 0;
  cursor.at += code > 0xffff ? 2 : 1;
  return code;
}

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** Reads what follows a backslash: the code point that it stands for, or a class such as `\d` or `\pL`. */
export function readEscape(cursor: Cursor): number | CharacterTest {
  const rest = cursor.text.slice(cursor.at);
  const group = /^\\([pP])(?:\{(\^?)([^{}]*)\}|(.))/su.exec(rest);
  if (group !== null) {
    cursor.at += group[0].length;
    const test = unicodeTest(group[3] ?? group[4] ?? '');
    return (group[1] === 'P') !== (group[2] === '^') ? not(test) : test;
  }
  if (/^\\[dswDSW]/.test(rest)) {
    cursor.at += 2;
    return escapedTest(rest.charAt(1));
  }
  return readCode(cursor, rest);
}

function readCode(cursor: Cursor, rest: string): number {
  const octal = /^\\(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest)?.[0];
  const hex = /^\\x(?:\{([\da-f]+)\}|([\da-f]{2}))/i.exec(rest);
  cursor.at += octal?.length ?? hex?.[0].length ?? 2;
  if (octal !== undefined) return parseInt(octal.slice(1), 8);
  if (hex !== null) return parseInt(hex[1] ?? hex[2] ?? '', 16);
  return controls[rest.charAt(1)] ?? rest.charCodeAt(1);
}
