import { describe, expect, it } from 'vitest';
import { isDrawable, largestScale, pixelsAt } from './picture-scale';

describe('how large a picture can be', () => {
  it('offers the largest scale that browsers can draw', () => {
    expect(largestScale({ width: 1000, height: 1200 })).toBe(4);
    expect(largestScale({ width: 1000, height: 6000 })).toBe(2);
    expect(largestScale({ width: 1000, height: 16_000 })).toBe(1);
  });

  it('goes below the size of the canvas for what is very long', () => {
    const size = { width: 1100, height: 200_000 };
    const scale = largestScale(size);
    expect(scale).toBe(0.08);
    expect(isDrawable(size, scale)).toBe(true);
  });

  it('counts pixels, not only sides', () => {
    expect(isDrawable({ width: 9000, height: 9000 }, 1)).toBe(false);
    expect(largestScale({ width: 9000, height: 9000 })).toBe(0.91);
    expect(pixelsAt({ width: 100.4, height: 50 }, 2)).toEqual({ width: 201, height: 100 });
  });
});
