import { describe, expect, it } from 'vitest';
import { defaultView } from '../view';
import { narrowest, percentOf, reshare, sectionsThatFit, sharesOf, spansOf } from './dock-spans';

const { shares, opened } = defaultView;

describe('sectionsThatFit', () => {
  const open = ['topology', 'problems', 'trace'] as const;

  it('keeps all where there is room for all', () => {
    expect(sectionsThatFit(open, opened, 1000)).toEqual(open);
  });

  it('leaves out what was opened first', () => {
    expect(sectionsThatFit(open, { ...opened, topology: 1, problems: 2, trace: 3 }, 760)).toEqual([
      'problems',
      'trace',
    ]);
    expect(sectionsThatFit(open, { ...opened, topology: 3, problems: 1, trace: 2 }, 760)).toEqual([
      'topology',
      'trace',
    ]);
  });

  it('keeps one in whatever room there is', () => {
    expect(sectionsThatFit(open, { ...opened, problems: 9 }, 100)).toEqual(['problems']);
    expect(sectionsThatFit([], opened, 760)).toEqual([]);
  });
});

describe('spansOf', () => {
  it('gives a section that is open alone the whole width', () => {
    expect(spansOf(['lab'], shares, 760).get('lab')).toEqual({ left: 0, width: 100 });
  });

  it('places open sections side by side, by their shares', () => {
    const spans = spansOf(
      ['topology', 'problems', 'trace'],
      { ...shares, topology: 20, problems: 20, trace: 40 },
      2000,
    );
    expect([...spans]).toEqual([
      ['topology', { left: 0, width: 25 }],
      ['problems', { left: 25, width: 25 }],
      ['trace', { left: 50, width: 50 }],
    ]);
  });

  it('makes none narrower than it can be', () => {
    const room = 1000;
    const spans = spansOf(['topology', 'problems', 'trace'], { ...shares, topology: 1, problems: 1, trace: 98 }, room);
    const widths = [...spans].map(([id, { width }]) => [id, Math.round((width * room) / 100)]);
    expect(widths).toEqual([
      ['topology', narrowest.topology],
      ['problems', narrowest.problems],
      ['trace', room - narrowest.topology - narrowest.problems],
    ]);
  });

  it('gives one its least width though that is more than an equal part', () => {
    const room = narrowest.topology + narrowest.problems + narrowest.trace;
    const spans = spansOf(['topology', 'problems', 'trace'], shares, room);
    const widths = [...spans].map(([id, { width }]) => [id, Math.round((width * room) / 100)]);
    expect(widths).toEqual((['topology', 'problems', 'trace'] as const).map((id) => [id, narrowest[id]]));
  });
});

describe('reshare', () => {
  it('moves width between two neighbours alone', () => {
    const after = reshare({ ...shares, topology: 50, problems: 50 }, ['topology', 'problems'], 70);
    expect(after).toEqual({ ...shares, topology: 70, problems: 30 });
    expect(percentOf(after, 'topology', 'problems')).toBe(70);
  });
});

describe('sharesOf', () => {
  it('holds what is seen', () => {
    const seen = spansOf(['topology', 'problems'], { ...shares, topology: 99, problems: 1 }, 760);
    expect(percentOf(sharesOf(shares, seen), 'topology', 'problems')).toBeCloseTo(seen.get('topology')?.width ?? 0);
  });
});
