import { describe, expect, it } from 'vitest';
import { lacksCatchAll, matchWords, routeWords, sharesOf } from './route-words';

const to = (host: string, more: Record<string, unknown> = {}, weight?: number): Record<string, unknown> => ({
  destination: { host, ...more },
  ...(weight === undefined ? {} : { weight }),
});

describe('a route in one line', () => {
  it('says what it takes and how its destinations share it', () => {
    const route = {
      name: 'charges',
      match: [
        { uri: { prefix: '/v1' }, method: { exact: 'POST' }, headers: { 'x-tenant': {} } },
        { uri: { exact: '/ok' } },
      ],
      route: [to('a.example.com', { subset: 'v2', port: { number: 443 } }, 90), to('a.example.com', {}, 10)],
    };
    expect(routeWords(route)).toBe(
      'charges: POST /v1* x-tenant or /ok → a.example.com v2:443 90 %, a.example.com 10 %',
    );
  });

  it.each([
    [{ route: [to('a')] }, 'everything → a'],
    [{ redirect: { uri: '/new' } }, 'everything → redirect /new'],
    [{ directResponse: { status: 503 } }, 'everything → answers 503'],
    [{ delegate: { name: 'b' } }, 'everything → delegate b'],
    [{ match: [{ sniHosts: ['a', 'b'], port: 443 }], route: [to('a')] }, 'a, b port 443 → a'],
    [{}, 'everything → nowhere'],
    [{ match: 'x', route: 7 }, 'everything → nowhere'],
    [{ match: ['x'], route: [null] }, '? → ?'],
  ])('%j is %s', (route, words) => {
    expect(routeWords(route)).toBe(words);
  });

  it('says what a match asks for', () => {
    expect(matchWords({ authority: { regex: 'a.*' }, withoutHeaders: { b: {} }, queryParams: { c: {} } })).toBe(
      '~a.* without b ?c',
    );
    expect(matchWords({})).toBe('everything');
  });
});

describe('shares', () => {
  it.each([
    [[to('a')], [100]],
    [
      [to('a', {}, 1), to('b', {}, 2)],
      [33.3, 66.7],
    ],
    [
      [to('a', {}, 0), to('b', {}, 5)],
      [0, 100],
    ],
    [
      [to('a'), to('b')],
      [0, 0],
    ],
    ['odd', []],
  ])('of %j are %j', (route, shares) => {
    expect(sharesOf(route)).toEqual(shares);
  });
});

describe('requests that pass all routes', () => {
  it.each([
    [undefined, false],
    [[], false],
    [[{ match: [{ uri: { prefix: '/v1' } }] }], true],
    [[{ match: [{ uri: { prefix: '/v1' } }] }, {}], false],
    [[{ match: [] }], false],
    [[{ match: [{}] }], false],
    [[{ match: [{ uri: { prefix: '/' } }] }], false],
    [[{ match: [{ uri: { prefix: '/' }, method: { exact: 'GET' } }] }], true],
    [[{ match: [{ uri: { exact: '/a' } }, { name: 'rest' }] }], false],
    [[{ match: [{ port: 80 }], redirect: { scheme: 'https' } }], false],
    [[{ match: [{ gateways: ['mesh'], sourceLabels: { app: 'cart' } }] }], false],
    [[{ match: [{ port: 80, uri: { prefix: '/a' } }] }], true],
    [['odd'], true],
  ])('of %j: %s', (routes, lacks) => {
    expect(lacksCatchAll(routes)).toBe(lacks);
  });
});
