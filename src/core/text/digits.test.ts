import { describe, expect, it } from 'vitest';
import { digits } from './digits';

describe('a number', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [-1000, '-1,000'],
    [1234567, '1,234,567'],
  ])('of the core is grouped as in English on every machine: %d', (number, expected) =>
    expect(digits(number)).toBe(expected),
  );

  it('of the page is grouped as in its language', () => {
    expect(digits(3000, 'de')).toBe('3.000');
    expect(digits(3000, 'en-GB')).toBe('3,000');
  });
});
