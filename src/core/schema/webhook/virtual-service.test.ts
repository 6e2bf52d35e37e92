import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../yaml';
import { validateDocument } from '../validate';

/** The rows by which a VirtualService with this spec is refused, and with ? those that it is warned of, with ~ those only mentioned. */
function rowsOf(spec: string, release?: string): readonly string[] {
  const text = `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: api, namespace: shop }\nspec: ${spec}\n`;
  const [document] = readDocuments(text).documents;
  if (!document || document.problems.length > 0) throw new Error(`This is no YAML: ${spec}`);
  const marks = { error: '', warning: '?', info: '~' };
  return validateDocument(document, { release }).map((problem) => marks[problem.severity] + (problem.ref ?? ''));
}

const to = 'route: [{ destination: { host: a.b } }]';
const http = (route: string): string => `{ hosts: [foo.bar], http: [{ ${route} }] }`;
const onward = (more: string): string => http(`${to}, ${more}`);
const match = (matches: string): string => onward(`match: [${matches}]`);
const destination = (fields: string): string => http(`route: [{ destination: { ${fields} } }]`);
const tls = (fields: string, more = ''): string => `{ hosts: [foo.bar], ${more} tls: [{ ${fields} }] }`;
const sni = (hosts: string, more = ''): string => tls(`match: [{ sniHosts: [${hosts}] }], ${to}`, more);
const tcp = (fields: string): string => `{ hosts: [foo.bar], tcp: [{ ${fields} }] }`;

type Verdicts = readonly (readonly [spec: string, rows: readonly string[]])[];

const object: Verdicts = [
  [http(to), []],
  [`{ http: [{ ${to} }] }`, []],
  [`{ hosts: [], http: [{ match: [{ sourceNamespace: test }], ${to} }] }`, []],
  [`{ hosts: [], gateways: [test], http: [{ ${to} }] }`, ['wh-vs-delegate-gateways']],
  [`{ tcp: [{ ${to} }] }`, ['wh-vs-delegate-tcp']],
  [`{ tls: [{ match: [{ sniHosts: [1.1.1.1] }], ${to} }] }`, ['wh-vs-delegate-tls', '?wh-vs-tls-sni-ip']],
  ['{ hosts: [foo.bar] }', ['wh-vs-no-routes']],
  ['{}', ['wh-vs-no-routes']],
  [`{ hosts: [foo.bar], gateways: [b@dgateway], http: [{ ${to} }] }`, ['wh-vs-gateway-ref']],
  [`{ hosts: [foo.bar], gateways: [gateway.example.com], http: [{ ${to} }] }`, ['?wh-vs-gateway-legacy']],
  [`{ hosts: [foo.bar], gateways: [ns1/gateway], http: [{ ${to} }] }`, []],
  [
    `{ hosts: [foo.bar], gateways: ['ns1/*', '*/gateway'], http: [{ ${to} }] }`,
    ['wh-vs-gateway-ref', 'wh-vs-gateway-ref'],
  ],
  [`{ hosts: [foo.bar], gateways: [mesh, '*/gateway'], http: [{ ${to} }] }`, []],
  [`{ hosts: [foo.ba!r, 10.0.0.1, '::1'], http: [{ ${to} }] }`, ['wh-vs-host-syntax']],
  [`{ hosts: ['*'], http: [{ ${to} }] }`, ['wh-vs-host-star-mesh']],
  [`{ hosts: ['*'], gateways: [somegateway], http: [{ ${to} }] }`, []],
  [`{ hosts: ['*.foo.bar', '*.bar'], http: [{ ${to} }] }`, ['wh-vs-host-dup']],
  [`{ hosts: ['*.foo.bar', foo.bar], http: [{ ${to} }] }`, []],
  [`{ hosts: [foo.bar], exportTo: ['~', '*'], http: [{ ${to} }] }`, ['exp-value', 'exp-public-mixed']],
  [`{ hosts: [foo.bar], exportTo: [., shop], http: [{ ${to} }] }`, ['exp-dup']],
  [`{ hosts: [foo.bar], exportTo: ['*'], http: [{ ${to} }] }`, []],
];

const actions: Verdicts = [
  [http(''), ['wh-vs-http-action-required']],
  [http('delegate: { name: test, namespace: test }'), []],
  [http('delegate: { name: t }, redirect: { uri: / }'), ['wh-vs-http-root-redirect']],
  [http(`delegate: { name: t }, ${to}`), ['wh-vs-http-root-route']],
  ['{ http: [{ delegate: { name: t } }] }', ['wh-vs-http-nested-delegate', 'wh-vs-http-action-required']],
  [onward('redirect: { uri: / }'), ['wh-vs-http-redirect-route']],
  [http('redirect: { uri: / }, fault: { abort: {} }'), ['wh-vs-http-redirect-fault']],
  [http('redirect: { uri: / }, rewrite: { uri: / }'), ['wh-vs-http-redirect-rewrite']],
  [http('redirect: { uri: / }, directResponse: { status: 200 }'), ['wh-vs-http-redirect-direct']],
  [onward('directResponse: { status: 200 }'), ['wh-vs-http-direct-route']],
  [http('directResponse: { status: 200 }, fault: { delay: { fixedDelay: 1s } }'), ['wh-vs-http-direct-fault']],
  [http('directResponse: { status: 200 }, rewrite: { uri: / }'), ['wh-vs-http-direct-rewrite']],
  [onward('mirror: { host: a.b }, mirrors: [{ destination: { host: a.b } }]'), ['wh-vs-http-mirror-both']],
  [onward('mirror: { host: a.b }, mirrors: []'), []],
  [http('redirect: { uri: t, redirectCode: 308 }'), []],
  [http('redirect: { uri: t, redirectCode: 0, port: 0 }'), []],
  [http('redirect: { uri: t, redirectCode: 299 }'), ['wh-vs-redirect-code']],
  [http('redirect: { authority: t, redirectCode: 400 }'), ['wh-vs-redirect-code']],
  [http("redirect: { uri: '', redirectCode: 400 }"), ['wh-vs-redirect-empty']],
  [http('redirect: { derivePort: FROM_REQUEST_PORT }'), []],
  [http('redirect: { port: 65536 }'), ['wh-vs-redirect-port']],
  [http('redirect: { scheme: ftp }'), ['wh-vs-redirect-scheme']],
  [http('redirect: { prefixRewrite: /, uri: / }'), ['wh-vs-redirect-uri-prefix']],
  [http('match: [{ uri: { regex: a } }, {}], redirect: { prefixRewrite: / }'), ['wh-vs-redirect-prefix-match']],
  [http('match: [{ uri: { prefix: a } }, {}], redirect: { prefixRewrite: / }'), []],
  [http('directResponse: { status: 600, body: { string: hello } }'), []],
  [http('directResponse: { status: 199 }'), ['wh-vs-direct-status']],
  [http('directResponse: { status: 601 }'), ['wh-vs-direct-status']],
  [onward('rewrite: { uri: /a, authority: b }'), []],
  [onward('rewrite: {}'), ['wh-vs-rewrite-empty']],
  [onward("rewrite: { uri: /a, uriRegexRewrite: { match: '[', rewrite: b } }"), ['wh-vs-rewrite-both']],
  [onward("rewrite: { uriRegexRewrite: { match: '^/service/([^/]+)(/.*)$', rewrite: '\\2/instance/\\1' } }"), []],
  [onward('rewrite: { authority: a, uriRegexRewrite: { match: a } }'), ['wh-vs-rewrite-regex-fields']],
  [onward("rewrite: { uriRegexRewrite: { match: '', rewrite: b } }"), ['wh-vs-rewrite-regex-fields']],
  [onward("rewrite: { uriRegexRewrite: { match: '[', rewrite: '[' } }"), ['wh-vs-rewrite-regex']],
  [onward('timeout: 1500ms'), []],
  [onward('timeout: 1.5ms'), ['wh-vs-timeout']],
  [onward('timeout: 0s'), ['crd-duration']],
];

const matches: Verdicts = [
  [match("{ uri: { prefix: '' } }, { uri: {} }"), []],
  [match("{ uri: { regex: '' } }"), ['wh-vs-match-uri']],
  [match("{ uri: { regex: '(?!a)' } }"), ['wh-vs-match-uri']],
  [match("{ method: { regex: '' } }, { scheme: { prefix: '' } }"), ['wh-vs-match-smaq', 'wh-vs-match-smaq']],
  [match("{ queryParams: { q: { regex: '' } } }"), ['wh-vs-match-smaq']],
  [match("{ headers: { a: { prefix: '' } } }"), ['wh-vs-match-header']],
  [match("{ headers: { a: { exact: '' }, b: {} } }"), []],
  [match("{ withoutHeaders: { a: { regex: '*' } } }"), []],
  [match("{ withoutHeaders: { a: { regex: '**' } } }"), ['wh-vs-match-without']],
  [match("{ headers: { a: { regex: '*' } } }"), ['wh-vs-match-header']],
  [
    match("{ headers: { '::': {} } }, { withoutHeaders: { 'a b': {} } }"),
    ['wh-vs-match-header-name', 'wh-vs-match-header-name'],
  ],
  [match("{ headers: { '@request.auth.claims.foo': { exact: bar } } }"), ['wh-vs-jwt-mesh']],
  [match('{ port: 0 }, { port: 65535 }'), []],
  [match('{ port: 65536 }'), ['wh-vs-match-port']],
  [match('{ sourceLabels: { a.b/c: D_1 } }, { sourceNamespace: shop }'), []],
  [match('{ sourceLabels: { a: "b c" } }'), ['wh-vs-match-labels']],
  [match('{ sourceNamespace: a.b }'), ['wh-vs-match-srcns']],
  [match('{ gateways: [a/b, c.d] }'), []],
  [match('{ gateways: ["a/*"] }'), ['wh-vs-match-gateways']],
  [match('{ uri: { exact: /a, prefix: /b } }'), ['crd-string-match']],
];

const rest: Verdicts = [
  [onward("headers: { request: { add: { Host: '' }, set: { a: '%HOSTNAME%' }, remove: [b] } }"), []],
  [onward("headers: { request: { add: { '': a } } }"), ['wh-vs-hdr-req-addset']],
  [onward("headers: { request: { remove: [Host, ':path', ''] } }"), Array(3).fill('wh-vs-hdr-req-remove')],
  [
    onward("headers: { response: { add: { host: a }, set: { '': b }, remove: [''] } }"),
    Array(3).fill('wh-vs-hdr-resp'),
  ],
  [onward("headers: { response: { set: { a: 'abcd%oij' } } }"), ['wh-vs-hdr-value']],
  [http("route: [{ destination: { host: a.b }, headers: { request: { set: { ':authority': foo } } } }]"), []],
  [
    http("route: [{ destination: { host: a.b }, headers: { response: { set: { ':authority': '%' } } } }]"),
    ['wh-vs-hdr-resp', 'wh-vs-hdr-value'],
  ],
  [onward("rewrite: { authority: a }, headers: { request: { set: { ':authority': b } } }"), ['wh-vs-authority-multi']],
  [onward("corsPolicy: { allowMethods: [GET, '*'], allowHeaders: [a], exposeHeaders: ['*'], maxAge: 2s }"), []],
  [onward("corsPolicy: { allowMethods: [PUTT, get, ''] }"), Array(3).fill('wh-vs-cors-method')],
  [onward("corsPolicy: { exposeHeaders: [''], allowHeaders: ['a b'] }"), Array(2).fill('wh-vs-cors-headers')],
  [onward('corsPolicy: { maxAge: 2000000042ns }'), ['wh-vs-cors-maxage']],
  [onward('corsPolicy: { maxAge: 2500ms }'), ['wh-vs-cors-maxage-seconds']],
  [
    onward("corsPolicy: { allowOrigins: [{ exact: '' }, { prefix: '' }, { regex: '' }, {}] }"),
    Array(4).fill('wh-vs-cors-origin'),
  ],
  [onward("corsPolicy: { allowOrigins: [{ regex: '(' }] }"), ['wh-vs-cors-origin-regex']],
  [onward('fault: {}'), ['wh-vs-fault-empty']],
  [onward('fault: { abort: { percentage: { value: 100 } } }'), []],
  [onward('fault: { abort: { httpStatus: 600, percentage: { value: 0.0001 } } }'), []],
  [onward('fault: { abort: { httpStatus: 500, percentage: { value: 0.00009 } } }'), ['wh-vs-abort-percent']],
  [onward('fault: { abort: { httpStatus: 500, percentage: { value: 101 } } }'), ['wh-vs-abort-percent']],
  [onward('fault: { abort: { httpStatus: 9000 } }'), ['wh-vs-abort-http']],
  [onward('fault: { abort: { grpcStatus: NOT_FOUND } }'), []],
  [onward('fault: { abort: { grpcStatus: not_found } }'), ['wh-vs-abort-grpc']],
  [onward("fault: { abort: { grpcStatus: '' } }"), ['wh-vs-abort-grpc']],
  [onward('fault: { abort: { http2Error: a } }'), ['wh-vs-abort-http2']],
  [onward('fault: { delay: { fixedDelay: 3s, percentage: { value: 20 } } }'), []],
  [onward('fault: { delay: { fixedDelay: 3s, percentage: { value: -1 } } }'), ['wh-vs-delay-percent']],
  [onward('fault: { delay: { fixedDelay: 1.5ms } }'), ['wh-vs-delay-fixed']],
  [onward('fault: { delay: { exponentialDelay: 3s } }'), ['wh-vs-delay-exp']],
  [onward('mirror: { host: a.b }, mirrorPercent: 101'), ['wh-vs-mirrorpercent-max', '?wh-vs-mirrorpercent-deprecated']],
  [onward('mirror: { host: a.b }, mirror_percent: 5'), ['?wh-vs-mirrorpercent-deprecated']],
  [onward('mirrorPercentage: { value: 0.00001 }'), []],
  [onward('mirrorPercentage: { value: 101 }'), ['wh-vs-mirrorpercentage']],
  [onward("mirror: { host: '*' }"), ['wh-vs-mirror-dest']],
  [onward('mirrors: [{ percentage: { value: 1 } }]'), ['crd-vs-mirror']],
  [
    onward('mirrors: [{ destination: { host: a.b, port: {} }, percentage: { value: -1 } }]'),
    ['wh-vs-mirrors-percent', 'wh-vs-mirrors-dest'],
  ],
  [onward('retries: { attempts: 10, perTryTimeout: 2s, retryOn: "5xx,gateway-error" }'), []],
  [onward('retries: { attempts: 0 }'), []],
  [onward('retries: { perTryTimeout: 2s }'), ['wh-vs-retry-zero']],
  [onward('retries: { attempts: 0, retryRemoteLocalities: false }'), ['wh-vs-retry-zero']],
  [onward('retries: { attempts: -1, perTryTimeout: 2s }'), ['wh-vs-retry-negative']],
  [
    onward('retries: { attempts: 10, perTryTimeout: 2000000001ns, backoff: 1.5ms }'),
    ['wh-vs-retry-pertry', 'wh-vs-retry-backoff'],
  ],
  [onward('retries: { attempts: 10, backoff: 999ns }'), ['crd-duration']],
  [onward('retries: { attempts: 10, retryOn: "600,connect-failure, reset" }'), ['wh-vs-retry-on', 'wh-vs-retry-on']],
];

const destinations: Verdicts = [
  [destination("host: '*-foo.baz', subset: shiny, port: { number: 5000 }"), []],
  [destination("host: '*'"), ['wh-vs-route-dest']],
  [destination('host: foo.*'), ['wh-vs-route-dest']],
  [destination('host: 10.0.0.1'), ['wh-vs-route-dest']],
  [destination('host: default/baz'), ['wh-vs-route-dest']],
  [destination("host: ''"), ['wh-vs-route-dest']],
  [destination(''), ['crd-vs-dest-host']],
  [destination('host: a, subset: a.b'), ['wh-vs-route-dest']],
  [destination('host: a, port: {}'), ['wh-vs-route-dest']],
  [destination('host: a, port: { number: 0 }'), ['wh-vs-route-dest']],
  [destination('host: a, port: { number: 65536 }'), ['wh-vs-route-dest']],
  [http('route: [{}]'), ['crd-vs-dest-host']],
  [http('route: [{ destination: { host: a }, weight: -1 }]'), ['wh-vs-route-weight']],
  [http('route: [{ destination: { host: a }, weight: 550 }, { destination: { host: b }, weight: 500 }]'), []],
  [http('route: [{ destination: { host: a } }, { destination: { host: b } }]'), ['wh-vs-route-weight-zero']],
  [tcp("route: [{ destination: { host: '*' } }]"), ['wh-vs-l4-dest']],
  [tcp('route: [{ destination: { host: a, port: {} }, weight: -1 }]'), ['wh-vs-l4-weight', 'wh-vs-l4-dest']],
  [tcp('route: [{ destination: { host: a }, weight: 0 }]'), []],
  [
    tcp('route: [{ destination: { host: a }, weight: 0 }, { destination: { host: b }, weight: 0 }]'),
    ['wh-vs-l4-weight-zero'],
  ],
  [tcp('route: [{}]'), ['crd-vs-dest-host']],
];

const connections: Verdicts = [
  [tcp('match: [{ port: 999 }]'), ['wh-vs-tcp-route-required']],
  [
    tcp(
      `match: [{ destinationSubnets: [10.0.0.1, 1.2.3.4/16, '::/0'], sourceSubnet: x, sourceNamespace: a.b }], ${to}`,
    ),
    [],
  ],
  [tcp(`match: [{ destinationSubnets: [10.0.0.0/33] }], ${to}`), ['wh-vs-tcp-subnet']],
  [tcp(`match: [{ port: 65536 }], ${to}`), ['wh-vs-tcp-port']],
  [tcp(`match: [{ sourceLabels: { '@': b } }], ${to}`), ['wh-vs-tcp-labels']],
  [tcp(`match: [{ gateways: [a.b] }, { gateways: ['a/*'] }], ${to}`), ['wh-vs-tcp-gateways']],
  [tls('match: [{ port: 999, sniHosts: [foo.bar] }]'), ['wh-vs-tls-route-required']],
  [tls(to), ['crd-vs-tls-match']],
  [tls(`match: [], ${to}`), ['wh-vs-tls-match-required']],
  [tls(`match: [{}], ${to}`), ['crd-vs-tls-match']],
  [sni(''), ['wh-vs-tls-sni-required']],
  [sni('foo.bar'), []],
  [sni('1.1.1.1'), ['?wh-vs-tls-sni-ip']],
  [sni('foo.*.com'), ['wh-vs-tls-sni-syntax']],
  [sni('bar.foo.bar'), ['wh-vs-tls-sni-subset']],
  [sni('outbound_.80_._.foo.bar', 'gateways: [mesh],'), ['wh-vs-tls-sni-syntax']],
  [sni('outbound_.80_._.foo.bar'), ['wh-vs-tls-sni-subset']],
  [
    '{ hosts: [outbound_.15010_._.istiod.istio-system.svc.cluster.local], gateways: [ns1/gateway], ' +
      `tls: [{ match: [{ sniHosts: [outbound_.15010_._.istiod.istio-system.svc.cluster.local] }], ${to} }] }`,
    [],
  ],
  [`{ hosts: [outbound_.80_._.a], gateways: [ns1/gateway], http: [{ ${to} }] }`, ['wh-vs-host-syntax']],
  [tls(`match: [{ sniHosts: [foo.bar], destinationSubnets: [a] }], ${to}`), ['wh-vs-tls-subnet']],
  [tls(`match: [{ sniHosts: [foo.bar], port: 65536 }], ${to}`), ['wh-vs-tls-port']],
  [tls(`match: [{ sniHosts: [foo.bar], sourceLabels: { a: '*' } }], ${to}`), ['wh-vs-tls-labels']],
  [tls(`match: [{ sniHosts: [foo.bar], gateways: [a b] }], ${to}`), ['wh-vs-tls-gateways']],
  [tls(`match: [{ sniHosts: [foo.bar], gateways: [a.b] }], ${to}`), ['?wh-vs-tls-gateways-legacy']],
];

const several = (...routes: readonly string[]): string =>
  `{ hosts: [foo.bar], http: [${routes.map((route) => `{ ${to}, ${route} }`).join(', ')}] }`;

const order: Verdicts = [
  [match('{ uri: { prefix: / } }, { uri: { exact: / }, method: { exact: GET } }'), []],
  [
    match('{ uri: { prefix: /product } }, { uri: { prefix: /products }, method: { exact: GET } }'),
    ['~wh-vs-ineff-overlap'],
  ],
  [
    match('{ uri: { prefix: /a } }, { uri: { prefix: /ab } }, { uri: { prefix: /abc } }'),
    Array(3).fill('~wh-vs-ineff-overlap'),
  ],
  [
    match('{ uri: { prefix: /a }, method: { prefix: P } }, { uri: { prefix: /ab }, method: { prefix: P } }'),
    ['~wh-vs-ineff-overlap'],
  ],
  [match('{ uri: { prefix: /a }, method: { regex: P } }, { uri: { prefix: /ab } }'), ['~wh-vs-ineff-overlap']],
  [match('{ uri: { prefix: /a }, method: { exact: PUT } }, { uri: { prefix: /ab } }'), []],
  [match('{ uri: { prefix: /a }, queryParams: { q: {} } }, { uri: { prefix: /ab }, queryParams: { r: {} } }'), []],
  [several('match: [{ uri: { prefix: /a } }]', 'match: [{ uri: { prefix: /a }, port: 80 }]'), []],
  [several('match: [{ port: 80 }]', 'match: [{ port: 80 }]'), ['~wh-vs-ineff-dup', '?wh-vs-unreach-all-dup']],
  [several('match: [{ port: 80 }]', 'match: [{ port: 80 }, { port: 81 }]'), ['~wh-vs-ineff-dup']],
  [several('name: a', 'name: b'), ['?wh-vs-unreach-second-catchall']],
  [several('name: a', 'match: [{ port: 80 }, { port: 81 }]'), ['?wh-vs-unreach-after-catchall']],
  [
    several('name: a', 'match: [{ port: 80 }]', 'match: [{ port: 80 }]'),
    Array(2).fill('?wh-vs-unreach-after-catchall'),
  ],
  [several('match: [{ port: 80 }]', 'name: a'), []],
];

describe('a VirtualService', () => {
  it.each([...object, ...actions, ...matches, ...rest, ...destinations, ...connections, ...order])(
    '%s: %j',
    (spec, rows) => expect(rowsOf(spec)).toEqual(rows),
  );

  it('has prefixRewrite from 1.31 on, and an unknown field before', () => {
    const spec = http('match: [{ uri: { exact: a } }], redirect: { prefixRewrite: / }');
    expect(rowsOf(spec, '1.30')).toEqual(['?eng-apiserver', 'wh-vs-redirect-empty']);
    const alone = http('match: [{ uri: { prefix: /a } }], redirect: { prefixRewrite: /b }');
    expect(rowsOf(alone, '1.30')).toEqual(['?eng-apiserver', 'wh-vs-redirect-empty']);
    expect(rowsOf(alone, '1.31')).toEqual([]);
    expect(rowsOf(spec, '1.31')).toEqual(['wh-vs-redirect-prefix-match']);
  });

  it.each([
    'none',
    '[]',
    '{ hosts: a, http: {}, tls: 1, tcp: none, gateways: {}, exportTo: true }',
    '{ hosts: [1, null, {}], http: [1, null, []], tls: [null], tcp: [[]] }',
    http(
      'match: {}, route: 5, headers: [], retries: 1, rewrite: a, redirect: [], fault: 3, corsPolicy: x, mirrors: {}',
    ),
    http(
      'match: [1, { uri: a, headers: [1], queryParams: { a: 1 }, gateways: { a: b }, port: x, sourceLabels: { a: {} } }], route: [1, { destination: a, weight: x, headers: { request: { set: 1, add: { a: 1 }, remove: { a: b } } } }]',
    ),
    onward(
      'retries: { attempts: x, perTryTimeout: 1, retryOn: [5xx] }, timeout: {}, corsPolicy: { allowOrigins: [1], allowMethods: [1], maxAge: 5 }, fault: { abort: { percentage: 1, grpcStatus: 3 }, delay: 1 }',
    ),
    tls('match: [{ sniHosts: a }, { sniHosts: [1] }], route: {}'),
  ])('is read around what has the wrong type: %s', (spec) => expect(() => rowsOf(spec)).not.toThrow());
});
