import { expect, it } from 'vitest';
import { counted, joinNames } from './in-words';

it.each([
  [joinNames([]), ''],
  [joinNames(['a']), 'a'],
  [joinNames(['a', 'b'], 'or'), 'a or b'],
  [joinNames(['a', 'b', 'c']), 'a, b and c'],
  [joinNames(['a', 'b', 'c', 'd', 'e'], 'and', 4), 'a, b, c and 2 more'],
  [joinNames(['a', 'b', 'c', 'd'], 'and', 4, { of: 9 }), 'a, b, c and 6 more'],
  [joinNames(['a', 'b', 'c'], 'and', 2, { more: 'more pods' }), 'a and 2 more pods'],
  [counted(1, 'entry', 'entries'), '1 entry'],
  [counted(0, 'call'), '0 calls'],
  [counted(3000, 'call'), '3,000 calls'],
])('names and numbers in a sentence: %s', (words, expected) => {
  expect(words).toBe(expected);
});
