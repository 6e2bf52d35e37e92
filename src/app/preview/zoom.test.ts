import { describe, expect, it } from 'vitest';
import { fitZoom, isCut, readableZoom, zoomAt } from './zoom';

describe('fitZoom', () => {
  it('shows a large picture whole and in the middle', () => {
    const zoom = fitZoom({ width: 1000, height: 200 }, { width: 524, height: 224 });
    expect(zoom).toEqual({ scale: 0.5, x: 12, y: 62 });
  });

  it('does not enlarge a small one', () => {
    expect(fitZoom({ width: 100, height: 100 }, { width: 500, height: 500 }).scale).toBe(1);
  });

  it('survives a frame without room', () => {
    expect(fitZoom({ width: 100, height: 100 }, { width: 0, height: 0 }).scale).toBeGreaterThan(0);
  });
});

describe('readableZoom', () => {
  it('shows the start of a picture that would be too small to read', () => {
    expect(readableZoom({ width: 4000, height: 100 }, { width: 400, height: 200 })).toEqual({
      scale: 0.6,
      x: 12,
      y: 70,
    });
  });

  it('shows the whole of others', () => {
    const [picture, frame] = [
      { width: 400, height: 100 },
      { width: 400, height: 200 },
    ];
    expect(readableZoom(picture, frame)).toEqual(fitZoom(picture, frame));
  });
});

describe('isCut', () => {
  it.each([
    [{ width: 4000, height: 100 }, true],
    [{ width: 400, height: 900 }, true],
    [{ width: 600, height: 100 }, false],
  ])('tells of %j', (picture, cut) => {
    const frame = { width: 400, height: 200 };
    expect(isCut(picture, frame, readableZoom(picture, frame))).toBe(cut);
  });
});

describe('zoomAt', () => {
  it('keeps the point where it is', () => {
    const before = { scale: 1, x: 10, y: 20 };
    const after = zoomAt(before, 2, { x: 50, y: 60 });
    expect(after.scale).toBe(2);
    expect((50 - after.x) / after.scale).toBeCloseTo((50 - before.x) / before.scale);
    expect((60 - after.y) / after.scale).toBeCloseTo((60 - before.y) / before.scale);
  });
});
