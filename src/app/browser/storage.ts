import type { DBSchema, IDBPDatabase } from 'idb';
import type { SourceFile, Workspace } from '../../core/workspace';
import { isTyping, type Typing } from '../typing';
import { openInTime } from './open-in-time';

/** Version of the stored shape. Raise it together with a migration in `upgrade`. */
const schemaVersion = 1;

interface StoredDesign {
  readonly id: string;
  /** Counts the saves; a journal with a higher count is newer. */
  readonly revision: number;
  /** The tab that may save: any other finds that it has been overtaken. */
  readonly writer: string;
  readonly order: readonly string[];
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** What was being typed in a form, where something was. */
  readonly typing?: Typing;
}

interface StoredFile extends SourceFile {
  readonly design: string;
}

interface Schema extends DBSchema {
  designs: { key: string; value: StoredDesign };
  files: { key: [string, string]; value: StoredFile };
}

/** The database in which this browser keeps designs. */
export type Storage = IDBPDatabase<Schema>;

/** What was stored, and when. */
export interface Restored {
  readonly workspace: Workspace;
  readonly revision: number;
  readonly savedAt: number;
  /** Files that belong to the design and are not there: the storage was damaged. */
  readonly missing: readonly string[];
  /** What was being typed in a form, and is not in the files. */
  readonly typing?: Typing | null;
}

/**
 * Opens the database, and makes it where there is none. `onClosed` is called when this connection is closed by others: the browser, when it clears the data of
 * the page; or a page of a newer version, which must not wait for this one to change the shape of what is stored.
 */
export function openStorage(onClosed: () => void): Promise<Storage> {
  return openInTime<Schema>({
    name: 'fairway',
    version: schemaVersion,
    upgrade(db, from) {
      if (from >= 1) return;
      db.createObjectStore('designs', { keyPath: 'id' });
      db.createObjectStore('files', { keyPath: ['design', 'path'] });
    },
    onClosed,
  });
}

/** The stored design; undefined when there is none. */
export async function readDesign(storage: Storage, id: string): Promise<Restored | undefined> {
  const transaction = storage.transaction(['designs', 'files']);
  const design = await transaction.objectStore('designs').get(id);
  const files = await transaction.objectStore('files').getAll(IDBKeyRange.bound([id], [id, []]));
  if (!design) return undefined;
  const byPath = new Map(files.map((file) => [file.path, file.text]));
  const ordered = design.order.flatMap((path) => {
    const text = byPath.get(path);
    return text === undefined ? [] : [{ path, text }];
  });
  const missing = design.order.filter((path) => !byPath.has(path));
  const typing = isTyping(design.typing) ? design.typing : null;
  return { workspace: { files: ordered }, revision: design.revision, savedAt: design.savedAt, missing, typing };
}

/** Makes `writer` the only tab that can save this design from now on; answers the revision that is stored. */
export async function claimDesign(storage: Storage, id: string, writer: string): Promise<number> {
  const transaction = storage.transaction('designs', 'readwrite');
  const design = await transaction.store.get(id);
  const unsaved = { id, revision: 0, order: [], savedAt: 0 };
  await transaction.store.put({ ...(design ?? unsaved), writer });
  await transaction.done;
  return design?.revision ?? 0;
}

interface Save {
  readonly id: string;
  readonly writer: string;
  readonly revision: number;
  readonly workspace: Workspace;
  readonly typing: Typing | null;
  /** What is stored now, as far as this tab knows: files that kept their identity are not written again. Null writes all. */
  readonly stored: Workspace | null;
  /** The revision of `stored`. Where the database holds another, it is not what this tab knows, and all is written. */
  readonly base: number;
}

/** Stores a workspace in one transaction: all of it or nothing. `overtaken` when another tab has become the writer; then nothing is stored. */
export async function saveDesign(storage: Storage, save: Save): Promise<'saved' | 'overtaken'> {
  const { id, writer, revision, workspace, typing, base } = save;
  const transaction = storage.transaction(['designs', 'files'], 'readwrite', { durability: 'relaxed' });
  const designs = transaction.objectStore('designs');
  const files = transaction.objectStore('files');
  const design = await designs.get(id);
  if (design && design.writer !== writer) {
    await transaction.done;
    return 'overtaken';
  }
  const stored = design?.revision === base ? save.stored : null;
  const kept = new Set(stored?.files);
  const paths = new Set(workspace.files.map((file) => file.path));
  const gone = stored?.files.filter((file) => !paths.has(file.path)) ?? [];
  const changed = workspace.files.filter((file) => !kept.has(file));
  try {
    // All are awaited together: when the transaction fails, each of them fails, and none may do so unheard.
    await Promise.all([
      ...(stored === null ? [files.delete(IDBKeyRange.bound([id], [id, []]))] : []),
      ...gone.map((file) => files.delete([id, file.path])),
      ...changed.map((file) => files.put({ design: id, path: file.path, text: file.text })),
      designs.put({
        id,
        revision,
        writer,
        order: workspace.files.map((file) => file.path),
        savedAt: Date.now(),
        ...(typing && { typing }),
      }),
      transaction.done,
    ]);
  } catch (error) {
    // The transaction knows why it failed (a full disk); its requests know only that it did.
    throw transaction.error ?? error;
  }
  return 'saved';
}
