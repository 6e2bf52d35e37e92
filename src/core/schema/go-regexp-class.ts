/** A text and how far it was read, in UTF-16 units. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** Ends the reading of an expression at the first thing that Go refuses. */
export class Unreadable extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

const posix = new Set('alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '));

/** Reads a class such as [a-z\d[:alpha:]] (parseClass). A ] right behind the opening is a letter like others. */
export function readClass(cursor: Cursor): void {
  cursor.at++;
  if (cursor.text[cursor.at] === '^') cursor.at++;
  for (let first = true; first || cursor.text[cursor.at] !== ']'; first = false) readClassPart(cursor);
  cursor.at++;
}

function readClassPart(cursor: Cursor): void {
  if (readNamedClass(cursor)) return;
  const low = readClassCharacter(cursor, true);
  // A whole class such as \d has no next character that a range could go to.
  if (low === null || cursor.text[cursor.at] !== '-' || [']', undefined].includes(cursor.text[cursor.at + 1])) return;
  cursor.at++;
  const high = readClassCharacter(cursor, false);
  if (high !== null && high < low) throw new Unreadable('has a range that runs backwards, as z-a does');
}

function readNamedClass(cursor: Cursor): boolean {
  if (!cursor.text.startsWith('[:', cursor.at)) return false;
  const end = cursor.text.indexOf(':]', cursor.at + 2);
  if (end < 0) return false;
  const name = cursor.text.slice(cursor.at + 2, end);
  if (!posix.has(name.replace(/^\^/, ''))) throw new Unreadable(`has [:${name}:], which is not a class`);
  cursor.at = end + 2;
  return true;
}

/** The code point of one character, or null for a class such as \d. */
function readClassCharacter(cursor: Cursor, takesClass: boolean): number | null {
  const code = cursor.text.codePointAt(cursor.at);
  if (code === undefined) throw new Unreadable('opens a class with [ and does not close it');
  if (cursor.text[cursor.at] === '\\') return readEscape(cursor, takesClass);
  cursor.at += code > 0xffff ? 2 : 1;
  return code;
}

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** Reads what follows a backslash: the code point that it stands for, or null for a class such as \d or \pL (parseEscape). */
export function readEscape(cursor: Cursor, takesClass: boolean): number | null {
  const rest = cursor.text.slice(cursor.at);
  if (rest.length < 2) throw new Unreadable('ends in a backslash');
  if (takesClass) {
    const group = /^\\[pP](?:\{(\^?)([^{}]*)\}|(.))/su.exec(rest);
    if (group !== null) return readUnicodeGroup(cursor, group[0], group[2] ?? group[3] ?? '');
    if (/^\\[dswDSW]/.test(rest)) {
      cursor.at += 2;
      return null;
    }
  }
  const [written, code] = readCharacter(rest);
  cursor.at += written;
  return code;
}

/** The length of an escape and its code point. One digit alone would be a backreference, which RE2 does not have. */
function readCharacter(rest: string): readonly [number, number] {
  const octal = /^\\(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest)?.[0];
  if (octal !== undefined) return [octal.length, parseInt(octal.slice(1), 8)];
  if (/^\\[1-9]/.test(rest)) throw new Unreadable(`refers back with ${rest.slice(0, 2)}, which RE2 cannot`);
  const hex = /^\\x(?:\{([\da-f]+)\}|([\da-f]{2}))/i.exec(rest);
  const code = hex ? parseInt(hex[1] ?? hex[2] ?? '', 16) : undefined;
  if (hex !== null && code !== undefined && code <= 0x10_ffff) return [hex[0].length, code];
  const control = controls[rest.charAt(1)];
  if (control !== undefined) return [2, control];
  if (/^\\[^A-Za-z0-9\u0080-\uffff]/.test(rest)) return [2, rest.charCodeAt(1)];
  throw new Unreadable(`has ${rest.slice(0, 2)}, which RE2 does not know`);
}

/** A category or a script, by the names that Unicode gives them. JavaScript knows the same. */
function readUnicodeGroup(cursor: Cursor, written: string, name: string): null {
  if (!/^[A-Za-z_]+$/.test(name) || !['gc', 'Script'].some((property) => isProperty(property, name)))
    throw new Unreadable(`has ${written}, which is not a Unicode category or script`);
  cursor.at += written.length;
  return null;
}

function isProperty(property: string, name: string): boolean {
  if (name === 'Any') return true;
  try {
    new RegExp(`\\p{${property}=${name}}`, 'u');
    return true;
  } catch {
    return false;
  }
}
