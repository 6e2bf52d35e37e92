import { expect, it } from 'vitest';
import type { Graph } from './graph';
import { leftEdge, viewBeside, zoomAcross } from './view-aims';

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
  ['under a notice at the bottom', { left: 12, top: 400, right: 332, bottom: 480 }, -82],
  ['beside it', { left: 412, top: 400, right: 732, bottom: 480 }, 0],
  ['under one at the top, which covers no more of it', { left: 12, top: 40, right: 332, bottom: 120 }, 0],
])('brings a card %s into view', (_, notice, y) => {
  const graph = { layout: { bands: [] } } as unknown as Graph;
  const free = { left: 14, top: 40, right: 786, bottom: 528 };
  const card = { x: 100, y: 370, width: 200, height: 100 };
  expect(viewBeside(graph, card, free, notice, { x: 0, y: 0, zoom: 1 })).toEqual({ x: 0, y, zoom: 1 });
});
