import { expect, it } from 'vitest';
import { spotAfter } from './grid-keys';

const extent = { rows: 20, columns: 5, page: 8 };

it.each([
  ['ArrowDown', false, [3, 2], [4, 2]],
  ['ArrowDown', false, [19, 2], [19, 2]],
  ['ArrowUp', true, [3, 2], [0, 2]],
  ['ArrowRight', false, [3, 4], [3, 4]],
  ['ArrowRight', true, [3, 1], [3, 4]],
  ['ArrowLeft', false, [3, 2], [3, 1]],
  ['PageDown', false, [3, 2], [11, 2]],
  ['PageUp', false, [3, 2], [0, 2]],
  ['Home', false, [3, 2], [3, 0]],
  ['End', false, [3, 2], [3, 4]],
  ['Home', true, [3, 2], [0, 0]],
  ['End', true, [3, 2], [19, 4]],
] as const)('%s (Ctrl: %s) leads from %j to %j', (key, ctrlKey, [row, column], [toRow, toColumn]) => {
  expect(spotAfter({ key, ctrlKey }, { row, column }, extent)).toEqual({ row: toRow, column: toColumn });
});

it('means nothing for other keys', () => {
  expect(spotAfter({ key: 'x', ctrlKey: false }, { row: 0, column: 0 }, extent)).toBeUndefined();
});
