import { describe, expect, it } from 'vitest';
import { settings } from '../../testing/detector-cases';
import { firstEjection } from './first-ejection';

const split = { splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 3 };

describe('one endpoint that fails each second', () => {
  it.each([
    // Errors at 0 to 4, out at 4, due at 34, sweep at 40.
    [{}, 'http', 1, 'leaves after 5 errors in a row, back at 40 s (30 s, then the next sweep)'],
    // Out at 1, due at 31, sweep at 32.
    [
      { consecutive5xxErrors: 2, interval: 4000 },
      'http',
      1,
      'leaves after 2 errors in a row, back at 32 s (30 s, then the next sweep)',
    ],
    // Out at 0, due at 30, which is a sweep.
    [{ consecutive5xxErrors: 1 }, 'tcp', 1, 'leaves after 1 error, back at 30 s (30 s, then the next sweep)'],
    [split, 'tcp', 1, 'leaves after 3 errors in a row, back at 40 s (30 s, then the next sweep)'],
    [{ maxEjectionPercent: 10 }, 'http', 3, 'never leaves: 1 of 3 is over maxEjectionPercent'],
    [
      { maxEjectionPercent: 10 },
      'http',
      undefined,
      'leaves after 5 errors in a row, back at 40 s (30 s, then the next sweep)',
    ],
    [{ consecutive5xxErrors: 0 }, 'http', 1, 'never leaves: no detector counts this'],
    [{ consecutive5xxErrors: 500 }, 'http', 1, 'leaves after 500 errors in a row, later than is shown'],
  ] as const)('%j on %s, %s endpoints', (set, protocol, total, text) => {
    expect(firstEjection({ ...settings, ...set }, protocol, total, 60_000).text).toBe(text);
  });
});
