import { describe, expect, it } from 'vitest';
import { shareByPriority } from './priority-load';

/** `3/4 2/2`: healthy of all, a priority after the other. */
function shares(sizes: string, threshold = 0): { load: readonly number[]; panic: string } {
  const read = sizes.split(' ').map((each) => {
    const [healthy = 0, total = 0] = each.split('/').map(Number);
    return { healthy, total };
  });
  const { load, panic } = shareByPriority(read, threshold);
  return { load, panic: panic.flatMap((on, priority) => (on ? [priority] : [])).join(' ') };
}

describe('how calls are shared between priorities', () => {
  it.each([
    ['100/100 10/10', [100, 0]],
    // 140 * 72 / 100 = 100.8, capped at 100.
    ['72/100 10/10', [100, 0]],
    // 140 * 71 / 100 = 99.4, whole percents: 99.
    ['71/100 10/10', [99, 1]],
    ['2/4 1/1', [70, 30]],
    ['1/4 1/1', [35, 65]],
    ['0/4 1/1', [0, 100]],
    // 35 + 35 = 70 is all there is: 35 * 100 / 70 = 50 each.
    ['1/4 1/4', [50, 50]],
    // 140 / 5 = 28 each, 84 together: 28 * 100 / 84 = 33, and the 1 that is left goes to the first.
    ['1/5 1/5 1/5', [34, 33, 33]],
    // The same, where the first has nobody: 35 * 100 / 70.
    ['0/4 1/4 1/4', [0, 50, 50]],
    // 93 is less than 100: all goes to where somebody is.
    ['0/3 2/3', [0, 100]],
    ['0/0 1/1', [0, 100]],
    ['3/3', [100]],
    ['1/9', [100]],
  ])('%s', (sizes, load) => expect(shares(sizes)).toEqual({ load, panic: '' }));

  it('sends all calls to the first, where they find nobody, while nobody is healthy and panic is off', () => {
    expect(shares('0/2 0/2')).toEqual({ load: [100, 0], panic: '' });
  });
});

describe('panic', () => {
  it.each([
    // 1 of 4 is 25 %, under 50; 35 % health in all.
    ['1/4', 50, [100], '0'],
    // 50 is not under 50.
    ['2/4', 50, [100], ''],
    // The second priority is healthy enough for all calls: no panic, however few are left in the first.
    ['0/4 4/4', 50, [0, 100], ''],
    // 35 + 35 = 70: both panic, and calls are shared by the number of endpoints: 50 and 50; with 4 and 8: 33 and 66, and 1 to the first.
    ['1/4 1/4', 50, [50, 50], '0 1'],
    ['0/4 0/8', 50, [34, 66], '0 1'],
    // 28 + 70 = 98: the first panics (20 %), the second does not (50 %). 28 * 100 / 98 = 28, 70 * 100 / 98 = 71, and 1 to the first.
    ['1/5 2/4', 50, [29, 71], '0'],
  ])('%s under %i %%', (sizes, threshold, load, panic) => expect(shares(sizes, threshold)).toEqual({ load, panic }));
});
