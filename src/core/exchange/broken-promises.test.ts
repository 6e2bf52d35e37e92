import { expect, it } from 'vitest';
import { brokenPromises } from './broken-promises';

const promised = (url: string, verdict: string) => ({ from: 'shop/cart', url, verdict });

it('names the promises that do not hold in one sentence, without passwords', () => {
  expect(brokenPromises([promised('https://a.example', 'fails'), promised('https://b.example', 'holds')])).toBe(
    '1 promise of the design does not hold: shop/cart to https://a.example.',
  );
  const five = [1, 2, 3, 4, 5].map((nth) => promised(`https://me:secret@${nth}.example`, 'fails'));
  expect(brokenPromises(five)).toMatch(/^5 promises of the design do not hold: .* and 2 more\.$/);
  expect(brokenPromises(five)).not.toContain('secret');
});

it('is silent where nothing fails', () => {
  expect(
    brokenPromises([promised('https://a.example', 'holds'), promised('https://b.example', 'cannot tell')]),
  ).toBeUndefined();
});
