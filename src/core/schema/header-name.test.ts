import { describe, expect, it } from 'vitest';
import { headerChangeProblem, isCorsHeader, isJwtClaim, isMatchedHeader } from './header-name';

describe('a header that a match asks for', () => {
  it.each([
    'x-user',
    'X-Requested-With',
    ':authority',
    'funky!$#_',
    'a,b',
    '@request.auth.claims.sub',
    '@request.auth.claims[a][b]',
    '@Request.Auth.Claims.sub',
  ])('can be %s', (name) => expect(isMatchedHeader(name)).toBe(true));
  it.each([
    '',
    '::',
    ':host',
    'a"b',
    'a b',
    'ä',
    '@request.auth.claims',
    '@request.auth.claims.',
    '@request.auth.claims[]',
  ])('cannot be %j', (name) => expect(isMatchedHeader(name)).toBe(false));
});

describe('a claim', () => {
  it.each(['@request.auth.claims.a.b', '@request.auth.claims[a/b.c]'])('is %s', (name) =>
    expect(isJwtClaim(name)).toBe(true),
  );
  it.each(['request.auth.claims.a', '@request.auth.claimsa', '@request.auth.claims[a'])('is not %s', (name) =>
    expect(isJwtClaim(name)).toBe(false),
  );
});

describe('a header that is changed', () => {
  it.each([
    ['x-user', true, null],
    ['not a token', false, null],
    ['Host', true, null],
    [':Authority', true, null],
    ['Host', false, 'cannot be changed here'],
    ['', true, 'is empty'],
    ['', false, 'is empty'],
    [':path', true, 'is a part of the request line and cannot be changed here'],
    [':authority', false, 'is a part of the request line and cannot be changed here'],
  ] as const)('%j with authority %s: %s', (name, takesAuthority, problem) =>
    expect(headerChangeProblem(name, takesAuthority)).toBe(problem),
  );
});

it('takes * and tokens for CORS', () => {
  expect(['*', 'x-a', 'a,b'].every(isCorsHeader)).toBe(true);
  expect(['', 'x a', ':path'].some(isCorsHeader)).toBe(false);
});
