import type { Upload } from '../../core/exchange';
import { language } from '../language';

export type { Upload };

/** A file that was picked, and the path that it shall have. */
export interface PickedFile {
  /** The file, or how to get at it: of a large folder only those are opened that are read. */
  readonly file: File | (() => Promise<File>);
  readonly path: string;
}

/** What was picked: the files on their way in, and how many more there were than are read at once. */
export interface Picked {
  readonly uploads: readonly Upload[];
  readonly leftOut: number;
}

/** More files than this are not read at once. */
export const mostFiles = 5_000;

/** The bytes of each file, in the order of their paths as people sort them. */
export async function readFiles(picked: readonly PickedFile[]): Promise<Picked> {
  const sorted = [...picked]
    .sort((a, b) => a.path.localeCompare(b.path, language, { numeric: true }))
    .slice(0, mostFiles);
  const uploads = await Promise.all(sorted.map(readFile));
  return { uploads, leftOut: picked.length - sorted.length };
}

async function readFile({ file, path }: PickedFile): Promise<Upload> {
  const opened = typeof file === 'function' ? await file() : file;
  return { path, bytes: new Uint8Array(await opened.arrayBuffer()) };
}

/** Paths without the first folder when all of them lie in it: the folder that was opened is no part of the design. */
export function withoutCommonFolder({ uploads, leftOut }: Picked): Picked {
  const first = uploads[0]?.path.split('/')[0];
  const common = first !== undefined && uploads.every(({ path }) => path.startsWith(`${first}/`));
  if (!common) return { uploads, leftOut };
  return { uploads: uploads.map(({ path, bytes }) => ({ path: path.slice(first.length + 1), bytes })), leftOut };
}
