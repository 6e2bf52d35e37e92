import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readPlainText } from '../core/exchange';
import type { SourceFile } from '../core/workspace';
import { Failure } from './failure';
import type { Streams } from './streams';

/** The name under which standard input stands in a workspace. */
export const inputName = '-';

/**
 * The files behind PATH arguments: a file, a directory (read recursively for `*.yaml` and `*.yml`, in the order of names) or `-` for
 * standard input. A file named twice is read once. Throws `Failure` where one cannot be read.
 */
export async function readSources(paths: readonly string[], streams: Streams): Promise<SourceFile[]> {
  if (paths.length === 0) throw new Failure('Name at least one file or directory, or - for standard input.');
  const found: SourceFile[] = [];
  for (const path of paths) {
    for (const each of await listFiles(path)) {
      if (!found.some((file) => file.path === each)) found.push(await readSource(each, streams));
    }
  }
  return found;
}

/** One file's text, byte for byte (a BOM stays), whatever its name. Throws `Failure` for what is not UTF-8 text. */
export async function readSource(path: string, streams: Streams): Promise<SourceFile> {
  const bytes = path === inputName ? await streams.readInput() : await readBytes(path);
  const plain = readPlainText(path === inputName ? 'Standard input' : path, bytes);
  if (!plain.ok) throw new Failure(plain.problem);
  return { path, text: plain.text };
}

async function listFiles(path: string): Promise<string[]> {
  if (path === inputName) return [path];
  const status = await stat(path).catch((error: unknown) => fail(path, error));
  if (!status.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch((error: unknown) =>
    fail(path, error),
  );
  const files = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  if (files.length === 0) throw new Failure(`No *.yaml or *.yml file was found in ${path}.`);
  return files.sort();
}

async function readBytes(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: unknown) => fail(path, error));
}

function fail(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') throw new Failure(`There is no file or directory ${path}.`);
  if (code === 'EACCES' || code === 'EPERM') throw new Failure(`${path} may not be read.`);
  if (code === 'EISDIR') throw new Failure(`${path} is a directory; name a file.`);
  throw error;
}
