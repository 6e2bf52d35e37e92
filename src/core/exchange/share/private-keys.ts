import type { Range } from '../../text';

const keyName = '(?:[A-Z0-9]+\\s+){0,4}PRIVATE\\s+KEY(?:\\s+BLOCK)?\\s*-{4,5}';
const keyBegins = new RegExp(`-{4,5}\\s?BEGIN\\s+${keyName}|(PuTTY-User-Key-File-\\d)`, 'i');
const everyBegin = new RegExp(keyBegins, 'gi');
const everyEnd = new RegExp(`-{4,5}\\s?END\\s+${keyName}`, 'gi');
const everyPuttyEnd = /Private-(?:MAC|Hash):\s{0,9}[0-9a-f]+/gi;

/**
 * Where private keys stand in a text: in PEM (RFC 7468, and its kin of PGP and SSH), and as PuTTY keeps them (PuTTY's manual, appendix C: from
 * `PuTTY-User-Key-File-3` to `Private-MAC`, `Private-Hash` in the first version). One without an end runs to the end of the text.
 */
export function privateKeysIn(text: string): readonly (Range & { readonly isWhole: boolean })[] {
  const found: (Range & { readonly isWhole: boolean })[] = [];
  everyBegin.lastIndex = 0;
  for (let begin = everyBegin.exec(text); begin !== null; begin = everyBegin.exec(text)) {
    const ends = begin[1] === undefined ? everyEnd : everyPuttyEnd;
    ends.lastIndex = everyBegin.lastIndex;
    const end = ends.exec(text);
    found.push({ from: begin.index, to: end === null ? text.length : ends.lastIndex, isWhole: end !== null });
    // Without an end behind this one there is none behind the next: looking again at each would take quadratic time.
    if (end === null) break;
    everyBegin.lastIndex = ends.lastIndex;
  }
  return found;
}

/** Whether a text has a private key in it: in PEM or PuTTY's format, behind escapes of YAML or JSON, or in base64, once or twice. */
export function hidesPrivateKey(text: string): boolean {
  if (text.length < shortest) return false;
  if (keyBegins.test(text)) return true;
  if (text.includes('\\') && keyBegins.test(unescaped(text))) return true;
  return longRun.test(text) && packedKey.test(text.replace(betweenLetters, ''));
}

/** A text with its escapes as what they stand for, as far as those can be part of a word. */
export function unescaped(text: string): string {
  return text
    .replace(/\\{1,4}(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U0000([0-9a-f]{4}))/gi, (_, ...hex: (string | undefined)[]) =>
      String.fromCharCode(parseInt(hex.slice(0, 3).find((each) => each !== undefined) ?? '20', 16)),
    )
    .replace(/\\\r?\n[ \t]*/g, '')
    .replace(/\\{1,4}[nrt_ ]/g, ' ');
}

/** No key, however it is written, is told by fewer characters. */
const shortest = 16;

/** Base64 is broken into lines, but not into words. */
const longRun = /[\w+/]{16}/;

/** What may stand between the letters of one base64 text: breaks, escaped ones too, and the marks of comments and lists of lines. */
const betweenLetters = /\\{1,4}[nrt]|[\s#"',\\]+/g;

/** What `text` becomes in base64 behind no, one or two other bytes, without the letters that depend on its neighbours. */
function packings(text: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const packed = btoaOf(' '.repeat(before) + text);
    return packed.slice(Math.ceil((before * 8) / 6), Math.floor(((before + text.length) * 8) / 6));
  });
}

/** Base64 of ASCII, without padding. The core has no `btoa`. */
function btoaOf(text: string): string {
  const bits = [...text].map((char) => char.charCodeAt(0).toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{6}/g) ?? []).map((six) => base64Letters[parseInt(six, 2)]).join('');
}

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const armoured = ['PRIVATE KEY-----', 'PRIVATE KEY BLOCK-----', 'PuTTY-User-Key-File-'].flatMap(packings);

/**
 * How the same keys begin without their armour, in DER: PKCS #8 of RSA, of elliptic curves and of Ed25519 (RFC 5208, RFC 5958), and PKCS #1 (RFC 8017,
 * appendix A.1.2), whose version tells it from a public key.
 */
const bare = [
  'IBADANBgkqhkiG9w0BAQEFAASC',
  'AgEAMBMGByqGSM49AgEG',
  'AgEAMBAGByqGSM49AgEG',
  'MC4CAQAwBQYDK2VwBCIEI',
  'MII[\\w+/]{3}IBAAK[BC]',
];

const packedKey = new RegExp([...armoured, ...armoured.flatMap(packings), ...bare].join('|'));
