import { expect, it } from 'vitest';
import { joinNames } from './names-in-words';

it.each([
  [joinNames([]), ''],
  [joinNames(['a']), 'a'],
  [joinNames(['a', 'b'], 'or'), 'a or b'],
  [joinNames(['a', 'b', 'c']), 'a, b and c'],
  [joinNames(['a', 'b', 'c', 'd', 'e'], 'and', 4), 'a, b, c and 2 more'],
  [joinNames(['a', 'b', 'c', 'd'], 'and', 4, 9), 'a, b, c and 6 more'],
])('names in a sentence: %s', (words, expected) => {
  expect(words).toBe(expected);
});
