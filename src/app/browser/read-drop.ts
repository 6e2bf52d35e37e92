import { addAll } from '../../core/lists';
import { readFiles, withoutCommonFolder, type Picked, type PickedFile } from './uploads';

/** The files of a drop, folders included. Must be called while the drop event is being handled; the browser forgets them afterwards. */
export async function readDrop(transfer: DataTransfer): Promise<Picked> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return readFiles([...transfer.files].map((file) => ({ file, path: file.name })));
  const { isReadable } = await import('../../core/exchange');
  const found: PickedFile[] = [];
  for (const entry of entries) await collect(entry, entry.name, found, entry.isFile ? () => true : isReadable);
  const picked = await readFiles(found);
  return entries.length === 1 && entries[0]?.isDirectory ? withoutCommonFolder(picked) : picked;
}

/** Notes the files below an entry that are wanted by their paths. */
async function collect(
  entry: FileSystemEntry,
  path: string,
  found: PickedFile[],
  isWanted: (path: string) => boolean,
): Promise<void> {
  if (isFile(entry)) {
    if (isWanted(path)) found.push({ path, file: () => fileOf(entry) });
  } else if (isFolder(entry)) {
    for (const child of await childrenOf(entry)) await collect(child, `${path}/${child.name}`, found, isWanted);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory && !entry.name.startsWith('.') && entry.name !== 'node_modules';
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader hands a folder out in portions; an empty one is the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return children;
    addAll(children, portion);
  }
}
