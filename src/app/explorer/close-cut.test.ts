import { expect, it } from 'vitest';
import { roomBehindCut, signsLeftOut } from './close-cut';

const widthOf = (signs: number): number => 10 * signs;

it.each([
  [11, 110, 0],
  [11, 109.7, 0],
  // Seven signs and the ellipsis.
  [11, 87, 7],
  [11, 80, 0],
  // The first sign is drawn also where there is no room for it.
  [11, 12, 0],
])('knows of %d signs the room behind the cut in %d pixels', (signs, width, room) => {
  expect(roomBehindCut({ width, signs, ellipsis: 10, widthOf })).toBeCloseTo(room);
});

it.each([
  [9, 90, 0],
  [9, 89.7, 0],
  [9, 60, 3],
  [9, 55, 4],
  // The last sign is drawn also where there is no room for it.
  [9, 5, 8],
])('leaves out of the %d signs at the end of a name what is too much for %d pixels', (signs, width, out) => {
  expect(signsLeftOut({ width, signs, widthOf })).toBe(out);
});
