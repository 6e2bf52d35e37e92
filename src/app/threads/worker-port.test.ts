import { afterEach, expect, it, vi } from 'vitest';
import { LockQueue } from '../testing/lock-queue';
import { workerPort } from './worker-port';

function opened(): {
  worker: EventTarget;
  locks: LockQueue;
  ear: { give: () => void; fail: () => void };
  end: () => void;
} {
  const locks = new LockQueue();
  locks.hold('one');
  vi.stubGlobal('navigator', { locks });
  const worker = Object.assign(new EventTarget(), { postMessage: vi.fn(), terminate: vi.fn() });
  const ear = { give: vi.fn(), fail: vi.fn() };
  const { end } = workerPort(worker as unknown as Worker, ear);
  return { worker, locks, ear, end };
}

const says = (worker: EventTarget, data: unknown): boolean =>
  worker.dispatchEvent(Object.assign(new Event('message'), { data }));

afterEach(() => vi.unstubAllGlobals());

it('hears of a worker that ends without a word, and takes its sign of life for no answer', () => {
  const { worker, locks, ear } = opened();
  says(worker, { lives: 'one' });
  says(worker, { id: 1 });
  expect(vi.mocked(ear.give).mock.calls).toEqual([[{ id: 1 }]]);
  expect(ear.fail).not.toHaveBeenCalled();
  locks.letGo('one');
  expect(ear.fail).toHaveBeenCalledTimes(1);
});

it('hears nothing of one that it has ended itself', () => {
  const { worker, locks, ear, end } = opened();
  says(worker, { lives: 'one' });
  end();
  locks.letGo('one');
  expect(ear.fail).not.toHaveBeenCalled();
});
