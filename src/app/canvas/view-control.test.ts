import { expect, it } from 'vitest';
import { leftEdge } from './view-control';

it.each([
  [1000, 600, 200],
  [1000, 972, 14],
  [600, 900, 14],
])('begins a picture in a canvas %i wide, itself %i wide, at %i', (canvas, picture, left) => {
  expect(leftEdge(canvas, picture)).toBe(left);
});
