import { strToU8, zipSync } from 'fflate';
import type { SourceFile } from '../../workspace';

/** A zip archive of texts as UTF-8. The same files give the same bytes. Their paths are taken as they are: see `archivePath`. */
export function zipFiles(files: readonly SourceFile[]): Uint8Array {
  const entries = files.map(({ path, text }): [string, [Uint8Array, { mtime: Date }]] => [
    path,
    [strToU8(text), { mtime: zipTime }],
  ]);
  return zipSync(Object.fromEntries(entries), { level: 6 });
}

/** The earliest time that a zip archive can hold; fixed, so that archives of the same files are equal. */
const zipTime = new Date(1980, 0, 1);
