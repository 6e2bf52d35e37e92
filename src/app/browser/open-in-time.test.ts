import { openDB, type IDBPDatabase, type OpenDBCallbacks } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openInTime } from './open-in-time';

vi.mock('idb');

const database = (close = vi.fn()): IDBPDatabase => ({ close }) as unknown as IDBPDatabase;
const shape = { name: 'fairway-test', version: 1, upgrade: () => undefined };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('indexedDB', {});
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('opens a database, and waits for nothing afterwards', async () => {
  const opened = database();
  vi.mocked(openDB).mockResolvedValueOnce(opened);
  expect(await openInTime(shape)).toBe(opened);
  expect(vi.getTimerCount()).toBe(0);
});

it.each(['never answers', 'is blocked by another connection'])('refuses one that %s in time', async () => {
  vi.mocked(openDB).mockReturnValueOnce(new Promise(() => undefined));
  const refused = expect(openInTime(shape)).rejects.toMatchObject({ name: 'TimeoutError' });
  await vi.advanceTimersByTimeAsync(15_000);
  await refused;
});

it('closes one that opens when nobody waits for it any more', async () => {
  const close = vi.fn();
  vi.mocked(openDB).mockReturnValueOnce(new Promise((resolve) => setTimeout(() => resolve(database(close)), 20_000)));
  const refused = expect(openInTime(shape)).rejects.toThrow(DOMException);
  await vi.advanceTimersByTimeAsync(15_000);
  await refused;
  expect(close).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(close).toHaveBeenCalledOnce();
});

it('says that a newer page has stored something, at once', async () => {
  vi.mocked(openDB).mockRejectedValueOnce(new DOMException('Version 2 is there.', 'VersionError'));
  await expect(openInTime(shape)).rejects.toMatchObject({ name: 'VersionError' });
  expect(vi.getTimerCount()).toBe(0);
});

it('refuses kindly where the browser has no storage, or throws at being asked for it', async () => {
  vi.stubGlobal('indexedDB', undefined);
  await expect(openInTime(shape)).rejects.toMatchObject({ name: 'NotSupportedError' });
  vi.stubGlobal('indexedDB', {});
  vi.mocked(openDB).mockImplementationOnce(() => {
    throw new DOMException('Not today.', 'SecurityError');
  });
  await expect(openInTime(shape)).rejects.toMatchObject({ name: 'SecurityError' });
});

it('lets go of the connection when somebody else needs the database', async () => {
  const onClosed = vi.fn();
  vi.mocked(openDB).mockResolvedValueOnce(database());
  await openInTime({ ...shape, onClosed });
  const callbacks = vi.mocked(openDB).mock.lastCall?.[2] as OpenDBCallbacks<unknown>;
  const close = vi.fn();
  callbacks.blocking?.(1, 2, { target: { close } } as unknown as IDBVersionChangeEvent);
  expect(close).toHaveBeenCalledOnce();
  expect(onClosed).toHaveBeenCalledOnce();
});
