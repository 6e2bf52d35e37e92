// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { areHandsAwaited, withHands } from './with-hands';

it('tells that something waits for its code until that is there, and then does it at once', async () => {
  const act = vi.fn();
  expect(areHandsAwaited()).toBe(false);
  withHands(act);
  expect(areHandsAwaited()).toBe(true);
  expect(act).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(act).toHaveBeenCalledOnce(), 25_000);
  expect(areHandsAwaited()).toBe(false);
  withHands(act);
  expect(act).toHaveBeenCalledTimes(2);
}, 30_000);
