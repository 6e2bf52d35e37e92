import { describe, expect, it } from 'vitest';
import { distributionWords } from '../words/sections';
import { sharesOf } from './shares';

describe('sharesOf', () => {
  it.each([
    [{ a: 80, b: 20 }, 'All calls are shared out.'],
    [{ a: 80, b: 10 }, 'The shares make 90 %. 10 % are missing to 100.'],
    [{ a: 80, b: 30 }, 'The shares make 110 %. 10 % too many.'],
    [{ a: '80', b: 100 }, 'All calls are shared out.'],
  ])('of %j: %s', (value, says) => {
    expect(distributionWords.says(sharesOf(value).sum)).toBe(says);
  });

  it.each([[{}], [undefined], [['x']]])('of %j are none', (value) => {
    expect(sharesOf(value)).toEqual({ parts: [], sum: 0 });
  });
});
