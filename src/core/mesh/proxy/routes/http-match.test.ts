import { describe, expect, it } from 'vitest';
import { routeOf, toSubset, withRules, type Call } from '../../../testing/route-fixture';

/** The subset that a request is sent to, or what becomes of it. */
function taken(rules: string, call: Call = {}): string {
  const { action } = routeOf(withRules(rules), call);
  if (action.type !== 'forward') return action.type;
  return action.destinations.map(({ subset }) => subset ?? 'default').join(' ');
}

const matched = (match: string): string => `- {match: [${match}], ${toSubset('hit')}}\n- {${toSubset('rest')}}`;

describe('a match', () => {
  it.each<[string, Call]>([
    ['{uri: {prefix: /api}}', { path: '/apix?a=b' }],
    ['{uri: {exact: /api}}', { path: '/api?a=b' }],
    ['{uri: {regex: "/api/[0-9]+"}}', { path: '/api/12?x' }],
    ['{uri: {prefix: /API}, ignoreUriCase: true}', { path: '/api/x' }],
    ['{uri: {exact: /API}, ignoreUriCase: true}', { path: '/api' }],
    ['{uri: {}}', { path: '/any' }],
    ['{method: {exact: POST}}', { method: 'POST' }],
    ['{method: {regex: "GET|HEAD"}}', {}],
    ['{scheme: {exact: http}}', {}],
    ['{authority: {prefix: api.}}', {}],
    ['{authority: {exact: "api.example.com:8080"}}', { port: 8080, authority: 'api.example.com:8080' }],
    ['{headers: {X-User: {exact: me}}}', { headers: { 'x-user': 'me' } }],
    ['{headers: {x-user: {}}}', { headers: { 'x-user': '' } }],
    ['{headers: {x-user: {regex: "*"}}}', { headers: { 'x-user': 'anybody' } }],
    ['{withoutHeaders: {x-user: {}}}', {}],
    ['{withoutHeaders: {x-user: {exact: me}}}', {}],
    ['{withoutHeaders: {x-user: {exact: me}}}', { headers: { 'x-user': 'you' } }],
    ['{queryParams: {v: {exact: "2"}}}', { path: '/?v=2&v=3' }],
    ['{queryParams: {v: {}}}', { path: '/?v' }],
    ['{queryParams: {v: {exact: ""}}}', { path: '/?v=' }],
    ['{queryParams: {v: {regex: "[0-9]+"}}}', { path: '/?a=1&v=12' }],
    ['{port: 80}', {}],
    ['{gateways: [mesh]}', {}],
    ['{gateways: [mesh], sourceLabels: {app: other}}', {}],
    ['{sourceLabels: {app: cart}}', { labels: { app: 'cart', version: 'v1' } }],
    ['{sourceNamespace: shop}', {}],
    ['{uri: {prefix: /a}}, {uri: {prefix: /b}}', { path: '/b' }],
  ])('%s takes a request', (match, call) => {
    expect(taken(matched(match), call)).toBe('hit');
  });

  it.each<[string, Call]>([
    ['{uri: {prefix: /api/}}', { path: '/api' }],
    ['{uri: {exact: /api}}', { path: '/api/' }],
    ['{uri: {regex: "/api/[0-9]"}}', { path: '/api/12' }],
    ['{uri: {regex: "/API"}, ignoreUriCase: true}', { path: '/api' }],
    ['{uri: {regex: "/(?=a).*"}}', { path: '/a' }],
    ['{uri: {prefix: /API}}', { path: '/api' }],
    ['{method: {exact: POST}}', {}],
    ['{scheme: {exact: https}}', {}],
    ['{authority: {exact: api.example.com}}', { port: 8080, authority: 'api.example.com:8080' }],
    ['{headers: {x-user: {exact: me}}}', {}],
    ['{headers: {x-user: {}}}', {}],
    ['{headers: {"@request.auth.claims.group": {exact: admin}}}', {}],
    ['{withoutHeaders: {x-user: {}}}', { headers: { 'x-user': '' } }],
    ['{withoutHeaders: {x-user: {regex: ".*"}}}', {}],
    ['{queryParams: {v: {exact: "3"}}}', { path: '/?v=2&v=3' }],
    ['{queryParams: {v: {}}}', { path: '/' }],
    ['{port: 443}', {}],
    ['{gateways: [egress]}', {}],
    ['{sourceLabels: {app: cart}}', { labels: { app: 'other' } }],
    ['{sourceNamespace: other}', {}],
    ['{uri: {prefix: /a}, method: {exact: POST}}', { path: '/a' }],
  ])('%s does not take it', (match, call) => {
    expect(taken(matched(match), call)).toBe('rest');
  });
});
