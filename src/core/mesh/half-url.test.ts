import { expect, it } from 'vitest';
import { cpuSeconds } from '../testing/cpu-time';
import { halfUrlWords, mayBeginSecret } from './half-url';

it.each([
  ['postgres://app:s3c', true],
  ['postgres://app:123456', true],
  ['postgres://app:12345', true],
  ['https://app:1', false],
  ['https://api.example.com:8443', false],
  ['postgres://db.example.com:5432', false],
  ['tcp://db.example.com:5432', false],
  ['tls://app:s3c', true],
  ['https://api.example.com:8443/v1', false],
  ['mongodb://a.example.com:27017,b.example.com', false],
  ['tls://[2001:db8::1]:443', false],
  ['jdbc:postgresql://db.example.com:5433', false],
  // Only where a URL belongs is a text without a scheme one.
  ['app:s3c', false],
])('tells whether %s may be the beginning of a password: %s', (text, begins) => {
  expect(mayBeginSecret(text)).toBe(begins);
});

it.each([
  ['app:s3c', true],
  ['app:12345', true],
  ['db.example.com:5432', false],
  ['reviews:8080/v1', false],
  ['cache:6380,ssl=true', false],
  ['2001:db8::1', false],
  ['2001:db8::/32', false],
  ['fe80::1%eth0', false],
  ['cafe::s3c', true],
  ['app:ab:cd', true],
  ['host=db port=5432', false],
])('tells whether %s may be the beginning of a password where a URL belongs: %s', (text, begins) => {
  expect(mayBeginSecret(text, true)).toBe(begins);
});

const either = (scheme: string, call: string): string =>
  `What stands behind ${scheme}://app: may be a port or a password. For a port, write ${call}://app:PORT; after a password, go on with @HOST.`;

it.each([
  ['postgres://app:12345', either('postgres', 'tcp')],
  ['rediss://app:', either('rediss', 'tls')],
  ['postgres://app:s3c', 'What stands behind postgres://app: is no port. After a password, go on with @HOST.'],
  ['https://app:s3c', 'What stands behind https://app: is no port. After a password, go on with @HOST.'],
  ['app:s3c', 'What stands behind app: is no port. After a password, go on with @HOST.'],
  // A port that is meant, and what is whole.
  ['postgres://app:5432', undefined],
  ['postgres://app:12345/orders', undefined],
  ['postgres://db.example.com:12345', undefined],
  ['postgres://app:12345@db.example.com', undefined],
  ['jdbc:postgresql://db:5433', undefined],
  ['tcp://app:12345', undefined],
  ['app:12345', undefined],
  ['2001:db8::1', undefined],
  ['2001:db8::/32', undefined],
  ['fe80::1%eth0', undefined],
  // What names no server that could be called, and Oracle's form, in which a password stands.
  ['jdbc:h2:mem:test', undefined],
  ['jdbc:oracle:thin:app/s3c', 'What stands behind jdbc: is no port. After a password, go on with @HOST.'],
])('asks of %s what may be half a URL: %s', (text, words) => {
  expect(halfUrlWords(text)).toBe(words);
});

it.each([
  ['schemes', '://'.repeat(100_000)],
  ['passwords', 'pass'.repeat(100_000)],
  ['users', `${':@'.repeat(100_000)} ${':'.repeat(100_000)}`],
  ['groups of an address', `a${':'.repeat(100_000)}x`],
  ['drivers', `jdbc:${':/'.repeat(100_000)}`],
])('takes no square of the length of a text of many %s', (_, text) => {
  expect(cpuSeconds(() => [mayBeginSecret(text), mayBeginSecret(text, true), halfUrlWords(text)])).toBeLessThan(1);
});
