import { describe, expect, it } from 'vitest';
import { sharesOf } from './shares';

describe('sharesOf', () => {
  it.each([
    [{ a: 80, b: 20 }, 100, undefined],
    [{ a: 80, b: 10 }, 90, '10 % are missing to 100.'],
    [{ a: 80, b: 30 }, 110, '10 % too many.'],
    [{ a: '80', b: 100 }, 100, undefined],
    [{}, 0, undefined],
    [undefined, 0, undefined],
    [['x'], 0, undefined],
  ])('of %j are %j in sum', (value, sum, trouble) => {
    expect(sharesOf(value)).toMatchObject({ sum, trouble });
  });
});
