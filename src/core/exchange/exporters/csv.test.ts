import { expect, it } from 'vitest';
import { csvRow } from './csv';

it('shows what would hide or reorder a name, and keeps the lines of a cell', () => {
  expect(csvRow(['\u202Egro.live', 'a\u0000b', 'two\r\nlines'])).toBe('\\u{202E}gro.live,a\\u{0}b,"two\nlines"\r\n');
});

it('lets no cell be a formula, not even behind a character that is left out', () => {
  expect(csvRow(['=1+1', '\r=1+1', '\t=1+1'])).toBe("'=1+1,'=1+1,'\t=1+1\r\n");
});
