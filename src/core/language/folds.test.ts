import { describe, expect, it } from 'vitest';
import { readDocuments } from '../yaml';
import { foldsOf } from './index';

/** The folds of a text's last document: "3-5" counts lines from 0. */
function folds(text: string): string[] {
  const document = readDocuments(text).documents.at(-1);
  return document ? foldsOf(document).map(({ from, to, isComment }) => `${from}-${to}${isComment ? ' #' : ''}`) : [];
}

describe('foldsOf', () => {
  it('folds mappings, and lists at the column of their key', () => {
    expect(folds('spec:\n  hosts:\n  - a\n  - b\n  ports:\n  - number: 1\n    name: x\n  - number: 2\n')).toEqual([
      '0-7',
      '1-3',
      '4-7',
      '5-6',
    ]);
  });

  it('folds brackets, block text and runs of comments', () => {
    expect(folds('# a\n# b\na: {\n  b: 1 }\nc: |\n  x\n\n  y\n\n# one\nd: 1\n')).toEqual(['0-1 #', '2-3', '4-7']);
  });

  it('folds a document into its marker', () => {
    expect(folds('a: 1\n---\nb:\n  c: 1\n\n')).toEqual(['0-2', '1-2']);
    expect(folds('a: 1\r\n---\r\nb:\r\n  c: 1\r\n')).toEqual(['0-2', '1-2']);
  });

  it('goes by indentation where the document cannot be read', () => {
    expect(folds('a:\n  b: [\n  c:\n    d: 1\n# x\ne: 1\n')).toEqual(['0-3', '2-3']);
  });
});
