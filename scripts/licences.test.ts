import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isAllowed, licencesPage, licencesText, shippedPackages } from './licences';

const packages = shippedPackages();

it('ships nothing under a licence that nobody has looked at', () => {
  expect(packages.length).toBeGreaterThan(100);
  expect(packages.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
});

it.each([
  ['MIT', true],
  ['(MPL-2.0 OR Apache-2.0)', true],
  ['MIT AND Apache-2.0', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['unknown', false],
])('takes %s: %s', (licence, expected) => {
  expect(isAllowed(licence)).toBe(expected);
});

it('has the text of each licence once, below every package that it belongs to', () => {
  const text = licencesText([
    { name: 'a', version: '1.0.0', licence: 'MIT', texts: ['Take it.'] },
    { name: 'b', version: '2.0.0', licence: 'MIT', texts: ['Take it.'] },
    { name: 'c', version: '3.0.0', licence: 'ISC', texts: [] },
  ]);
  expect(text).toContain('a 1.0.0 (MIT)\nb 2.0.0 (MIT)\n\nTake it.\n');
  expect(text).toContain('c 3.0.0 (ISC)\n\nThe package brings no text of its licence.');
});

it('lists what is shipped in docs/licences.md; run `npm run docs` when it does not', () => {
  expect(readFileSync(new URL('../docs/licences.md', import.meta.url), 'utf8')).toBe(licencesPage(packages));
});
