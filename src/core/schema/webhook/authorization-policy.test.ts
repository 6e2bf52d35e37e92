import { describe, expect, it } from 'vitest';
import { verdictOn } from '../../testing/verdict';

const source = (fields: string): string => `{ rules: [{ from: [{ source: { ${fields} } }] }] }`;
const operation = (fields: string): string => `{ rules: [{ to: [{ operation: { ${fields} } }] }] }`;
const when = (fields: string): string => `{ rules: [{ when: [{ ${fields} }] }] }`;
const path = (text: string): string => operation(`paths: ['${text}']`);
const gateway = 'group: gateway.networking.k8s.io, kind: Gateway';

describe('an AuthorizationPolicy', () => {
  it.each([
    ['', '{}'],
    ['', '{ rules: [] }'],
    ['', '{ rules: [{ from: [], to: [] }] }'],
    ['', "{ selector: { matchLabels: { app: '' } } }"],
    ['(wh-ap-selector)', '{ selector: {} }'],
    ['crd-beta-selector', "{ selector: { matchLabels: { 'a*': b } } }"],
    ['crd-ap-action', '{ action: REFUSE }'],
    // Whom it is about.
    ['', `{ targetRefs: [{ ${gateway}, name: a }, { kind: Service, name: b }] }`],
    ['wh-ap-targetref', '{ targetRef: { kind: Gateway, name: a } }'],
    ['wh-ap-targetref', '{ targetRef: { group: gateway.networking.k8s.io, kind: HTTPRoute, name: a } }'],
    ['crd-targetref', `{ targetRef: { ${gateway}, name: a, namespace: b } }`],
    ['crd-targetref', `{ targetRef: { ${gateway} } }`],
    ['crd-selector-xor-targetref', `{ targetRef: { ${gateway}, name: a }, selector: { matchLabels: { a: b } } }`],
    // What it does.
    ['', '{ action: CUSTOM, provider: { name: opa }, rules: [{}] }'],
    ['wh-ap-custom-provider', "{ action: CUSTOM, provider: { name: '' }, rules: [{}] }"],
    ['wh-ap-custom-provider', '{ action: CUSTOM, rules: [{}] }'],
    ['wh-ap-custom-rules', '{ action: CUSTOM }'],
    ['wh-ap-deny-rules', '{ action: DENY, rules: [] }'],
    ['wh-ap-provider-noncustom', '{ provider: {} }'],
    // Who calls.
    ['', source("principals: ['*'], notIpBlocks: [10.0.0.1, '::/0']")],
    ['', source('serviceAccounts: [a, b/c]')],
    ['wh-ap-source-missing', '{ rules: [{ from: [{}] }] }'],
    ['wh-ap-source-empty', source('')],
    ['crd-ap-sa-xor', source('serviceAccounts: [a], namespaces: [b]')],
    ['wh-ap-empty-values', source("notRequestPrincipals: [a, '']")],
    ['wh-ap-ips', source("ipBlocks: ['']")],
    ['wh-ap-ips', source('notRemoteIpBlocks: [10.0.0.0/33, db]')],
    ['wh-ap-sa-format', source("serviceAccounts: [a/b/c, '/b', 'a/']")],
    ['', source("trustDomains: [a, 'a*', '*a', '*']")],
    ['wh-ap-trustdomain', source("notTrustDomains: ['', 'a*b', '**', a/b]")],
    // What is called.
    ['', operation("ports: ['0', '65535'], methods: [GET], hosts: ['*.a']")],
    ['wh-ap-op-missing', '{ rules: [{ to: [{}] }] }'],
    ['wh-ap-op-empty', operation('')],
    ['wh-ap-ports', operation("notPorts: ['65536', http, '-1', '']")],
    ['wh-ap-empty-values', operation("notMethods: ['']")],
    ['wh-ap-empty-values', operation("paths: ['']")],
    ['', path('/a/*')],
    ['', path('*/a')],
    ['', path('/{**}/a/')],
    ['', path('/{*}/a/{**}')],
    ['wh-ap-paths', path('/{**}/a/{*}')],
    ['wh-ap-paths', path('/{}')],
    ['wh-ap-paths', path('/a/{*}.txt')],
    ['wh-ap-paths', path('/{*}//a')],
    ['wh-ap-paths', path('/{*}/a*')],
    // Conditions.
    ['', when("key: 'request.headers[:authority]', values: [a]")],
    ['', when("key: destination.port, notValues: ['80']")],
    ['', when("key: source.trustDomain, values: ['a/b*']")],
    ['crd-ap-limits', when('values: [a]')],
    ['wh-ap-when-key', when("key: '', values: [a]")],
    ['wh-ap-when-key', when('key: request.path, values: [a]')],
    ['wh-ap-when-key', when("key: 'request.headers[]', values: [a]")],
    ['wh-ap-when-key', when('key: destination.user, values: [a]')],
    ['wh-ap-when-values', when('key: source.principal')],
    ['wh-ap-ips', when('key: remote.ip, notValues: [a.b.c.d]')],
    ['wh-ap-empty-values', when("key: connection.sni, values: [a, '']")],
    // A port of bytes shows no request.
    ['(wh-ap-deny-http-only)', '{ action: DENY, rules: [{ to: [{ operation: { methods: [GET] } }] }] }'],
    ['', '{ action: AUDIT, rules: [{ to: [{ operation: { methods: [GET] } }] }] }'],
  ])('gets %j: %s', (verdict, spec) => expect(verdictOn('AuthorizationPolicy', spec)).toBe(verdict));

  it('has trust domains from 1.30 on', () => {
    const spec = when('key: source.trustDomain, values: [a]');
    expect(verdictOn('AuthorizationPolicy', spec, '1.30')).toBe('');
    expect(verdictOn('AuthorizationPolicy', spec, '1.29')).toBe('wh-ap-when-key');
    expect(verdictOn('AuthorizationPolicy', source('trustDomains: [a*b]'), '1.29')).toContain('wh-ap-source-empty');
  });
});

describe('a PeerAuthentication', () => {
  const ports = (keys: string): string => `{ selector: { matchLabels: { app: a } }, portLevelMtls: { ${keys} } }`;
  it.each([
    ['', '{}'],
    ['', ports('8080: { mode: STRICT }')],
    ['(wh-pa-selector)', '{ selector: {} }'],
    ['crd-pa-plm', ports('')],
    ['crd-pa-plm', ports("'0': {}")],
    ['crd-pa-plm', ports('http: {}')],
    ['crd-pa-plm', '{ portLevelMtls: { 80: {} } }'],
    ['crd-pa-mode', '{ mtls: { mode: LAX } }'],
  ])('gets %j: %s', (verdict, spec) => expect(verdictOn('PeerAuthentication', spec)).toBe(verdict));
});

describe('a Telemetry', () => {
  const tags = (fields: string): string => `{ metrics: [{ overrides: [{ tagOverrides: { a: { ${fields} } } }] }] }`;
  it.each([
    ['', '{}'],
    ['', "{ accessLogging: [{ filter: { expression: 'response.code >= 400' } }, { providers: [{ name: a }] }] }"],
    ['wh-tm-filter', "{ accessLogging: [{ filter: { expression: ')++++' } }] }"],
    ['crd-tm-providers', "{ accessLogging: [{ providers: [{ name: '' }] }] }"],
    ['', tags('value: request.host')],
    ['', tags('operation: REMOVE')],
    ['wh-tm-overrides', tags('')],
    ['crd-tm-tagoverride', tags('operation: UPSERT')],
    ['crd-tm-tagoverride', tags("operation: REMOVE, value: ''")],
    ['(wh-tm-multi)', '{ tracing: [{}, {}] }'],
    ['crd-tm-sampling', '{ tracing: [{ randomSamplingPercentage: 101 }] }'],
    ['crd-tm-oneof', "{ tracing: [{ customTags: { a: { header: { name: '' } } } }] }"],
    ['wh-tm-target', '{ targetRefs: [{ kind: Pod, name: a }] }'],
    ['(wh-tm-target)', '{ selector: { matchLabels: {} } }'],
  ])('gets %j: %s', (verdict, spec) => expect(verdictOn('Telemetry', spec)).toBe(verdict));
});
