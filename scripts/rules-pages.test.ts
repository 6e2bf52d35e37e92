import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulesPages } from './rules-pages';

const folder = new URL('../docs/rules/', import.meta.url);

it('has a page for every rule and no other; run `npm run docs` when it has not', () => {
  expect(readdirSync(folder).sort()).toEqual([...rulesPages().keys()].sort());
});

it.each([...rulesPages()])('%s is what the rule says of itself; run `npm run docs` when it is not', (name, page) => {
  expect(readFileSync(new URL(name, folder), 'utf8')).toBe(page);
});
