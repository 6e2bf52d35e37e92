import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';

/** How long a database may take to open before the page goes on without it, in milliseconds: one that can never be edited helps nobody. */
const patience = 15_000;

/** A database of this page: its shape, and who wants to know when the connection is gone. */
interface DatabaseShape<S extends DBSchema> {
  readonly name: string;
  /** Raise it together with a migration in `upgrade`. */
  readonly version: number;
  readonly upgrade: NonNullable<OpenDBCallbacks<S>['upgrade']>;
  /** Called when others closed this connection: the browser, when it clears the data of the page; or a page of a newer version. */
  readonly onClosed?: () => void;
}

/**
 * Opens a database, and makes it where there is none. Rejects with a DOMException, whatever is wrong: `TimeoutError` where it does not answer or another
 * connection blocks it, `VersionError` where a newer page has stored something, `NotSupportedError` where the browser has no IndexedDB for this page.
 */
export async function openInTime<S extends DBSchema>(shape: DatabaseShape<S>): Promise<IDBPDatabase<S>> {
  if (typeof indexedDB === 'undefined') throw new DOMException('There is no IndexedDB.', 'NotSupportedError');
  const opening = openShape(shape);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // One that opens when nobody waits for it any more must not stand in the way of others.
      opening.then((database) => database.close(), onlyRefused);
      reject(new DOMException('The storage does not answer.', 'TimeoutError'));
    }, patience);
  });
  return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}

async function openShape<S extends DBSchema>(shape: DatabaseShape<S>): Promise<IDBPDatabase<S>> {
  const { name, version, upgrade, onClosed = () => undefined } = shape;
  return openDB<S>(name, version, {
    upgrade,
    // Neither a newer page nor the deletion of this page's data may wait for this connection.
    blocking(_from, _to, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}

function onlyRefused(error: unknown): void {
  if (!(error instanceof DOMException)) throw error;
}
