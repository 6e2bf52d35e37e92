import { expect, it } from 'vitest';
import { leftEdge, zoomAcross } from './view-aims';

it.each([
  [1000, 600, 200],
  [1000, 972, 14],
  [760, 750, 5],
  [600, 900, 14],
])('begins a picture in a canvas %i wide, itself %i wide, at %i', (canvas, picture, left) => {
  expect(leftEdge(canvas, picture)).toBe(left);
});

it.each([
  [1000, 500, 1],
  [1000, 1215, 0.8],
  [760, 1068, 0.7],
  [600, 1144, 0.5],
])('shows a picture across a canvas %i wide, itself %i wide, at %f', (canvas, picture, zoom) => {
  expect(zoomAcross(canvas, picture)).toBe(zoom);
});
