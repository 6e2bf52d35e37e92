import { expect, it } from 'vitest';
import { partsOfName } from './cut-name';

it.each([
  ['api', ['api', '']],
  ['payments-partner', ['payments-partner', '']],
  ['payments-partner-primary', ['payments-partne', 'r-primary']],
  ['payments-partner-standby', ['payments-partne', 'r-standby']],
  ['partner-of-the-shop-\u{1F600}abcdefgh', ['partner-of-the-shop-', '\u{1F600}abcdefgh']],
])('takes %s apart', (name, parts) => {
  expect(partsOfName(name)).toEqual(parts);
  expect(partsOfName(name).join('')).toBe(name);
});
