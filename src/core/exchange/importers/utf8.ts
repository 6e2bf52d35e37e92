/** Bytes as text, or where they stop being UTF-8. */
type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly offset: number };

const chunk = 8192;

/**
 * Decodes UTF-8 strictly: a byte order mark stays in the text as U+FEFF, and overlong forms, halves of character pairs and truncated sequences
 * are refused with the offset of their first byte (Unicode 15, table 3-7).
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] as number;
    if (first < 0x80) {
      units[length++] = first;
      at++;
      continue;
    }
    const size = sequenceLength(bytes, at, first);
    if (size === 0) return { ok: false, offset: at };
    const point = codePoint(bytes, at, first, size);
    if (point < 0x10000) {
      units[length++] = point;
    } else {
      units[length++] = 0xd7c0 + (point >> 10);
      units[length++] = 0xdc00 + (point & 0x3ff);
    }
    at += size;
  }
  return { ok: true, text: textOf(units.subarray(0, length)) };
}

/** How many bytes the sequence at an offset has; 0 when it is none. */
function sequenceLength(bytes: Uint8Array, at: number, first: number): number {
  const size =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (size === 0) return 0;
  for (let i = 1; i < size; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] as number;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  return first === 0xf4 && second > 0x8f ? 0 : size;
}

function codePoint(bytes: Uint8Array, at: number, first: number, size: number): number {
  let point = first & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) point = (point << 6) | ((bytes[at + i] as number) & 0x3f);
  return point;
}

function textOf(units: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += chunk) parts.push(textOfChunk(units.subarray(at, at + chunk)));
  return parts.join('');
}

/** Applied and not spread, which goes over the units one by one and takes five times as long. */
function textOfChunk(units: Uint16Array): string {
  return Reflect.apply(String.fromCharCode, String, units) as string;
}

/** The 1-based line of a byte offset; lines end at LF, CRLF or a lone CR. */
export function lineOfByte(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at++) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) line++;
  }
  return line;
}
