import { expect, it } from 'vitest';
import { heightForForm, spotOfForm, wayForForm } from './keep-spot';

const form = { width: 300, height: 200 };

it.each([
  ['at its point', { x: 100, y: 100 }, { x: 100, y: 100 }],
  ['at the edge where its point has left the view', { x: -400, y: -50 }, { x: 8, y: 40 }],
  ['above the palette', { x: 900, y: 700 }, { x: 492, y: 328 }],
])('stands %s', (_, at, spot) => {
  expect(spotOfForm(at, form, { width: 800, height: 600 })).toEqual(spot);
});

it('is no higher than what is free on the canvas, and never too low to be read', () => {
  expect(heightForForm({ width: 800, height: 600 })).toBe(520);
  expect(heightForForm({ width: 800, height: 240 })).toBe(220);
  expect(heightForForm({ width: 800, height: 90 })).toBe(120);
});

it('lies over the names of the lanes where it is too high, as far as it must', () => {
  expect(spotOfForm({ x: 8, y: 200 }, { width: 300, height: 700 }, { width: 800, height: 600 })).toEqual({
    x: 8,
    y: 8,
  });
  expect(spotOfForm({ x: 8, y: 200 }, { width: 300, height: 500 }, { width: 800, height: 600 }).y).toBe(28);
});

it.each([
  ['stays where a form has room beside the card', 100, 300, 800, 0],
  ['makes way where it has not', 243, 425, 620, -121],
  ['keeps the start of the card in view', 100, 400, 620, -92],
  ['stays where the card begins outside of it', -50, 500, 620, 0],
])('the view %s', (_, start, end, width, way) => {
  expect(wayForForm(start, end, width)).toBeCloseTo(way);
});
