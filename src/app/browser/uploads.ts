/** A file on its way in: the path that it shall have, and its bytes. */
export interface Upload {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface PickedFile {
  readonly file: File;
  readonly path: string;
}

/** More files than this are not read from one folder. */
export const mostFiles = 5_000;

/** Whether a file found in a folder is one that Fairway opens; hidden folders and `node_modules` are passed over. */
export function isReadable(path: string): boolean {
  const parts = path.split('/');
  if (parts.slice(0, -1).some((part) => part.startsWith('.') || part === 'node_modules')) return false;
  return /\.(ya?ml|json|md|markdown)$/i.test(path);
}

/** The bytes of each file, in the order of their paths as people sort them. */
export async function readFiles(picked: readonly PickedFile[]): Promise<Upload[]> {
  const sorted = [...picked].sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true })).slice(0, mostFiles);
  return Promise.all(sorted.map(async ({ file, path }) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

/** Paths without the first folder when all of them lie in it: the folder that was opened is no part of the design. */
export function withoutCommonFolder(uploads: readonly Upload[]): Upload[] {
  const first = uploads[0]?.path.split('/')[0];
  const common = first !== undefined && uploads.every(({ path }) => path.startsWith(`${first}/`));
  return common ? uploads.map(({ path, bytes }) => ({ path: path.slice(first.length + 1), bytes })) : [...uploads];
}
