import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulesPage } from './rules-page';

it('is what docs/rules/README.md holds; run `npm run docs` when it is not', () => {
  expect(readFileSync(new URL('../docs/rules/README.md', import.meta.url), 'utf8')).toBe(rulesPage());
});
