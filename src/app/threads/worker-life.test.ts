import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LockQueue } from '../testing/lock-queue';
import { answerRequests, isLifeSign, onceGone } from './worker-life';

const said = vi.fn<(message: unknown) => void>();
const reportError = vi.fn<(error: unknown) => void>();
let self: EventTarget;

/** The globals of a worker, in a browser with these locks or none. */
function workerWith(navigator: object): void {
  self = new EventTarget();
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('addEventListener', self.addEventListener.bind(self));
  vi.stubGlobal('postMessage', said);
  vi.stubGlobal('reportError', reportError);
}

function ask(data: unknown): void {
  self.dispatchEvent(Object.assign(new Event('message'), { data }));
}

/** What the worker has said, its sign of life by its kind alone, since its name is another each time. */
function saidSoFar(): readonly unknown[] {
  return said.mock.calls.map(([message]) => (isLifeSign(message) ? 'lives' : message));
}

function lifeSign(): { readonly lives: string } {
  const sign = said.mock.calls.map(([message]) => message).find(isLifeSign);
  if (!sign) throw new Error('No sign of life');
  return sign;
}

beforeEach(() => {
  said.mockClear();
  reportError.mockClear();
});
afterEach(() => vi.unstubAllGlobals());

describe('a worker with a lock', () => {
  let locks: LockQueue;
  beforeEach(() => {
    locks = new LockQueue();
    workerWith({ locks });
  });

  it('tells its lock before its first answer, and answers in order', async () => {
    answerRequests((request) => postMessage(`to ${String(request)}`));
    ask('one');
    ask('two');
    await vi.waitFor(() => expect(saidSoFar()).toEqual(['lives', 'to one', 'to two']));
  });

  it('is not gone while it lives', async () => {
    answerRequests(() => undefined);
    const gone = vi.fn();
    onceGone(lifeSign(), gone);
    await settled();
    expect(gone).not.toHaveBeenCalled();
    expect(locks.waits(lifeSign().lives)).toBe(1);
  });

  it('is gone once its death lets the lock go', async () => {
    answerRequests(() => undefined);
    const gone = vi.fn();
    onceGone(lifeSign(), gone);
    locks.letGo(lifeSign().lives);
    await settled();
    expect(gone).toHaveBeenCalledTimes(1);
  });

  it('is gone also when it died before anybody waited', async () => {
    answerRequests(() => undefined);
    locks.letGo(lifeSign().lives);
    const gone = vi.fn();
    onceGone(lifeSign(), gone);
    await settled();
    expect(gone).toHaveBeenCalledTimes(1);
  });

  it('dies unheard once nobody waits any more', async () => {
    answerRequests(() => undefined);
    const gone = vi.fn();
    onceGone(lifeSign(), gone)();
    locks.letGo(lifeSign().lives);
    await settled();
    expect(gone).not.toHaveBeenCalled();
  });

  it('reports what its work throws, and goes on', async () => {
    answerRequests((request) => {
      if (request === 'bad') throw new Error('No answer');
      postMessage(request);
    });
    ask('bad');
    ask('good');
    await vi.waitFor(() => expect(saidSoFar()).toEqual(['lives', 'good']));
    expect(reportError).toHaveBeenCalledWith(new Error('No answer'));
  });
});

describe('a worker without a lock', () => {
  it('answers where the browser knows none, and tells nothing', async () => {
    workerWith({});
    answerRequests((request) => postMessage(request));
    ask('one');
    await vi.waitFor(() => expect(saidSoFar()).toEqual(['one']));
  });

  it('answers where it is refused one', async () => {
    workerWith({ locks: { request: () => Promise.reject(new DOMException('Not here', 'SecurityError')) } });
    answerRequests((request) => postMessage(request));
    ask('one');
    await vi.waitFor(() => expect(saidSoFar()).toEqual(['one']));
  });
});

it('takes no answer for a sign of life', () => {
  expect([{ lives: 'a' }, { id: 1 }, null, 'lives', undefined].map(isLifeSign)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
