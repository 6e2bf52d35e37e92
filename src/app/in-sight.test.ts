import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { doElsewhere, showWork } from './in-sight';
import { announce, dismissWork, notify, updateWork } from './notices';

vi.mock('./notices', () => ({ notify: vi.fn(), announce: vi.fn(), dismissWork: vi.fn(), updateWork: vi.fn() }));

const words = { working: 'Counting…', progressLabel: 'Counting', cancel: 'Cancel', stopped: 'Nothing was counted.' };

/** A worker that is heard from when the test says so. */
class Counter extends EventTarget {
  readonly postMessage = vi.fn();
  readonly terminate = vi.fn();
  answer(data: string): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
  breakOff(): void {
    this.dispatchEvent(new Event('error'));
  }
}

/** Asks a counter, or one that cannot be opened. What comes of it is in `done`; the page itself answers `here`. */
function count(counter?: Counter) {
  const done = vi.fn();
  doElsewhere<string, string>({
    words,
    open: () => {
      if (!counter) throw new DOMException('There are no workers here.');
      return counter as unknown as Worker;
    },
    here: () => Promise.resolve('here'),
    request: 'how many?',
    done,
  });
  return done;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

it('hands over what a worker answers, and says nothing of work that is soon done', () => {
  const counter = new Counter();
  const done = count(counter);
  expect(counter.postMessage.mock.calls).toEqual([['how many?']]);
  vi.advanceTimersByTime(299);
  counter.answer('three');
  vi.runAllTimers();
  expect([done.mock.calls, vi.mocked(notify).mock.calls]).toEqual([[['three']], []]);
  expect(counter.terminate).toHaveBeenCalled();
});

it('tells of work that takes a moment until that is done', () => {
  const counter = new Counter();
  count(counter);
  vi.advanceTimersByTime(300);
  const { text, work } = vi.mocked(notify).mock.lastCall?.[0] ?? {};
  expect(text).toBe('Counting…');
  expect(dismissWork).not.toHaveBeenCalled();
  counter.answer('three');
  expect(vi.mocked(dismissWork).mock.calls).toEqual([[work]]);
});

it('is done on the page where there is no worker, and where one breaks off', async () => {
  const counter = new Counter();
  const [refused, broken] = [count(), count(counter)];
  counter.breakOff();
  await vi.runAllTimersAsync();
  expect([refused.mock.calls, broken.mock.calls]).toEqual([[['here']], [['here']]]);
  expect(notify).not.toHaveBeenCalled();
});

it('hands over nothing once it is called off, not even what the page itself was at', async () => {
  const [counter, broken] = [new Counter(), new Counter()];
  const done = [count(counter), count(broken)];
  vi.advanceTimersByTime(300);
  broken.breakOff();
  for (const [{ work }] of vi.mocked(notify).mock.calls) work?.stop();
  expect(counter.terminate).toHaveBeenCalled();
  counter.answer('three');
  await vi.runAllTimersAsync();
  expect(done.map(({ mock }) => mock.calls)).toEqual([[], []]);
  expect(vi.mocked(announce).mock.lastCall).toEqual(['Nothing was counted.']);
});

it('says the last word of work that goes on, and not each of many', () => {
  const said = (): unknown => vi.mocked(updateWork).mock.calls.map(([, { text }]) => text);
  const { say, finish } = showWork(words, vi.fn());
  vi.advanceTimersByTime(300);
  for (const number of ['one', 'two', 'three']) say(number);
  expect(said()).toEqual(['one']);
  vi.advanceTimersByTime(100);
  expect(said()).toEqual(['one', 'three']);
  say('four');
  finish();
  vi.runAllTimers();
  expect(said()).toEqual(['one', 'three']);
});
