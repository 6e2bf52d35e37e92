import { addAll } from '../../lists';
import { inflateWithin } from '../share/inflate-within';
import { crc32 } from './crc32';
import { isArchive, isReadable } from './readable';
import { packedBytes, readZipDirectory, type ZipEntry } from './zip-directory';

/** A file of an archive. */
interface Member {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The files of an archive that Fairway reads, each unpacked when it is asked for, in the order of their paths; how many it says that there are; and, once all were
 * asked for, a sentence for each that is not taken. `problem` when the archive itself cannot be read.
 */
type Unpacked =
  | {
      readonly ok: true;
      readonly members: Iterable<Member>;
      readonly count: number;
      readonly problems: readonly string[];
    }
  | { readonly ok: false; readonly problem: string };

const mostFiles = 2_000;
const mostBytes = 100 * 1024 * 1024;

/**
 * Unpacks what is readable of a zip archive within bounds: no more than 2,000 files and 100 MB, and no path that leads out of it. A file unpacks to no
 * more than the archive says of it, so that an archive which lies costs no more than one that does not.
 */
export function unpackZip(name: string, bytes: Uint8Array): Unpacked {
  const directory = readZipDirectory(bytes);
  if (directory === undefined)
    return { ok: false, problem: `${name} is not a zip archive that can be read. Pack it again, or open its files.` };
  const readable = directory.filter(({ path }) => isReadable(path) || isArchive(path));
  const entries = readable.filter((entry) => refusalOf(entry) === undefined);
  const exceeded = excess(name, entries);
  if (exceeded !== undefined) return { ok: false, problem: exceeded };
  const problems = readable.flatMap((entry) => leftOut(name, entry, refusalOf(entry)));
  const members = unpackEach(name, bytes, entries, problems);
  return { ok: true, members, count: entries.length, problems };
}

function* unpackEach(
  name: string,
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  problems: string[],
): Generator<Member, undefined, undefined> {
  for (const entry of [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    const unpacked = unpack(bytes, entry);
    if (unpacked) yield { path: entry.path, bytes: unpacked };
    else addAll(problems, leftOut(name, entry, 'its bytes are damaged. Pack the archive again'));
  }
}

function leftOut(name: string, { path }: ZipEntry, why: string | undefined): string[] {
  return why === undefined ? [] : [`${path} in ${name} was left out: ${why}.`];
}

/** Why a file of an archive is not unpacked, as the end of a sentence. */
function refusalOf({ path, encrypted, method }: ZipEntry): string | undefined {
  if (isArchive(path)) return 'an archive within an archive is not opened. Open it by itself';
  if (leadsOut(path)) return 'its path leads out of the archive';
  if (encrypted) return 'it is encrypted. Pack it without a password';
  if (method !== 0 && method !== 8) return 'it is packed in a way that Fairway does not read. Pack it with deflate';
  return undefined;
}

function excess(name: string, entries: readonly ZipEntry[]): string | undefined {
  if (entries.length > mostFiles)
    return `${name} holds more than ${mostFiles} files. Open the folder that you need instead.`;
  if (entries.reduce((sum, { size }) => sum + size, 0) > mostBytes)
    return `${name} unpacks to more than ${mostBytes / 1024 / 1024} MB. Open the files that you need instead.`;
  return undefined;
}

/** The bytes of a file; undefined where they are not what the directory says. */
function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const packed = packedBytes(bytes, entry);
  const plain = packed && (entry.method === 0 ? packed : inflateWithin(packed, entry.size));
  if (plain === undefined || plain === 'too-large' || plain.length !== entry.size) return undefined;
  return crc32(plain) === entry.checksum ? plain : undefined;
}

function leadsOut(path: string): boolean {
  return path.startsWith('/') || path.includes('\\') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
}
