/** Whether a code point is meant. */
export type CharacterTest = (code: number) => boolean;

type Range = readonly [number, number];

const digit: readonly Range[] = [[0x30, 0x39]];
const lower: readonly Range[] = [[0x61, 0x7a]];
const upper: readonly Range[] = [[0x41, 0x5a]];
const alpha: readonly Range[] = [...upper, ...lower];
const alnum: readonly Range[] = [...digit, ...alpha];

/** The classes of ASCII that stand between `[:` and `:]`. */
const posix: Readonly<Record<string, readonly Range[]>> = {
  digit,
  lower,
  upper,
  alpha,
  alnum,
  ascii: [[0, 0x7f]],
  blank: [
    [9, 9],
    [0x20, 0x20],
  ],
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  graph: [[0x21, 0x7e]],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [9, 13],
    [0x20, 0x20],
  ],
  word: [...alnum, [0x5f, 0x5f]],
  xdigit: [...digit, [0x41, 0x46], [0x61, 0x66]],
};

/** `\d`, `\s` and `\w` are of ASCII in RE2, whatever the flags; `\s` is without the vertical tab. */
const escaped: Readonly<Record<string, readonly Range[]>> = {
  d: digit,
  s: [
    [9, 10],
    [12, 13],
    [0x20, 0x20],
  ],
  w: [...alnum, [0x5f, 0x5f]],
};

/** Whether a code point is one of a word, as `\b` sees it. */
export const isWord: CharacterTest = within(escaped['w'] ?? []);

/** The class of `[:name:]`; `[:^name:]` is all others. */
export function posixTest(name: string): CharacterTest {
  const negated = name.startsWith('^');
  const test = within(posix[negated ? name.slice(1) : name] ?? []);
  return negated ? not(test) : test;
}

/** The class of `\d`, `\S` and the like, by its letter. */
export function escapedTest(letter: string): CharacterTest {
  const test = within(escaped[letter.toLowerCase()] ?? []);
  return letter === letter.toLowerCase() ? test : not(test);
}

/** The class of `\pL` or `\p{Greek}`: a category or a script. */
export function unicodeTest(name: string): CharacterTest {
  if (name === 'Any') return () => true;
  const pattern = propertyPattern(`gc=${name}`) ?? propertyPattern(`Script=${name}`);
  return (code) => pattern?.test(String.fromCodePoint(code)) ?? false;
}

/** The code points of a range, both ends included. */
export function rangeTest(low: number, high: number): CharacterTest {
  return (code) => code >= low && code <= high;
}

/** All that another does not mean. */
export function not(test: CharacterTest): CharacterTest {
  return (code) => !test(code);
}

/** With the other case of what is meant, as `(?i)` has it. */
export function foldingCase(test: CharacterTest): CharacterTest {
  return (code) => test(code) || otherCases(code).some(test);
}

/** The two letters of Unicode whose case is one of ASCII: the long s, and the sign for kelvin. */
const foldedToAscii: Readonly<Record<number, readonly number[]>> = {
  0x4b: [0x212a],
  0x6b: [0x212a],
  0x53: [0x17f],
  0x73: [0x17f],
};

function otherCases(code: number): readonly number[] {
  const text = String.fromCodePoint(code);
  const cases = [text.toLowerCase(), text.toUpperCase()].filter((each) => each !== text && [...each].length === 1);
  return [...cases.map((each) => each.codePointAt(0) ?? code), ...(foldedToAscii[code] ?? [])];
}

function within(ranges: readonly Range[]): CharacterTest {
  return (code) => ranges.some(([low, high]) => code >= low && code <= high);
}

function propertyPattern(property: string): RegExp | undefined {
  try {
    return new RegExp(`^\\p{${property}}$`, 'u');
  } catch {
    return undefined;
  }
}
