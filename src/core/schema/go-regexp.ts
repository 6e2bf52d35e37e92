import { addAll } from '../lists';
import { readClass, readEscape, Unreadable, type Cursor } from './go-regexp-class';

/**
 * Why Go's regexp package does not compile a text, as the end of a sentence that begins with the expression ("uses (?=, and RE2 cannot look
 * around"), or null when it does. Istio compiles expressions with it before Envoy gets them (pkg/config/validation/validation.go,
 * validateStringRegexp); the grammar is that of regexp/syntax (parse.go, with the flags of syntax.Perl).
 */
export function regexpProblem(text: string): string | null {
  const cursor: Cursor = { text, at: 0 };
  try {
    readAlternatives(cursor, 0);
    if (cursor.at < text.length) return 'closes a group with ) that was not opened';
    return null;
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
}

/** What counts of a part of an expression: how often it is repeated (null when not by a number), and its own parts. */
interface Part {
  readonly times: number | null;
  readonly parts: readonly Part[];
}

const plain: Part = { times: null, parts: [] };

/** Reads up to the end, or the parenthesis that closes the group. */
function readAlternatives(cursor: Cursor, depth: number): Part {
  const parts: Part[] = [];
  let sequence: Part[] = [];
  // Go refuses a repetition right behind another one, and so a*+ and a{2}{3}.
  let repeated = false;
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== ')') {
    const next = cursor.text[cursor.at];
    const repeat = next === undefined ? undefined : readRepeat(cursor);
    if (repeat !== undefined) {
      if (repeated) throw new Unreadable(`repeats a repetition at ${repeat.written}`);
      repeatLast(sequence, repeat);
      repeated = true;
      continue;
    }
    repeated = false;
    if (next === '|') {
      addAll(parts, sequence);
      sequence = [];
      cursor.at++;
    } else addAll(sequence, readOne(cursor, depth));
  }
  return { times: null, parts: [...parts, ...sequence] };
}

function repeatLast(sequence: Part[], repeat: Repeat): void {
  const last = sequence.pop();
  if (last === undefined) throw new Unreadable(`has nothing before ${repeat.written} to repeat`);
  const part: Part = { times: repeat.times, parts: [last] };
  if (repeat.checked && !isWithin(part, mostRepeats))
    throw new Unreadable(`repeats more than ${mostRepeats} times in all`);
  sequence.push(part);
}

const mostRepeats = 1000;

/** Repetitions in repetitions multiply (repeatIsValid). */
function isWithin(part: Part, most: number): boolean {
  const { times } = part;
  if (times === 0) return true;
  if (times !== null && times > most) return false;
  const left = times === null ? most : Math.floor(most / times);
  return part.parts.every((each) => isWithin(each, left));
}

interface Repeat {
  readonly written: string;
  /** The highest number of times, or the lowest where there is no highest; null where neither is above 0, and for *, + and ?. */
  readonly times: number | null;
  readonly checked: boolean;
}

/** Reads *, +, ? or {n,m} with the ? that makes it lazy; undefined when there is none here. A brace that holds no numbers is a letter like others. */
function readRepeat(cursor: Cursor): Repeat | undefined {
  const rest = cursor.text.slice(cursor.at, cursor.at + 64);
  const symbol = /^[*+?]\??/.exec(rest)?.[0];
  if (symbol !== undefined) {
    cursor.at += symbol.length;
    return { written: symbol, times: null, checked: false };
  }
  const match = /^\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\}\??/.exec(rest);
  if (match === null) return undefined;
  const [written, low = '', comma, high] = match;
  const least = Number(low);
  const most = comma === undefined ? least : high === undefined ? Infinity : Number(high);
  if (least > mostRepeats || (most !== Infinity && most > mostRepeats) || least > most)
    throw new Unreadable(`has ${written}, and counts are up to ${mostRepeats} and in order`);
  cursor.at += written.length;
  // A count of nothing, {0}, makes all that is inside of it vanish; {0,} is like *.
  const times = most === Infinity ? least || null : most;
  return { written, times, checked: times !== null && times >= 2 };
}

/** Reads one thing that can be repeated; nothing for flags such as (?i) and for an empty \Q\E. */
function readOne(cursor: Cursor, depth: number): readonly Part[] {
  switch (cursor.text[cursor.at]) {
    case '(':
      return readGroup(cursor, depth + 1);
    case '[':
      readClass(cursor);
      return [plain];
    case '\\':
      return cursor.text[cursor.at + 1] === 'Q' ? readQuoted(cursor) : readBackslash(cursor);
    default:
      cursor.at += (cursor.text.codePointAt(cursor.at) ?? 0) > 0xffff ? 2 : 1;
      return [plain];
  }
}

function readBackslash(cursor: Cursor): readonly Part[] {
  // A position: the beginning or the end of the text, or of a word.
  if (/^\\[AbBz]/.test(cursor.text.slice(cursor.at, cursor.at + 2))) cursor.at += 2;
  else readEscape(cursor, true);
  return [plain];
}

function readQuoted(cursor: Cursor): readonly Part[] {
  const from = cursor.at + 2;
  const end = cursor.text.indexOf('\\E', from);
  cursor.at = end < 0 ? cursor.text.length : end + 2;
  return (end < 0 ? cursor.text.length : end) > from ? [plain] : [];
}

function readGroup(cursor: Cursor, depth: number): readonly Part[] {
  // Go nests up to 1000 deep, and Istio takes 1024 bytes; the stack of this reader is safe below that.
  if (depth > mostRepeats) throw new Unreadable('nests too deep');
  const opened = readOpening(cursor);
  if (opened === 'flags') return [];
  const part = readAlternatives(cursor, depth);
  if (cursor.text[cursor.at] !== ')') throw new Unreadable('opens a group with ( and does not close it');
  cursor.at++;
  return [part];
}

/** Reads ( or (?: or (?i: or (?P<name> or (?i) (parsePerlFlags). */
function readOpening(cursor: Cursor): 'group' | 'flags' {
  const rest = cursor.text.slice(cursor.at);
  const match =
    /^\(\?P?<([A-Za-z0-9_]+)>/.exec(rest) ??
    /^\(\?(?:[imsU]*|[imsU]*-[imsU]+)([:)])/.exec(rest) ??
    /^\((?!\?)/.exec(rest);
  if (match === null) throw new Unreadable(whyNoGroup(rest));
  cursor.at += match[0].length;
  return match[1] === ')' ? 'flags' : 'group';
}

function whyNoGroup(rest: string): string {
  const look = /^\(\?<?[=!]/.exec(rest)?.[0];
  if (look !== undefined) return `uses ${look}, and RE2 cannot look around`;
  if (rest.startsWith('(?>')) return 'uses (?>, and RE2 has no atomic groups';
  if (/^\(\?P?</.test(rest)) return 'has a group whose name is not letters, digits and _ between < and >';
  return `has ${rest.slice(0, 4)}, which RE2 does not know`;
}
