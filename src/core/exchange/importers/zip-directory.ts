import { decodeUtf8 } from './utf8';

/** What the directory of a zip archive says of one of its files. Nothing of it need be true. */
export interface ZipEntry {
  readonly path: string;
  readonly encrypted: boolean;
  /** 0 for stored bytes, 8 for deflated ones; there are others. */
  readonly method: number;
  readonly checksum: number;
  /** In bytes, as they lie in the archive. */
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly offset: number;
}

const endLength = 22;
const headerLength = 46;
const localLength = 30;

/** The directory of an archive; undefined where the bytes have none that can be read (APPNOTE.TXT 6.3.10, section 4.3). */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const { count, offset } = largeEnd(view, end) ?? {
    count: view.getUint16(end + 10, true),
    offset: view.getUint32(end + 16, true),
  };
  // A directory of more files than have room before the end is none: counting so far would take longer than anybody waits.
  return count * headerLength > end - offset ? undefined : readHeaders(bytes, view, count, offset);
}

function readHeaders(
  bytes: Uint8Array,
  view: DataView,
  count: number,
  offset: number,
): readonly ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = offset;
  while (entries.length < count) {
    if (at + headerLength > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    entries.push(readHeader(bytes, view, at));
    at += headerLength + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The record that ends an archive stands before a comment of up to 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= first; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}

/** The record of an archive with more files or bytes than the old one can count (section 4.3.14); undefined where there is none. */
function largeEnd(view: DataView, end: number): { readonly count: number; readonly offset: number } | undefined {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) return undefined;
  const at = readLong(view, locator + 8);
  if (at + 56 > locator || view.getUint32(at, true) !== 0x06064b50) return undefined;
  return { count: readLong(view, at + 32), offset: readLong(view, at + 48) };
}

function readHeader(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameEnd = at + headerLength + view.getUint16(at + 28, true);
  const name = bytes.subarray(at + headerLength, nameEnd);
  const extraEnd = Math.min(bytes.length, nameEnd + view.getUint16(at + 30, true));
  const long = findLongFields(view, nameEnd, extraEnd);
  // Fields that are too small for their number are full, and the number stands behind the name, in this order.
  const [size = 0, packedSize = 0, offset = 0] = [24, 20, 42].map((field) => {
    const short = view.getUint32(at + field, true);
    return short === 0xffffffff ? (long.shift() ?? short) : short;
  });
  return {
    path: nameOf(name),
    encrypted: (flags & 1) !== 0,
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packedSize,
    size,
    offset,
  };
}

/** The numbers of the extra field for large files (section 4.5.3). */
function findLongFields(view: DataView, from: number, end: number): number[] {
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const last = Math.min(end, at + 4 + view.getUint16(at + 2, true)) - 8;
    const numbers: number[] = [];
    for (let field = at + 4; field <= last; field += 8) numbers.push(readLong(view, field));
    return numbers;
  }
  return [];
}

/** A number of 64 bits; one that is larger than counting goes is larger than any archive, and that is all that matters. */
function readLong(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

/** Many packers write UTF-8 without saying so; what is none is read byte by byte. */
function nameOf(bytes: Uint8Array): string {
  const decoded = decodeUtf8(bytes);
  return decoded.ok ? decoded.text : String.fromCharCode(...bytes);
}

/** The packed bytes of a file; undefined where they do not lie in the archive. */
export function packedBytes(bytes: Uint8Array, { offset, packedSize }: ZipEntry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + localLength > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return undefined;
  const from = offset + localLength + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return from + packedSize > bytes.length ? undefined : bytes.subarray(from, from + packedSize);
}
