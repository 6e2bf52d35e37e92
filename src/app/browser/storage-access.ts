import { openStorage, type Storage } from './storage';

/** A way to the database that outlives its connection: the browser may close one at any time. */
export interface StorageAccess {
  /** Does something with the database, which is opened where it is not. Rejects with a DOMException where the browser refuses. */
  readonly run: <T>(work: (storage: Storage) => Promise<T>) => Promise<T>;
}

/** `onClosed` is called when the browser has closed the connection: the data of the page were deleted, or a newer page changes their shape. */
export function storageAccess(onClosed: () => void): StorageAccess {
  let opening: Promise<Storage> | undefined;
  /** Forgets a connection that is of no use, unless there is another one by now: several may find at once that the same one is closed. */
  const forget = (which: Promise<Storage>): void => {
    if (opening === which) opening = undefined;
  };
  const open = (): Promise<Storage> => {
    if (opening) return opening;
    const next: Promise<Storage> = openStorage(() => {
      forget(next);
      onClosed();
    }).catch((error: unknown) => {
      forget(next);
      throw error;
    });
    opening = next;
    return next;
  };
  return {
    run: async (work) => {
      const used = open();
      try {
        return await work(await used);
      } catch (error) {
        if (!isOfClosedConnection(error)) throw error;
        forget(used);
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
