import { expect, it } from 'vitest';
import type { Graph } from './graph';
import { isLostFromView, leftEdge, shareInView, viewWith, zoomAcross } from './view-aims';

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

it.each([
  ['all of a card', 600, 1],
  ['a card that the section below covers to its half', 422, 0.5],
  ['nothing of a card that it covers', 372, 0],
  ['nothing on a canvas without a size', 0, 0],
])('shows %s', (_, height, share) => {
  const card = { x: 100, y: 300, width: 200, height: 100 };
  expect(shareInView(card, { width: height && 800, height }, { x: 0, y: 0, zoom: 1 })).toBe(share);
});

it.each([
  ['a card that the section below covers', 300, 100, [600, 372], true],
  ['not one that is still seen to its half', 300, 100, [600, 430], false],
  ['not one of which little was seen before', 480, 100, [600, 560], false],
  ['not one that is taller than the view and still fills it', 40, 900, [600, 300], false],
  ['nothing on a canvas that grew', 300, 100, [372, 600], false],
] as const)('has lost %s', (_, y, tall, [before, after], isLost) => {
  const card = { x: 100, y, width: 200, height: tall };
  const size = (height: number) => ({ width: 800, height });
  expect(isLostFromView(card, size(before), size(after), { x: 0, y: 0, zoom: 1 })).toBe(isLost);
});
