import { expect, it, vi } from 'vitest';
import { openStorage, type Storage } from './storage';
import { storageAccess } from './storage-access';

vi.mock('./storage');

it('opens one connection for all that find the last one closed', async () => {
  vi.stubGlobal('indexedDB', {});
  const [first, second] = [{} as Storage, {} as Storage];
  vi.mocked(openStorage).mockResolvedValueOnce(first).mockResolvedValueOnce(second);
  const { run } = storageAccess(() => undefined);
  let isClosed = false;
  const work = (storage: Storage): Promise<Storage> =>
    isClosed && storage === first
      ? Promise.reject(new DOMException('The connection is closed.', 'InvalidStateError'))
      : Promise.resolve(storage);
  expect(await run(work)).toBe(first);
  isClosed = true;
  const late = run(async (storage) => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    return work(storage);
  });
  expect(await run(work)).toBe(second);
  expect(await late).toBe(second);
  expect(openStorage).toHaveBeenCalledTimes(2);
});
