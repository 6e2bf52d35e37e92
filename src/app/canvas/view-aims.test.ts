import { expect, it } from 'vitest';
import type { Graph } from './graph';
import { leftEdge, viewWith, zoomAcross } from './view-aims';

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

it.each([
  ['below the free space', 470, -42],
  ['that is in it', 370, 0],
])('brings a card %s into view', (_, top, y) => {
  const graph = { layout: { bands: [] } } as unknown as Graph;
  const free = { left: 14, top: 40, right: 786, bottom: 528 };
  const card = { x: 100, y: top, width: 200, height: 100 };
  expect(viewWith(graph, card, free, { x: 0, y: 0, zoom: 1 })).toEqual({ x: 0, y, zoom: 1 });
});
