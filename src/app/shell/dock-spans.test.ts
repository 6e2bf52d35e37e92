import { describe, expect, it } from 'vitest';
import { defaultView } from '../view';
import { percentOf, reshare, spansOf } from './dock-spans';

const { shares } = defaultView;

describe('spansOf', () => {
  it('gives a section that is open alone the whole width', () => {
    expect(spansOf(['lab'], shares).get('lab')).toEqual({ left: 0, width: 100 });
  });

  it('places open sections side by side, by their shares', () => {
    const spans = spansOf(['topology', 'problems', 'trace'], { ...shares, topology: 20, problems: 20, trace: 40 });
    expect([...spans]).toEqual([
      ['topology', { left: 0, width: 25 }],
      ['problems', { left: 25, width: 25 }],
      ['trace', { left: 50, width: 50 }],
    ]);
  });
});

describe('reshare', () => {
  it('moves width between two neighbours alone', () => {
    const after = reshare({ ...shares, topology: 50, problems: 50 }, ['topology', 'problems'], 70);
    expect(after).toEqual({ ...shares, topology: 70, problems: 30 });
    expect(percentOf(after, 'topology', 'problems')).toBe(70);
  });
});
