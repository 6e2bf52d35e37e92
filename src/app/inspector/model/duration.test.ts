import { describe, expect, it } from 'vitest';
import { changeUnit, stepDuration, unitOf, withUnit } from './duration';

describe('durations', () => {
  it('gives a bare number the unit of the menu and keeps everything else as typed', () => {
    expect(withUnit('45', 'm')).toBe('45m');
    expect(withUnit('1h30m', 's')).toBe('1h30m');
    expect(withUnit('soon', 's')).toBe('soon');
  });

  it.each([
    ['3s', 'ms', '3000ms'],
    ['3000ms', 's', '3s'],
    ['250ms', 's', '0.25s'],
    ['1.5h', 'm', '90m'],
    ['0.1s', 'ms', '100ms'],
    ['30s', 's', '30s'],
    ['0s', 'ms', undefined],
    ['10s', 'h', undefined],
    ['1h30m', 's', undefined],
  ] as const)('writes %s in %s as the same time', (text, unit, same) => expect(changeUnit(text, unit)).toBe(same));

  it('reads the unit of a duration with one part only', () => {
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
