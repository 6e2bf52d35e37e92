import { expect, it } from 'vitest';
import { isSniHost } from './sni-host';

it.each([
  '*',
  '*.example.com',
  '*foo',
  'outbound.com',
  'x'.repeat(63),
  'outbound_.80_._.e2e.foobar.mesh',
  'outbound_.80_v1_.a',
  'outbound_.x80_._.a',
])('takes %s', (host) => expect(isSniHost(host)).toBe(true));
it.each([
  '',
  'foo.*.com',
  'foo*.example.com',
  '1.1.1.1',
  'neverbound_.80_._.e2e.foobar.mesh',
  'outbound_.noPort_._.e2e.foobar.mesh',
  'outbound_.80_._',
  'outbound_.80_.e2e',
  `outbound_.80_._.${'x'.repeat(240)}`,
])('refuses %s', (host) => expect(isSniHost(host)).toBe(false));
