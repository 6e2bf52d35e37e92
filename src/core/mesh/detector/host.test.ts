import { describe, expect, it } from 'vitest';
import { countResult, newHost, type Result } from './host';

const off = {
  consecutive5xxErrors: 0,
  consecutiveGatewayErrors: 0,
  consecutiveLocalOriginFailures: 0,
  splitExternalLocalOriginErrors: false,
  interval: 10_000,
  baseEjectionTime: 30_000,
  maxEjectionPercent: 10,
  minHealthPercent: 0,
};

/** Results by a word each: a status, `c` connected, `t` connected on TCP, `x` not connected, `o` timed out. */
const results: Readonly<Record<string, Result>> = {
  c: { type: 'connected' },
  t: { type: 'connected-only' },
  x: { type: 'connect-failed' },
  o: { type: 'timed-out' },
};

/** The detectors that reach their threshold at the last of these results. */
function reached(told: string, set: Partial<typeof off>): string[] {
  const host = newHost({ name: 'A', priority: 0, weight: 1, locality: undefined }, 0);
  const words = told.split(' ').map((word): Result => results[word] ?? { type: 'code', code: Number(word) });
  const all = words.map((result) => countResult(host, result, { ...off, ...set }));
  return all.at(-1) ?? [];
}

const five = ['consecutive5xxErrors'];
const gateway = ['consecutiveGatewayErrors'];
const local = ['consecutiveLocalOriginFailures'];

describe('what counts, without splitting', () => {
  it.each([
    ['500 501 599', { consecutive5xxErrors: 3 }, five],
    ['500 499 500', { consecutive5xxErrors: 2 }, []],
    ['429 429 429', { consecutive5xxErrors: 1 }, []],
    ['502 503 504', { consecutiveGatewayErrors: 3 }, gateway],
    ['502 500 504', { consecutiveGatewayErrors: 2 }, []],
    ['502 500 504', { consecutive5xxErrors: 3, consecutiveGatewayErrors: 3 }, five],
    ['503 503', { consecutive5xxErrors: 2, consecutiveGatewayErrors: 2 }, [...gateway, ...five]],
    // Failures of the proxy itself are 503 and 504, resets too: all of them gateway errors.
    ['x o x', { consecutiveGatewayErrors: 3 }, gateway],
    ['x o x', { consecutive5xxErrors: 3 }, five],
    ['c 500 c 500', { consecutive5xxErrors: 2 }, five],
    // On TCP a connection that stands is a good answer.
    ['x t x', { consecutive5xxErrors: 2 }, []],
    ['x x x x', { consecutive5xxErrors: 3 }, []],
    ['500 500', { consecutive5xxErrors: 0 }, []],
  ])('%s', (told, set, expected) => expect(reached(told, set)).toEqual(expected));
});

describe('what counts, split', () => {
  const split = { splitExternalLocalOriginErrors: true };
  it.each([
    ['x x', { consecutiveLocalOriginFailures: 2 }, local],
    ['x o', { consecutiveLocalOriginFailures: 2 }, local],
    ['x x', { consecutive5xxErrors: 2, consecutiveGatewayErrors: 2 }, []],
    ['500 500', { consecutiveLocalOriginFailures: 2 }, []],
    ['500 x 500', { consecutive5xxErrors: 2, consecutiveLocalOriginFailures: 2 }, five],
    ['x c x', { consecutiveLocalOriginFailures: 2 }, []],
    ['x t x', { consecutiveLocalOriginFailures: 2 }, []],
    // Each request on a connection that stands starts the count anew, so its timeouts do not add up.
    ['c o c o c o', { consecutiveLocalOriginFailures: 2 }, []],
    ['c o', { consecutiveLocalOriginFailures: 1 }, local],
  ])('%s', (told, set, expected) => expect(reached(told, { ...split, ...set })).toEqual(expected));
});
