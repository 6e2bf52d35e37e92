import { describe, expect, it } from 'vitest';
import { isAddress, isDomain, isPartialWildcard, isSubnet, isUnixPath, isWildcardDomain } from './host-syntax';

const label = 'a'.repeat(63);

describe('a DNS name', () => {
  it.each(['db', 'API.example.com', 'a.example.com.', 'xn--a.example', 'a.1b', `${label}.com`, '9'.repeat(20)])(
    'is %s',
    (text) => expect(isDomain(text)).toBe(true),
  );
  it.each([
    '',
    '.',
    'bad host!',
    'a_b.com',
    '-a.com',
    'a-.com',
    'a..com',
    '*.a.com',
    '10.0.0.1',
    '300.1.1.1',
    '5',
    `${label}a.com`,
    '::1',
    `${'a.'.repeat(128)}b`,
  ])('is not %j', (text) => expect(isDomain(text)).toBe(false));
});

describe('a wildcard domain', () => {
  it.each(['*', '*.', '*.example.com', '*example.com', '*-a.example.com', 'db', '5', 'a.example.com.'])(
    'is %s',
    (text) => expect(isWildcardDomain(text)).toBe(true),
  );
  it.each(['', 'a*.com', 'a.*.com', '**.com', '*-', '10.0.0.1', '*.1', 'bad host!', 'https://a.com', 'a.com:443'])(
    'is not %j',
    (text) => expect(isWildcardDomain(text)).toBe(false),
  );
});

describe('an address', () => {
  it.each([
    '10.0.0.1',
    '0.0.0.0',
    '::',
    '::1',
    '2001:DB8::1',
    'fe80::1%eth0',
    '::ffff:10.0.0.1',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
  ])('is %s', (text) => expect(isAddress(text)).toBe(true));
  it.each([
    '',
    '300.1.1.1',
    '10.0.0.01',
    '10.0.0',
    '10.0.0.1%eth0',
    'fe80::1%',
    '1:2:3:4:5:6:7',
    '1::2::3',
    '1:2:3:4:5:6:7::8',
    '10.0.0.1::',
    '12345::',
    ':1',
    '10.0.0.0/8',
  ])('is not %j', (text) => expect(isAddress(text)).toBe(false));
});

describe('a subnet', () => {
  it.each(['10.0.0.1', '1.2.3.4/16', '0.0.0.0/0', '10.0.0.1/32', '2001:db8::/128', '::/0', 'fe80::1%eth0'])(
    'is %s',
    (text) => expect(isSubnet(text)).toBe(true),
  );
  it.each([
    '',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '::/129',
    'fe80::1%eth0/64',
    'db',
    'db/8',
  ])('is not %j', (text) => expect(isSubnet(text)).toBe(false));
});

describe('a wildcard inside a label', () => {
  it.each(['*a.com', '*-a.com', 'a.*.com', 'a*', '**'])('is in %s', (text) =>
    expect(isPartialWildcard(text)).toBe(true),
  );
  it.each(['*', '*.a.com', 'a.com', '', '*.'])('is not in %j', (text) => expect(isPartialWildcard(text)).toBe(false));
});

describe('the path of a socket', () => {
  it.each(['/a', '/a/b.sock', '@a', '@'])('is %s', (text) => expect(isUnixPath(text)).toBe(true));
  it.each(['', '/', 'a', './a', '/a/'])('is not %j', (text) => expect(isUnixPath(text)).toBe(false));
});
