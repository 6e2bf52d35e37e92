import { describe, expect, it } from 'vitest';
import { hostsOverlap, isHostWithin } from './host-match';

describe('hosts', () => {
  it.each([
    ['a.com', 'a.com'],
    ['*.a.com', 'b.a.com'],
    ['*', 'a.com'],
    ['*', '*.a.com'],
    ['*a.com', 'ba.com'],
    ['*.b.a.com', '*.a.com'],
  ])('overlap: %s and %s', (a, b) => {
    expect(hostsOverlap(a, b)).toBe(true);
    expect(hostsOverlap(b, a)).toBe(true);
  });

  it.each([
    ['a.com', 'A.com'],
    ['*.a.com', 'a.com'],
    ['*.a.com', '*.b.com'],
    ['a', 'a.com'],
  ])('do not overlap: %s and %s', (a, b) => expect(hostsOverlap(a, b)).toBe(false));

  it.each([
    ['b.a.com', '*.a.com', true],
    ['*.b.a.com', '*.a.com', true],
    ['*.a.com', '*.a.com', true],
    ['*.a.com', '*.b.a.com', false],
    ['*.a.com', 'b.a.com', false],
    ['*', 'a.com', false],
  ])('%s within %s: %s', (host, pattern, expected) => expect(isHostWithin(host, pattern)).toBe(expected));
});
