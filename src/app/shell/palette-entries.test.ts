import { describe, expect, it } from 'vitest';
import { scoreOf } from './palette-entries';

describe('scoreOf', () => {
  it('wants every word', () => {
    expect(scoreOf('open files', ['open', 'folder'])).toBe(0);
    expect(scoreOf('open files', [])).toBeGreaterThan(0);
  });

  it('counts a start more than the start of a word, and that more than its inside', () => {
    const start = scoreOf('payments api', ['pay']);
    const word = scoreOf('the payments', ['pay']);
    const inside = scoreOf('repay', ['pay']);
    expect(start).toBeGreaterThan(word);
    expect(word).toBeGreaterThan(inside);
    expect(inside).toBeGreaterThan(0);
  });
});
