import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceFile } from '../../core/workspace';
import { Failure } from '../failure';
import { fail } from '../files';

interface WriteOptions {
  /** The files that were read: none of them is written over, since what is written is made from them. */
  readonly sources: readonly SourceFile[];
  /** Whether a file that is there already, by its text, may be written over. */
  readonly mayReplace?: (path: string, text: string) => boolean;
}

/** Writes files into a directory, which is made where it is missing, and answers their paths. Nothing is written unless everything may be. */
export async function writeFiles(
  directory: string,
  files: readonly SourceFile[],
  { sources, mayReplace = () => true }: WriteOptions,
): Promise<readonly string[]> {
  const real = new Set(await Promise.all(sources.map(({ path }) => realpath(path).catch(() => path))));
  const targets = files.map(({ path, text }) => ({ path: join(directory, path), name: path, text }));
  for (const { path, name } of targets) {
    if (real.has(await realpath(path).catch(() => '')))
      throw new Failure(`${path} is one of the files read; choose another --out.`);
    const before = await readFile(path, 'utf8').catch(() => undefined);
    if (before !== undefined && !mayReplace(name, before))
      throw new Failure(`${path} is there already and is not from Fairway; choose another --out.`);
  }
  for (const { path, text } of targets) {
    await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => fail(directory, error));
    await writeFile(path, text).catch((error: unknown) => fail(path, error));
  }
  return targets.map(({ path }) => path);
}
