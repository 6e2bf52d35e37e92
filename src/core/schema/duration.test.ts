import { describe, expect, it } from 'vitest';
import { durationFault, readDuration } from './duration';

describe('a duration', () => {
  it.each([
    ['1h30m', 5_400_000],
    ['1.001s', 1001],
    ['.5s', 500],
    ['1.s', 1000],
    ['0', 0],
    ['-1s', -1000],
    ['+2ms', 2],
    ['1s500us', 1000.5],
  ])('%s is %s ms', (text, milliseconds) => expect(readDuration(text)).toBe(milliseconds));
  it.each(['', '5', '5 s', '1d', '.s', '1,5s', 's', '1e3s'])('is not %j', (text) =>
    expect(readDuration(text)).toBeNull(),
  );
});

describe('what istiod has against a duration', () => {
  it.each([
    ['1ms', undefined],
    ['1.001s', undefined],
    ['8.3s', undefined],
    ['1h', undefined],
    ['0s', 'too-short'],
    ['-1s', 'too-short'],
    ['999us', 'too-short'],
    ['1.5ms', 'too-fine'],
    ['5 s', undefined],
  ])('%s: %s', (text, fault) => expect(durationFault(text)).toBe(fault));
});
