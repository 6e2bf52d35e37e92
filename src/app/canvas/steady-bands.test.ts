import { expect, it } from 'vitest';
import type { BandFrame } from '../../core/picture';
import { steadyView } from './steady-bands';

/** Bands under one another, 24 apart: `a40` is folded and 40 high, `a400` open. */
function bands(...heights: readonly string[]): readonly BandFrame[] {
  let y = 0;
  return heights.map((text) => {
    const height = Number(text.slice(1));
    const band = { namespace: text[0], folded: height === 40, y, height } as BandFrame;
    y += height + 24;
    return band;
  });
}

const folded = bands('a40', 'b40', 'c40');
const open = bands('a400', 'b400', 'c400');
const at = (y: number): { x: number; y: number; zoom: number } => ({ x: 0, y, zoom: 0.5 });

it.each([
  ['the first in view where it is', folded, open, 60, undefined, 60],
  ['the first in view where it is, below others that are not', folded, open, 0, undefined, -180],
  ['the pressed one where it is', folded, open, 60, 'c', -300],
  ['what is open, while what is below it unfolds', bands('a400', 'b40'), open.slice(0, 2), -100, undefined, -100],
  ['the head of what was open in view', open, folded, -300, undefined, 8],
])('keeps %s', (_, before, after, y, pressed, expected) => {
  expect(steadyView(before, after, at(y), { top: 40, pressed }).y).toBe(expected);
});

it('leaves the view alone where nothing has folded or unfolded', () => {
  const view = at(10);
  expect(steadyView(open, bands('a500', 'b400'), view, { top: 40, pressed: 'a' })).toBe(view);
});
