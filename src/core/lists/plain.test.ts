import { expect, test } from 'vitest';
import { isList, isRecord, itemsOf } from './plain';

test.each([
  ['a mapping', { a: 1 }, [true, false]],
  ['an empty mapping', {}, [true, false]],
  ['a list', [1], [false, true]],
  ['an empty list', [], [false, true]],
  ['a text', 'a', [false, false]],
  ['null', null, [false, false]],
  ['nothing', undefined, [false, false]],
])('%s is a mapping, a list or neither', (_, value, expected) => {
  expect([isRecord(value), isList(value)]).toEqual(expected);
});

test('items are those of a list; nothing else has any', () => {
  expect([[1, 'a'], { 0: 1 }, 'ab', null, undefined].map(itemsOf)).toEqual([[1, 'a'], [], [], [], []]);
});
