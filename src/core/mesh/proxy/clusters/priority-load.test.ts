import { describe, expect, it } from 'vitest';
import { priorityLoads } from './priority-load';

const of = (healthy: number, total = 100): { healthy: number; total: number } => ({ healthy, total });

describe('the load of priorities', () => {
  it.each([
    [
      [100, 100],
      [100, 0],
    ],
    [
      [72, 100],
      [100, 0],
    ],
    [
      [71, 100],
      [99, 1],
    ],
    [
      [50, 100],
      [70, 30],
    ],
    [
      [25, 100],
      [35, 65],
    ],
    [
      [0, 100],
      [0, 100],
    ],
    [
      [25, 25],
      [50, 50],
    ],
    [
      [0, 0],
      [0, 0],
    ],
    [
      [10, 10, 10],
      [34, 33, 33],
    ],
    [
      [50, 50, 50],
      [70, 30, 0],
    ],
  ])('with %o percent healthy is %o', (healthy, loads) =>
    expect(priorityLoads(healthy.map((each) => of(each)))).toEqual(loads),
  );

  it('leaves out priorities without endpoints', () => {
    expect(priorityLoads([of(0, 0), of(1, 2)])).toEqual([0, 100]);
    expect(priorityLoads([])).toEqual([]);
  });
});
