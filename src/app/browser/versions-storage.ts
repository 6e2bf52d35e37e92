import type { DBSchema, IDBPDatabase } from 'idb';
import { greatestOf } from '../../core/lists';
import type { Workspace } from '../../core/workspace';
import { sizeOf, versionsToDrop, type Version, type VersionReason } from '../versions/version';
import { versionTroubleWords } from './words/session';
import { openInTime } from './open-in-time';

/** Version of the stored shape. Raise it together with a migration in `upgrade`. */
const schemaVersion = 1;

interface Schema extends DBSchema {
  versions: { key: number; value: Version };
  texts: { key: number; value: { readonly id: number; readonly workspace: Workspace } };
}

let opening: Promise<IDBPDatabase<Schema>> | undefined;

/**
 * The database of the versions. It is another one than that of the design, so that neither waits for the other's migration. An opening that failed is tried
 * again at the next call.
 */
function openVersions(): Promise<IDBPDatabase<Schema>> {
  opening ??= openInTime<Schema>({
    name: 'fairway-versions',
    version: schemaVersion,
    upgrade(db, from) {
      if (from >= 1) return;
      db.createObjectStore('versions', { keyPath: 'id' });
      db.createObjectStore('texts', { keyPath: 'id' });
    },
    onClosed: forgetConnection,
  }).catch((error: unknown) => {
    forgetConnection();
    throw error;
  });
  return opening;
}

function forgetConnection(): void {
  opening = undefined;
}

/** All versions, the newest first. */
export async function listVersions(): Promise<readonly Version[]> {
  const versions = await (await openVersions()).getAll('versions');
  // By their numbers, which only grow: a clock may be set back.
  return versions.sort((a, b) => b.id - a.id);
}

/** The files of a version; undefined when it is gone. */
export async function readVersion(id: number): Promise<Workspace | undefined> {
  return (await (await openVersions()).get('texts', id))?.workspace;
}

/** Keeps a workspace as a version, and drops the oldest that may go where there are too many. All of it or nothing. */
export async function keepVersion(workspace: Workspace, reason: VersionReason, name = ''): Promise<void> {
  const transaction = (await openVersions()).transaction(['versions', 'texts'], 'readwrite');
  const [versions, texts] = [transaction.objectStore('versions'), transaction.objectStore('texts')];
  const there = await versions.getAll();
  const at = Date.now();
  const id = Math.max(0, greatestOf(there.map((version) => version.id))) + 1;
  const version: Version = { id, name, reason, at, files: workspace.files.length, size: sizeOf(workspace) };
  const dropped = versionsToDrop([...there, version]).filter((each) => each.id !== id);
  try {
    // All are awaited together: when the transaction fails, each of them fails, and none may do so unheard.
    await Promise.all([
      ...dropped.flatMap((each) => [versions.delete(each.id), texts.delete(each.id)]),
      versions.put(version),
      texts.put({ id, workspace: { files: workspace.files.map(({ path, text }) => ({ path, text })) } }),
      transaction.done,
    ]);
  } catch (error) {
    // The transaction knows why it failed (a full disk); its requests know only that it did.
    throw transaction.error ?? error;
  }
}

/** Gives a version a name, so that it stays; with an empty one it may go again when others come. */
export async function renameVersion(id: number, name: string): Promise<void> {
  const transaction = (await openVersions()).transaction('versions', 'readwrite');
  const version = await transaction.store.get(id);
  if (version) await transaction.store.put({ ...version, name });
  await transaction.done;
}

/** Forgets a version. */
export async function deleteVersion(id: number): Promise<void> {
  const transaction = (await openVersions()).transaction(['versions', 'texts'], 'readwrite');
  await Promise.all([
    transaction.objectStore('versions').delete(id),
    transaction.objectStore('texts').delete(id),
    transaction.done,
  ]);
}

/** What to say of a browser that would not keep a version: one sentence, with what to do. */
export function versionTrouble(error: unknown): string {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return full ? versionTroubleWords.full : versionTroubleWords.none;
}
