import { expect, it } from 'vitest';
import { roomBehindCut } from './close-cut';

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
