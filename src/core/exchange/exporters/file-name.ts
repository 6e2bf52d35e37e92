/** Longest name before `.yaml`: together with a directory it stays below the 255 bytes that file systems allow. */
const longest = 120;

/**
 * A file name, without its ending, of ASCII letters in lower case, digits, `-` and `.` in each part and `_` between them: the same on every file system,
 * in every archive and in a shell. Where a part had other characters or was cut, a number made of all parts follows, so that two names stay two.
 * The first part is given by the program and must begin with a digit: no name that a system reserves does.
 */
export function safeFileName(parts: readonly string[]): string {
  const words = parts.map(asWord);
  const joined = words.filter((word) => word !== '').join('_');
  const isWhole = joined.length <= longest && words.every((word, index) => word === parts[index]);
  return isWhole ? joined : `${joined.slice(0, longest)}_${fingerprint(JSON.stringify(parts))}`;
}

/**
 * A path as it may stand in an archive: relative, with `/` between its parts, and with no part that leads out of it or that a system cannot hold.
 * Paths that need none of this stay as they are.
 */
export function archivePath(path: string): string {
  const parts = path
    .split(/[\\/]/)
    .map((part) => part.replace(unprintable, '-'))
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  const relative = parts.join('/').replace(/^(?:[A-Za-z]:\/?)+/, '');
  return unusable.test(relative) ? 'file.yaml' : relative;
}

/** Nothing, what leads out once a drive is gone, and the one name under which the packer's object of files keeps nothing. */
const unusable = /^(?:\.{0,2}|\.{1,2}\/.*|__proto__)$/;

/** A path that no other has, compared as file systems without upper and lower case compare them; it is added to `taken`. */
export function freeName(path: string, taken: Set<string>): string {
  const dot = path.lastIndexOf('.');
  const cut = dot > path.lastIndexOf('/') ? dot : path.length;
  let free = path;
  for (let count = 2; taken.has(folded(free)); count++) free = `${path.slice(0, cut)}-${count}${path.slice(cut)}`;
  taken.add(folded(free));
  return free;
}

/** Control characters, and characters that order text from right to left and so disguise a name. */
const unprintable = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

function asWord(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '');
}

function folded(path: string): string {
  return path.normalize('NFKD').toUpperCase();
}

/** FNV-1a over UTF-16 units, in hexadecimal. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
