import { expect, it } from 'vitest';
import { addAll, greatestOf, leastOf } from './many';

const many = Array.from({ length: 1_000_000 }, (_, index) => index);

it('adds a million items to a list', () => {
  const list = [-1];
  addAll(list, many);
  expect(list.length).toBe(1_000_001);
  expect([list[0], list.at(-1)]).toEqual([-1, 999_999]);
});

it('finds the least and the greatest of a million numbers', () => {
  expect([leastOf(many), greatestOf(many)]).toEqual([0, 999_999]);
});

it('answers for no numbers as Math does', () => {
  expect([leastOf([]), greatestOf([])]).toEqual([Math.min(), Math.max()]);
});
