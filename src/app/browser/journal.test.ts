// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { applyJournal, clearJournal, readJournal, writeJournal } from './journal';

const stored = {
  files: [
    { path: 'a.yaml', text: 'a: 1\n' },
    { path: 'b.yaml', text: 'b: 1\n' },
  ],
};

describe('the journal', () => {
  beforeEach(() => localStorage.clear());

  it('brings back what was typed last, with the other files as stored', () => {
    writeJournal('design', {
      revision: 4,
      savedAt: 1,
      order: ['b.yaml', 'a.yaml'],
      files: [{ path: 'a.yaml', text: 'a: 2\r\n' }],
    });
    const journal = readJournal('design');
    expect(journal && applyJournal(stored, journal)).toEqual({
      files: [
        { path: 'b.yaml', text: 'b: 1\n' },
        { path: 'a.yaml', text: 'a: 2\r\n' },
      ],
    });
    clearJournal('design');
    expect(readJournal('design')).toBeUndefined();
  });

  it('is not believed when a file that it relies on is gone, or when it is damaged', () => {
    const lost = { revision: 4, savedAt: 1, order: ['c.yaml'], files: [] };
    expect(applyJournal(stored, lost)).toBeUndefined();
    localStorage.setItem('fairway.journal.design', '{"revision":1');
    expect(readJournal('design')).toBeUndefined();
    localStorage.setItem('fairway.journal.design', '{"revision":"1"}');
    expect(readJournal('design')).toBeUndefined();
  });

  it('does not try what would not fit', () => {
    const files = [{ path: 'big.yaml', text: 'x'.repeat(2_000_001) }];
    expect(writeJournal('design', { revision: 1, savedAt: 1, order: ['big.yaml'], files })).toBe(false);
  });
});
