import { describe, expect, it } from 'vitest';
import { breakLine } from './label-lines';

describe('breakLine', () => {
  it.each([
    ['outbound|443||api.example.com', ['outbound|443||api.example.com']],
    [
      'outbound|443|canary|payments-gateway.internal.partner.example.com',
      ['outbound|443|canary|payments-gateway.', 'internal.partner.example.com'],
    ],
    ['an address of each answer that DNS gives to Envoy', ['an address of each answer that DNS gives to', 'Envoy']],
    ['DR payments/the-rule-of-the-payments-gateway', ['DR payments/the-rule-of-the-payments-gateway']],
    ['x'.repeat(60), ['x'.repeat(60)]],
    ['', ['']],
  ])('%j', (text, lines) => expect(breakLine(text, 44)).toEqual(lines));

  it('breaks long words alone where only these have to be', () => {
    expect(breakLine('VS shop/a.long.name.of.a.rule.somewhere', 48, 30)).toEqual([
      'VS',
      'shop/a.long.name.of.a.rule.',
      'somewhere',
    ]);
  });
});
