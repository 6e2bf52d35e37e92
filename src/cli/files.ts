import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readPlainText } from '../core/exchange';
import { addAll } from '../core/lists';
import type { SourceFile } from '../core/workspace';
import { Failure } from './failure';
import type { Streams } from './streams';

/** The name under which standard input stands in a workspace. */
export const inputName = '-';

/** The files that could be read, and a sentence for each that could not. */
interface Sources {
  readonly files: readonly SourceFile[];
  readonly problems: readonly string[];
}

/**
 * The files behind PATH arguments: a file, a directory (read recursively for `*.yaml` and `*.yml`, in the order of names, links
 * followed) or `-` for standard input. A file that is named twice, in whatever way, is read once. A file that cannot be read stops no
 * other; throws `Failure` when nothing is named.
 */
export async function readSources(paths: readonly string[], streams: Streams): Promise<Sources> {
  if (paths.length === 0) throw new Failure('Name at least one file or directory, or - for standard input.');
  const files: SourceFile[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      problems.push(error.message);
    }
  };
  for (const path of paths) {
    await attempt(async () => {
      for (const each of await listFiles(path, seen))
        await attempt(async () => void files.push(await readSource(each, streams)));
    });
  }
  return { files, problems };
}

/** The files behind PATH arguments, all of them; throws `Failure` at the first that cannot be read. */
export async function readAllSources(paths: readonly string[], streams: Streams): Promise<readonly SourceFile[]> {
  const { files, problems } = await readSources(paths, streams);
  if (problems[0] !== undefined) throw new Failure(problems[0]);
  return files;
}

/** One file's text, byte for byte (a BOM stays), whatever its name. Throws `Failure` for what is not UTF-8 text. */
export async function readSource(path: string, streams: Streams): Promise<SourceFile> {
  const bytes = path === inputName ? await streams.readInput() : await readFileBytes(path);
  const plain = readPlainText(path === inputName ? 'Standard input' : path, bytes);
  if (!plain.ok) throw new Failure(plain.problem);
  return { path, text: plain.text };
}

/** The files that a path stands for and that were not seen before; `seen` holds the real paths of files and directories. */
async function listFiles(path: string, seen: Set<string>): Promise<string[]> {
  if (path === inputName) return isNew(path, seen) ? [path] : [];
  const real = await realpath(path).catch((error: unknown) => fail(path, error));
  if (!(await stat(real)).isDirectory()) return isNew(real, seen) ? [path] : [];
  const before = seen.size;
  const files = await listDirectory(path, seen);
  if (files.length === 0 && seen.size === before + 1)
    throw new Failure(`No *.yaml or *.yml file was found in ${path}.`);
  return files;
}

/** Whether a path is a directory in which no file would be read. */
export async function isWithoutYaml(path: string): Promise<boolean> {
  const isDirectory = path !== inputName && (await stat(path).catch(() => undefined))?.isDirectory() === true;
  return isDirectory && (await listDirectory(path, new Set())).length === 0;
}

async function listDirectory(directory: string, seen: Set<string>): Promise<string[]> {
  const real = await realpath(directory).catch((error: unknown) => fail(directory, error));
  if (!isNew(real, seen)) return [];
  const names = await readdir(directory).catch((error: unknown) => fail(directory, error));
  const files: string[] = [];
  for (const name of names.sort()) {
    // Kubernetes keeps the data of a mounted ConfigMap in `..data`; the links beside it are the files that are meant.
    if (name.startsWith('..')) continue;
    const path = join(directory, name);
    const status = await stat(path).catch(() => undefined);
    if (status?.isDirectory()) addAll(files, await listDirectory(path, seen));
    else if (status?.isFile() && /\.ya?ml$/i.test(name) && isNew(await realpath(path), seen)) files.push(path);
  }
  return files;
}

function isNew(real: string, seen: Set<string>): boolean {
  if (seen.has(real)) return false;
  seen.add(real);
  return true;
}

/** The bytes of one file; throws `Failure` where it cannot be read. */
export async function readFileBytes(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: unknown) => fail(path, error));
}

const reasons: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no file or directory ${path}.`,
  EACCES: (path) => `${path} may not be read or written.`,
  EPERM: (path) => `${path} may not be read or written.`,
  EISDIR: (path) => `${path} is a directory; name a file.`,
  EEXIST: (path) => `${path} is a file; name a directory.`,
  ENOTDIR: (path) => `A part of ${path} is a file, not a directory.`,
  ELOOP: (path) => `${path} is a link that leads to itself.`,
  ENAMETOOLONG: (path) => `${path} is too long a name.`,
  ENOSPC: (path) => `There is no space left to write ${path}.`,
  EROFS: (path) => `${path} lies on a file system that cannot be written.`,
};

/** Turns what the file system objects to into a `Failure`; anything else is passed on. */
export function fail(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  throw reason === undefined ? error : new Failure(reason(path));
}
