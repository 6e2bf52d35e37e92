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
      workspace: {
        files: [
          { path: 'b.yaml', text: 'b: 1\n' },
          { path: 'a.yaml', text: 'a: 2\r\n' },
        ],
      },
      missing: [],
    });
    clearJournal('design');
    expect(readJournal('design')).toBeUndefined();
  });

  it('gives what it holds and names what is gone', () => {
    const files = [{ path: 'a.yaml', text: 'a: 2\n' }];
    const lost = { revision: 4, savedAt: 1, order: ['c.yaml', 'a.yaml'], files };
    expect(applyJournal(stored, lost)).toEqual({ workspace: { files }, missing: ['c.yaml'] });
  });

  it('is not believed when it is damaged', () => {
    localStorage.setItem('fairway.journal.design', '{"revision":1');
    expect(readJournal('design')).toBeUndefined();
    localStorage.setItem('fairway.journal.design', '{"revision":"1"}');
    expect(readJournal('design')).toBeUndefined();
  });

  it('does not try what would not fit', () => {
    const files = [{ path: 'big.yaml', text: 'x'.repeat(4_000_001) }];
    expect(writeJournal('design', { revision: 1, savedAt: 1, order: ['big.yaml'], files })).toBe(false);
  });
});
