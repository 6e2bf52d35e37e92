import { describe, expect, it } from 'vitest';
import { mesh as meshOf } from '../../testing/mesh-fixture';
import { anyPod } from './proxies';
import type { HttpRequest, RouteChoice } from './route';
import { routeRequest } from './route-request';
import { scopeOf } from './scopes';

const api = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: api, namespace: shop}
spec:
  hosts: [api.example.com]
  ports: [{number: 80, name: http, protocol: HTTP}, {number: 8080, name: http-alt, protocol: HTTP}]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: one-port, namespace: shop}
spec:
  hosts: [one.example.com]
  ports: [{number: 9000, name: http, protocol: HTTP}]
  resolution: DNS
`;

function withRules(rules: string): string {
  const indented = rules.replace(/\n/g, '\n  ');
  return `${api}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: api, namespace: shop}
spec:
  hosts: [api.example.com]
  http:
  ${indented}
`;
}

interface Call extends Partial<HttpRequest> {
  readonly labels?: Readonly<Record<string, string>>;
  readonly meshConfig?: Readonly<Record<string, unknown>>;
}

function choose(yaml: string, { labels = {}, meshConfig = {}, ...request }: Call = {}): RouteChoice {
  const { mesh: made } = meshOf`${yaml}`;
  const mesh = { ...made, settings: { ...made.settings, config: meshConfig } };
  const whole: HttpRequest = {
    host: 'api.example.com',
    port: 80,
    method: 'GET',
    path: '/',
    headers: {},
    scheme: 'http',
    ...request,
  };
  const scope = scopeOf(mesh, { ...anyPod(mesh, 'shop'), labels });
  return routeRequest(scope, scope.withPort(whole.port), whole);
}

/** The subset that a request is sent to, or what becomes of it. */
function taken(rules: string, call: Call = {}): string {
  const { action } = choose(withRules(rules), call);
  if (action.type !== 'forward') return action.type;
  return action.destinations.map(({ subset }) => subset ?? 'default').join(' ');
}

const to = (subset: string): string => `route: [{destination: {host: api.example.com, subset: ${subset}}}]`;
const matched = (match: string): string => `- {match: [${match}], ${to('hit')}}\n- {${to('rest')}}`;

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

describe('rules', () => {
  it('are asked in their order, and no longer prefix goes first', () => {
    expect(
      taken(`- {match: [{uri: {prefix: /a}}], ${to('short')}}\n- {match: [{uri: {prefix: /a/b}}], ${to('long')}}`, {
        path: '/a/b',
      }),
    ).toBe('short');
  });

  it('that take no request leave 404, and say why', () => {
    const choice = choose(withRules(`- {match: [{uri: {prefix: /v2}}], ${to('v2')}}`), { path: '/v1' });
    expect(choice).toMatchObject({
      virtualHost: 'api.example.com:80',
      action: { type: 'no-route' },
      passed: [{ path: ['spec', 'http', 0, 'match', 0], because: 'The path /v1 does not begin with /v2.' }],
    });
  });

  it('that are all for others leave the default route', () => {
    const { action, losers } = choose(withRules(`- {match: [{sourceLabels: {app: x}}], ${to('x')}}`));
    expect(action).toMatchObject({
      type: 'forward',
      route: undefined,
      destinations: [{ host: 'api.example.com', port: 80 }],
    });
    expect(losers).toMatchObject([{ path: ['spec'] }]);
  });

  it.each([
    [`- {${to('all')}}\n- {match: [{uri: {exact: /a}}], ${to('late')}}`],
    [`- {match: [{uri: {prefix: /}}], ${to('all')}}\n- {${to('late')}}`],
    [`- {match: [{uri: {regex: ".*"}}], ${to('all')}}\n- {${to('late')}}`],
    [`- {match: [{gateways: [mesh]}], ${to('all')}}\n- {${to('late')}}`],
    [
      `- {match: [{uri: {prefix: /a}}], ${to('all')}}\n- {match: [{uri: {prefix: /a/b}, method: {exact: GET}}], ${to('late')}}`,
    ],
    [`- {match: [{uri: {prefix: /}, port: 80}], ${to('all')}}\n- {match: [{port: 443}], ${to('late')}}`],
  ])('behind one that takes as much take nothing: %s', (rules) => {
    const { losers } = choose(withRules(rules), { path: '/a' });
    expect(losers.map(({ path }) => path)).toEqual([['spec', 'http', 1]]);
  });

  it.each([
    [`- {match: [{gateways: [egress]}], ${to('gate')}}\n- {${to('all')}}`, ['spec', 'http', 0]],
    [
      `- {match: [{uri: {prefix: /b}, port: 8080}, {uri: {prefix: /a}}], ${to('a')}}\n- {${to('all')}}`,
      ['spec', 'http', 0, 'match', 0],
    ],
  ])('and matches for other places lose: %s', (rules, path) => {
    expect(choose(withRules(rules), { path: '/a' }).losers.map((each) => each.path)).toEqual([path]);
  });
});

describe('destinations', () => {
  it('have the port of the listener on a sidecar, though their service has another one alone', () => {
    const { action } = choose(
      withRules('- {route: [{destination: {host: one.example.com}}], mirror: {host: one.example.com}}'),
    );
    expect(action).toMatchObject({
      destinations: [
        { host: 'one.example.com', port: 80, weight: 100, path: ['spec', 'http', 0, 'route', 0, 'destination'] },
      ],
      policy: { mirrors: [{ destination: { host: 'one.example.com', port: 80 }, percent: 100 }] },
    });
  });

  it('of one get all, whatever weight it has; of several those without weight get none', () => {
    const weights = (rules: string): unknown => {
      const { action } = choose(withRules(rules));
      return action.type === 'forward'
        ? action.destinations.map(({ subset, weight }) => [subset, weight])
        : action.type;
    };
    expect(weights('- {route: [{destination: {host: a.com, subset: v1}, weight: 0}]}')).toEqual([['v1', 100]]);
    expect(
      weights(
        '- {route: [{destination: {host: a.com, subset: v1}, weight: 3}, {destination: {host: a.com, subset: v2}}, {destination: {host: a.com, subset: v3}, weight: 1}]}',
      ),
    ).toEqual([
      ['v1', 3],
      ['v3', 1],
    ]);
  });

  it('without dots are services of the namespace', () => {
    expect(choose(withRules('- {route: [{destination: {host: cart, port: {number: 8}}}]}')).action).toMatchObject({
      destinations: [{ host: 'cart.shop.svc.cluster.local', port: 8 }],
    });
  });

  it('that are not written yet take the request nowhere', () => {
    expect(choose(withRules('- {match: [{uri: {prefix: /}}]}')).action).toEqual({ type: 'no-route' });
    expect(choose(withRules('- {match: , route: }')).action).toEqual({ type: 'no-route' });
  });
});

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
    const { action } = choose(withRules(`- {match: [${match}], rewrite: ${rewrite}, ${to('x')}}`), { path });
    expect(action.type === 'forward' && action.sends.path).toBe(sent);
  });

  it.each([
    ['rewrite: {authority: a.com}, headers: {request: {set: {Host: b.com}}}', 'a.com'],
    ['headers: {request: {set: {":authority": b.com}, add: {host: c.com}}}', 'b.com'],
    ['headers: {request: {add: {host: c.com}}}', 'c.com'],
    ['headers: {request: {set: {x-host: c.com}}}', 'api.example.com'],
  ])('of the host: %s', (written, host) => {
    const { action } = choose(
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
    expect(choose(withRules(`- {${written}}`), call).action).toMatchObject({ type: 'answer', code, location });
  });
});

describe('the policy of a route', () => {
  const policyOf = (rule: string, call: Call = {}): unknown => {
    const { action } = choose(withRules(rule), call);
    return action.type === 'forward' ? action.policy : undefined;
  };
  const defaults = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', 'retriable-status-codes'];

  // The facts of pilot/pkg/networking/core/route/retry/retry_test.go, TestRetry.
  it.each<[string, unknown]>([
    ['{attempts: 0}', null],
    ['{perTryTimeout: 2s}', null],
    [
      '{attempts: 2, retryOn: "some,fake,conditions", perTryTimeout: 3s}',
      { attempts: 2, retryOn: ['some', 'fake', 'conditions'], statusCodes: [], perTryTimeout: '3s' },
    ],
    ['{attempts: 2, retryOn: "some,fake,conditions,,,"}', { retryOn: ['some', 'fake', 'conditions'], statusCodes: [] }],
    [
      '{attempts: 2, retryOn: "gateway-error,retriable-status-codes,503"}',
      { retryOn: ['gateway-error', 'retriable-status-codes'], statusCodes: [503] },
    ],
    ['{attempts: 2, retryOn: " some,\\t,fake ,\\tconditions, ,"}', { retryOn: ['some', 'fake', 'conditions'] }],
    [
      '{attempts: 2, retryOn: "some,fake,5xx,404,conditions,503"}',
      { retryOn: ['some', 'fake', '5xx', 'conditions', 'retriable-status-codes'], statusCodes: [404, 503] },
    ],
    [
      '{attempts: 2, retryOn: "some,fake,conditions,1000"}',
      { retryOn: ['some', 'fake', 'conditions', '1000'], statusCodes: [] },
    ],
    [
      '{attempts: 5}',
      {
        attempts: 5,
        retryOn: defaults,
        statusCodes: [],
        perTryTimeout: null,
        by: 'resource',
        path: ['spec', 'http', 0, 'retries'],
      },
    ],
    ['{attempts: 2, retryRemoteLocalities: true}', { retryRemoteLocalities: true, retryOn: defaults }],
  ])('retries: %s', (retries, expected) => {
    expect(policyOf(`- {retries: ${retries}, ${to('x')}}`)).toMatchObject({ retries: expected });
  });

  it('tries twice again where nobody says it, or as MeshConfig says', () => {
    expect(policyOf(`- {${to('x')}}`)).toMatchObject({
      timeout: null,
      retries: { attempts: 2, retryOn: defaults, by: 'istio' },
    });
    const meshConfig = { defaultHttpRetryPolicy: { attempts: 4, retryOn: '503' } };
    expect(policyOf(`- {${to('x')}}`, { meshConfig })).toMatchObject({
      retries: { attempts: 4, retryOn: ['retriable-status-codes'], statusCodes: [503], by: 'mesh', path: undefined },
    });
    expect(choose(api, { meshConfig: { defaultHttpRetryPolicy: { attempts: 0 } } }).action).toMatchObject({
      policy: { retries: null },
    });
  });

  it('has the timeout with its place, and none for nothing', () => {
    expect(policyOf(`- {timeout: 1.5s, ${to('x')}}`)).toMatchObject({
      timeout: '1.5s',
      timeoutPath: ['spec', 'http', 0, 'timeout'],
    });
    expect(policyOf(`- {timeout: 0s, ${to('x')}}`)).toMatchObject({
      timeout: null,
      timeoutPath: ['spec', 'http', 0, 'timeout'],
    });
  });

  it.each<[string, unknown]>([
    [
      '{delay: {fixedDelay: 3s, percentage: {value: 12.5}}}',
      { delay: '3s', delayPercent: 12.5, abort: null, abortPercent: null },
    ],
    ['{delay: {fixedDelay: 3s, percent: 7}}', { delay: '3s', delayPercent: 7 }],
    ['{delay: {fixedDelay: 3s}}', { delay: '3s', delayPercent: 0 }],
    ['{delay: {exponentialDelay: 3s}}', null],
    [
      '{abort: {httpStatus: 503, percentage: {value: 100}}}',
      { abort: 503, abortPercent: 100, delay: null, delayPercent: null },
    ],
    ['{abort: {httpStatus: 503}}', { abort: 503, abortPercent: 0 }],
    [
      '{abort: {grpcStatus: UNAVAILABLE, percentage: {value: 5}}}',
      { abort: 200, abortPercent: 5, grpcStatus: 'UNAVAILABLE' },
    ],
  ])('fault: %s', (fault, expected) => {
    expect(policyOf(`- {fault: ${fault}, ${to('x')}}`)).toMatchObject({ fault: expected });
  });

  it.each<[string, readonly (readonly [string, number])[]]>([
    ['mirror: {host: m.com}', [['m.com', 100]]],
    ['mirror: {host: m.com}, mirrorPercentage: {value: 0}', []],
    ['mirror: {host: m.com}, mirrorPercentage: {value: 50.5}, mirrorPercent: 3', [['m.com', 50.5]]],
    ['mirror: {host: m.com}, mirrorPercent: 20', [['m.com', 20]]],
    [
      'mirrors: [{destination: {host: m.com}}, {destination: {host: n.com}, percentage: {value: 10}}, {destination: {host: o.com}, percentage: {}}]',
      [
        ['m.com', 100],
        ['n.com', 10],
      ],
    ],
  ])('%s', (mirror, expected) => {
    expect(policyOf(`- {${mirror}, ${to('x')}}`)).toMatchObject({
      mirrors: expected.map(([host, percent]) => ({ destination: { host, port: 80 }, percent })),
    });
  });
});
