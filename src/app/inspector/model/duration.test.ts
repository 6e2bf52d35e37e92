import { describe, expect, it } from 'vitest';
import { changeUnit, stepDuration, unitOf, withUnit } from './duration';

describe('durations', () => {
  it('gives a bare number the unit of the menu and keeps everything else as typed', () => {
    expect(withUnit('45', 'm')).toBe('45m');
    expect(withUnit('1h30m', 's')).toBe('1h30m');
    expect(withUnit('soon', 's')).toBe('soon');
  });

  it('changes the unit of a duration with one part only', () => {
    expect(changeUnit('30s', 'm')).toBe('30m');
    expect(changeUnit('1h30m', 's')).toBeUndefined();
    expect(unitOf('250ms')).toBe('ms');
    expect(unitOf('1h30m')).toBeUndefined();
  });

  it.each([
    ['10s', 1, '20s'],
    ['20s', 1, '50s'],
    ['30s', 1, '50s'],
    ['30s', -1, '20s'],
    ['1s', -1, undefined],
    ['1h30m', 1, undefined],
  ] as const)('steps %s by %i', (text, by, next) => expect(stepDuration(text, by)).toBe(next));
});
