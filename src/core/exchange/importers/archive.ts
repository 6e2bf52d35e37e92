import { unzipSync } from 'fflate';
import { isReadable } from './readable';

/** A file of an archive. */
interface Member {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The files of an archive that Fairway reads, and a sentence for each whose path is not taken; `problem` when the archive itself cannot be read. */
type Unpacked =
  | { readonly ok: true; readonly members: readonly Member[]; readonly problems: readonly string[] }
  | { readonly ok: false; readonly problem: string };

const mostFiles = 2_000;
const mostBytes = 100 * 1024 * 1024;

/** Unpacks what is readable of a zip archive within bounds: no more than 2,000 files and 100 MB, and no path that leads out of it. */
export function unpackZip(name: string, bytes: Uint8Array): Unpacked {
  const limits = new Limits(name);
  const unpacked = tryUnzip(bytes, limits);
  if (unpacked === undefined)
    return { ok: false, problem: `${name} is not a zip archive that can be read. Pack it again, or open its files.` };
  if (limits.exceeded !== undefined) return { ok: false, problem: limits.exceeded };
  const members = Object.entries(unpacked).map(([path, data]) => ({ path, bytes: data }));
  return { ok: true, members: members.sort((a, b) => (a.path < b.path ? -1 : 1)), problems: limits.problems };
}

class Limits {
  readonly problems: string[] = [];
  exceeded: string | undefined;
  private files = 0;
  private size = 0;

  constructor(private readonly name: string) {}

  admits(path: string, size: number): boolean {
    if (this.exceeded !== undefined || !isReadable(path)) return false;
    if (leadsOut(path)) {
      this.problems.push(`${path} in ${this.name} was left out: its path leads out of the archive.`);
      return false;
    }
    this.files++;
    this.size += size;
    if (this.files > mostFiles)
      this.exceeded = `${this.name} holds more than ${mostFiles} files. Open the folder that you need instead.`;
    if (this.size > mostBytes)
      this.exceeded = `${this.name} unpacks to more than ${mostBytes / 1024 / 1024} MB. Open the files that you need instead.`;
    return this.exceeded === undefined;
  }
}

/** The unpacker throws on anything it cannot read, which a file from outside may well be. */
function tryUnzip(bytes: Uint8Array, limits: Limits): Record<string, Uint8Array> | undefined {
  try {
    return unzipSync(bytes, { filter: (file) => limits.admits(file.name, file.originalSize) });
  } catch {
    return undefined;
  }
}

function leadsOut(path: string): boolean {
  return path.startsWith('/') || path.includes('\\') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
}
