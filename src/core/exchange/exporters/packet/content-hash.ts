import { strToU8 } from 'fflate';
import { compareText } from '../../../mesh';
import type { Workspace } from '../../../workspace';
import { sha256 } from './sha256';

/** What a packet was made of, so that anybody can tell whether files are those that were reviewed. */
export interface ContentHash {
  /** SHA-256 of the files' hashes, sorted, a line each: the same wherever the files lie and whatever they are called. */
  readonly hash: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly hash: string }[];
}

/** The hash of a workspace, and those of its files in the order of their paths. */
export function contentHash({ files }: Workspace): ContentHash {
  const hashed = files
    .map(({ path, text }) => {
      const bytes = strToU8(text);
      return { path, bytes: bytes.length, hash: sha256(bytes) };
    })
    .sort((a, b) => compareText(a.path, b.path));
  const lines = hashed.map(({ hash }) => `${hash}\n`).sort(compareText);
  return { hash: sha256(strToU8(lines.join(''))), files: hashed };
}

/** What prints the same hash, run in the directory of the files. */
export const hashCommand =
  "find . -type f \\( -name '*.yaml' -o -name '*.yml' \\) -exec sha256sum {} + | cut -c1-64 | LC_ALL=C sort | sha256sum";
