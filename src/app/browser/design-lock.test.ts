import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeDesignLock } from './design-lock';

/** The channel between tabs, in one thread. */
class Channel {
  static open: Channel[] = [];
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;

  constructor() {
    Channel.open.push(this);
  }

  postMessage(data: unknown): void {
    for (const each of Channel.open) if (each !== this) queueMicrotask(() => each.onmessage?.({ data }));
  }
}

beforeEach(() => {
  Channel.open = [];
  vi.useFakeTimers();
  vi.stubGlobal('BroadcastChannel', Channel);
  // As on plain http, where browsers have no locks.
  vi.stubGlobal('navigator', {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A tab, and what its lock has told it so far. */
function openTab(name: string) {
  const told: string[] = [];
  const tell = (what: string) => () => void told.push(what);
  const lock = makeDesignLock('design', name, {
    onHandOver: () => Promise.resolve().then(tell('store')),
    onLost: tell('lost'),
    onInherited: tell('inherited'),
    onSaved: tell('saved'),
  });
  const claim = async (): Promise<boolean> => {
    const isOurs = lock.claim();
    await vi.advanceTimersByTimeAsync(250);
    return isOurs;
  };
  return { lock, told, claim };
}

it('is agreed on by asking where the browser has no locks: one tab edits, until another takes over', async () => {
  const [first, second] = [openTab('first'), openTab('second')];
  expect(await first.claim()).toBe(true);
  expect(await second.claim()).toBe(false);
  first.lock.tellSaved();
  await second.lock.takeOver();
  second.lock.tellSaved();
  await vi.advanceTimersByTimeAsync(0);
  expect(second.told).toEqual(['saved']);
  expect(first.told).toEqual(['store', 'lost', 'saved']);
  expect(await first.claim()).toBe(false);
});

it('is taken from a tab that does not answer', async () => {
  const [first, second] = [openTab('first'), openTab('second')];
  await first.claim();
  // It is not there any more, or stands still.
  Channel.open.shift();
  const taken = second.lock.takeOver();
  await vi.advanceTimersByTimeAsync(1_000);
  await taken;
  expect(await openTab('third').claim()).toBe(false);
});
