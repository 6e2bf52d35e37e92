import { compareText } from '../../../mesh';
import type { SourceFile, Workspace } from '../../../workspace';

/** A file on both sides; undefined on the side that does not have it. */
export interface FilePair {
  /** Below the directory that the files of its side share. */
  readonly path: string;
  readonly before: SourceFile | undefined;
  readonly after: SourceFile | undefined;
}

/**
 * The files of two workspaces side by side, by their paths below the directory that each side shares: a baseline may lie in another one. Two
 * workspaces of one file each are compared whatever these are called.
 */
export function pairFiles(before: Workspace, after: Workspace): readonly FilePair[] {
  const [oldOnly, freshOnly] = [before.files, after.files];
  if (oldOnly.length === 1 && freshOnly.length === 1)
    return [{ path: nameOf(freshOnly[0]?.path ?? ''), before: oldOnly[0], after: freshOnly[0] }];
  const [old, fresh] = [byShortPath(before), byShortPath(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])]
    .sort(compareText)
    .map((path) => ({ path, before: old.get(path), after: fresh.get(path) }));
}

function byShortPath({ files }: Workspace): ReadonlyMap<string, SourceFile> {
  const shared = sharedDirectory(files.map(({ path }) => path));
  return new Map(files.map((file) => [file.path.slice(shared), file]));
}

/** How many characters of all paths are one directory, its slash included. */
function sharedDirectory(paths: readonly string[]): number {
  const [first = '', ...others] = paths;
  let shared = first.lastIndexOf('/') + 1;
  for (const path of others) {
    while (shared > 0 && path.slice(0, shared) !== first.slice(0, shared))
      shared = first.lastIndexOf('/', shared - 2) + 1;
  }
  return shared;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
