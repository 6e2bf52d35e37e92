import { describe, expect, it } from 'vitest';
import { isLost } from './aids';
import { withoutOverlap, type Words } from './bundle-words';
import { isLargerThanView, scaleOf } from './minimap';

type State = Parameters<typeof isLost>[1];

function view(x: number, y: number, zoom: number): State {
  return { transform: [x, y, zoom], width: 800, height: 600 };
}

const card = { id: 'a', position: { x: 100, y: 100 }, width: 200, height: 100, data: {} };
const cards = [card] as unknown as Parameters<typeof isLost>[0]['cards'];

describe('the way back to the graph', () => {
  it('is wanted when no card is in view', () => {
    expect(isLost({ cards }, view(0, 0, 1))).toBe(false);
    expect(isLost({ cards }, view(-301, 0, 1))).toBe(true);
    expect(isLost({ cards }, view(-151, 0, 0.5))).toBe(true);
    expect(isLost({ cards }, view(0, 501, 1))).toBe(true);
  });

  it('is not wanted where there is nothing, or before the canvas has a size', () => {
    expect(isLost({ cards: [] }, view(-5000, 0, 1))).toBe(false);
    expect(isLost({ cards }, { ...view(-5000, 0, 1), width: 0 })).toBe(false);
  });
});

describe('the minimap', () => {
  it('is there only while some of the picture is out of view', () => {
    const layout = { width: 700, height: 500 };
    expect(isLargerThanView(layout, view(10, 10, 1))).toBe(false);
    expect(isLargerThanView(layout, view(10, 10, 1.2))).toBe(true);
    expect(isLargerThanView(layout, view(-20, 10, 1))).toBe(true);
  });

  it('keeps a very tall picture wide enough to tell its lanes apart', () => {
    const scale = scaleOf({ width: 800, height: 100_000 });
    expect(scale.x * 800).toBeCloseTo(64);
    expect(scale.y * 100_000).toBeCloseTo(104);
    expect(scaleOf({ width: 1600, height: 400 })).toEqual({ x: 0.1, y: 0.1 });
  });
});

describe('the words of bundles', () => {
  const words = (id: string, y: number): Words => ({ id, text: '12 calls', weight: 12, quiet: false, x: 0, y });

  it('do not cover each other: the first ones stay', () => {
    const all = [words('a', 0), words('b', 10), words('c', 40)];
    expect(withoutOverlap(all, 1).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(withoutOverlap(all, 4).map(({ id }) => id)).toEqual(['a']);
  });
});
