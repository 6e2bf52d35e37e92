import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Steps } from '../core/steps';
import { inSlices } from './in-slices';

/** What the clock shows, in milliseconds. */
let now = 0;

beforeEach(() => {
  now = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Work of so many steps, each of which takes 4 ms. */
function* steps(count: number, seen: number[]): Steps<string> {
  for (let step = 1; step <= count; step++) {
    now += 4;
    seen.push(step);
    yield;
  }
  return 'done';
}

it('leaves the page alone between slices of a few steps, and hands over what comes out', () => {
  const seen: number[] = [];
  const done = vi.fn();
  inSlices(() => steps(7, seen), done);
  expect(seen).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(seen).toEqual([1, 2, 3]);
  vi.advanceTimersToNextTimer();
  expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  expect(done).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(done.mock.calls).toEqual([['done']]);
});

it('stops where it is called off', () => {
  const seen: number[] = [];
  const done = vi.fn();
  const callOff = inSlices(() => steps(9, seen), done);
  vi.advanceTimersToNextTimer();
  callOff();
  vi.runAllTimers();
  expect([seen, done.mock.calls]).toEqual([[1, 2, 3], []]);
});

it('begins at once what is in sight, and tells how far it is between two slices', () => {
  function* counting(to: number): Generator<number, string, undefined> {
    for (let at = 1; at <= to; at++) {
      now += 4;
      yield at;
    }
    return 'done';
  }
  const [done, onPause] = [vi.fn(), vi.fn()];
  inSlices(() => counting(7), done, { atOnce: true, onPause });
  expect([onPause.mock.calls, done.mock.calls]).toEqual([[[3]], []]);
  vi.runAllTimers();
  expect([onPause.mock.calls, done.mock.calls]).toEqual([[[3], [6]], [['done']]]);

  const soon = vi.fn();
  inSlices(() => counting(1), soon, { atOnce: true });
  expect(soon).toHaveBeenCalled();
});

it('rests while the page waits for other work, and goes on behind it', () => {
  const [background, awaited]: [number[], number[]] = [[], []];
  inSlices(() => steps(6, background), vi.fn());
  vi.advanceTimersToNextTimer();
  const done = vi.fn();
  inSlices(() => steps(20, awaited), done, { isAwaited: true });
  while (!done.mock.calls.length) vi.advanceTimersToNextTimer();
  expect([background.length, awaited.length]).toEqual([3, 20]);
  vi.runAllTimers();
  expect(background).toHaveLength(6);
});

it('goes on where what the page waited for is called off', () => {
  const seen: number[] = [];
  const callOff = inSlices(() => steps(20, []), vi.fn(), { isAwaited: true });
  inSlices(() => steps(2, seen), vi.fn());
  vi.advanceTimersByTime(400);
  inSlices(() => steps(2, seen), vi.fn(), { atOnce: true });
  callOff();
  vi.runAllTimers();
  expect(seen).toEqual([1, 2, 1, 2]);
});

it('goes on where what the page waited for breaks off', () => {
  const seen: number[] = [];
  function* broken(): Steps<string> {
    yield* steps(1, []);
    throw new Error('broken');
  }
  inSlices(broken, vi.fn(), { isAwaited: true });
  inSlices(() => steps(2, seen), vi.fn(), { atOnce: true });
  expect(seen).toEqual([]);
  expect(() => vi.runAllTimers()).toThrow('broken');
  vi.runAllTimers();
  expect(seen).toEqual([1, 2]);
});
