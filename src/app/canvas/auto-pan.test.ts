import { describe, expect, it } from 'vitest';
import { speedAt } from './auto-pan';

const size = { width: 800, height: 600 };

describe('speedAt', () => {
  it('stands still in the middle and just inside of the margin', () => {
    expect(speedAt({ x: 400, y: 300 }, size)).toEqual({ x: 0, y: 0 });
    expect(speedAt({ x: 36, y: 564 }, size)).toEqual({ x: 0, y: 0 });
  });

  it('brings in what lies beyond the edge that is near, faster the nearer it is', () => {
    expect(speedAt({ x: 0, y: 300 }, size)).toEqual({ x: 14, y: 0 });
    expect(speedAt({ x: 18, y: 300 }, size)).toEqual({ x: 7, y: 0 });
    expect(speedAt({ x: 800, y: 600 }, size)).toEqual({ x: -14, y: -14 });
  });

  it('grows no faster outside of the canvas', () => {
    expect(speedAt({ x: 5_000, y: -5_000 }, size)).toEqual({ x: -14, y: 14 });
  });
});
