import { expect, it } from 'vitest';
import { expectationWords } from './expectations';

it('says what is expected in words, and what means nothing as it is written', () => {
  expect(expectationWords({ outcome: 'passthrough', tls: 'originated', via: 'egress-gateway' })).toMatch(
    /^passes through, .+, through an egress gateway$/,
  );
  // Names that every object has stand for nothing here.
  expect(expectationWords({ outcome: 'constructor', tls: 'toString', via: '__proto__' })).toBe(
    'constructor, toString, __proto__',
  );
});
