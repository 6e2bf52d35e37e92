import { describe, expect, it } from 'vitest';
import { routeOf, toSubset, withRules, type Call } from '../../../testing/route-fixture';

describe('a rewrite', () => {
  it.each([
    ['{uri: {prefix: /v1/}}', '{uri: /v2/}', '/v1/a?b=c', '/v2/a?b=c'],
    ['{uri: {prefix: /v1}}', '{uri: /}', '/v1/a', '//a'],
    ['{uri: {prefix: /v1/}}', '{uri: /v2}', '/v1/a', '/v2a'],
    ['{uri: {exact: /v1}}', '{uri: /v2}', '/v1?b', '/v2?b'],
    ['{uri: {regex: "/v1/.*"}}', '{uri: /v2}', '/v1/a?b', '/v2?b'],
    ['{method: {exact: GET}}', '{uri: /api/}', '/v1/a', '/api/v1/a'],
    ['{uri: {prefix: /V1}, ignoreUriCase: true}', '{uri: /v2}', '/v1/a', '/v2/a'],
    [
      '{uri: {prefix: /}}',
      '{uriRegexRewrite: {match: "^/service/([^/]+)(/.*)$", rewrite: "\\\\2/instance/\\\\1"}}',
      '/service/foo/v1/api?x',
      '/v1/api/instance/foo?x',
    ],
    ['{uri: {prefix: /}}', '{authority: other.example.com}', '/v1', '/v1'],
  ])('of %s by %s', (match, rewrite, path, sent) => {
    const { action } = routeOf(withRules(`- {match: [${match}], rewrite: ${rewrite}, ${toSubset('x')}}`), { path });
    expect(action.type === 'forward' && action.sends.path).toBe(sent);
  });

  it.each([
    ['rewrite: {authority: a.com}, headers: {request: {set: {Host: b.com}}}', 'a.com'],
    ['headers: {request: {set: {":authority": b.com}, add: {host: c.com}}}', 'b.com'],
    ['headers: {request: {add: {host: c.com}}}', 'c.com'],
    ['headers: {request: {set: {x-host: c.com}}}', 'api.example.com'],
  ])('of the host: %s', (written, host) => {
    const { action } = routeOf(
      withRules(`- {${written}, route: [{destination: {host: a.com}, headers: {request: {set: {host: d.com}}}}]}`),
    );
    expect(action.type === 'forward' && action.sends.host).toBe(host === 'api.example.com' ? 'd.com' : host);
  });
});

describe('an answer of the proxy', () => {
  it.each<[string, Call, number, string | undefined]>([
    ['redirect: {uri: /new}', { path: '/old?a=b' }, 301, 'http://api.example.com/new?a=b'],
    ['redirect: {uri: "/new?c", redirectCode: 308}', { path: '/old?a=b' }, 308, 'http://api.example.com/new?c'],
    ['redirect: {authority: www.example.com}', { path: '/a' }, 301, 'http://www.example.com/a'],
    ['redirect: {scheme: https, redirectCode: 302}', { path: '/a' }, 302, 'https://api.example.com/a'],
    ['redirect: {scheme: https, port: 8443}', {}, 301, 'https://api.example.com:8443/'],
    ['redirect: {scheme: https, port: 443}', {}, 301, 'https://api.example.com/'],
    [
      'redirect: {derivePort: FROM_REQUEST_PORT}',
      { port: 8080, authority: 'api.example.com:8080' },
      301,
      'http://api.example.com:8080/',
    ],
    ['redirect: {derivePort: FROM_PROTOCOL_DEFAULT, authority: a.com}', { port: 8080 }, 301, 'http://a.com/'],
    ['redirect: {uri: /x}', { port: 8080, authority: 'api.example.com:8080' }, 301, 'http://api.example.com:8080/x'],
    ['directResponse: {status: 503}', {}, 503, undefined],
  ])('%s', (written, call, code, location) => {
    expect(routeOf(withRules(`- {${written}}`), call).action).toMatchObject({ type: 'answer', code, location });
  });
});
