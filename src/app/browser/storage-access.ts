import { openStorage, type Storage } from './storage';

/** A way to the database that outlives its connection: the browser may close one at any time. */
export interface StorageAccess {
  /** Does something with the database, which is opened where it is not. Rejects with a DOMException where the browser refuses. */
  readonly run: <T>(work: (storage: Storage) => Promise<T>) => Promise<T>;
}

/** How long the database may take to open before the page goes on without it, in milliseconds: one that can never be edited helps nobody. */
const openingPatience = 15_000;

/** `onClosed` is called when the browser has closed the connection: the data of the page were deleted, or a newer page changes their shape. */
export function storageAccess(onClosed: () => void): StorageAccess {
  let opening: Promise<Storage> | undefined;
  const forget = (): void => {
    opening = undefined;
  };
  const open = (): Promise<Storage> => {
    opening ??= openInTime(() => {
      forget();
      onClosed();
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  };
  return {
    run: async (work) => {
      try {
        return await work(await open());
      } catch (error) {
        if (!isOfClosedConnection(error)) throw error;
        forget();
        return work(await open());
      }
    },
  };
}

/** Whether what is stored has a shape that only a newer page knows. */
export function isOfNewerPage(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'VersionError';
}

/** Transactions of a closed connection are refused with this name. */
function isOfClosedConnection(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}

function openInTime(onClosed: () => void): Promise<Storage> {
  return new Promise((resolve, reject) => {
    const late = new DOMException('The storage does not answer.', 'TimeoutError');
    const timer = setTimeout(() => reject(late), openingPatience);
    const opened = async (): Promise<Storage> => openStorage(onClosed);
    opened()
      .then(resolve, (error: unknown) => reject(asRefusal(error)))
      .finally(() => clearTimeout(timer));
  });
}

/** Where there is no `indexedDB` at all, asking for it fails as a mistake in a script does. */
function asRefusal(error: unknown): unknown {
  return error instanceof TypeError || error instanceof ReferenceError
    ? new DOMException('This browser has no storage for this page.', 'NotSupportedError')
    : error;
}
