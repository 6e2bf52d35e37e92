import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A folder for files that a command reads and writes; names of files are below it. */
interface Folder {
  readonly path: string;
  readonly at: (...names: readonly string[]) => string;
  /** Writes a file, with the folders on its way, and gives its path. */
  readonly write: (name: string, text: string | Uint8Array) => string;
  readonly read: (name: string) => string;
}

/** A folder that is empty before each test of a file, and gone after it. */
export function folderPerTest(): Folder {
  let path = '';
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'fairway-'));
  });
  afterEach(() => rmSync(path, { recursive: true }));
  const at = (...names: readonly string[]): string => join(path, ...names);
  return {
    get path() {
      return path;
    },
    at,
    write: (name, text) => {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), text);
      return at(name);
    },
    read: (name) => readFileSync(at(name), 'utf8'),
  };
}
