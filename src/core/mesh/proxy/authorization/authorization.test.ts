import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { waypointProxy } from '../ambient/ambient-waypoint';
import { authorize, type AuthorizedCall, type AuthorizationVerdict } from './authorization';
import { gatewaysBehind } from '../gateways/gateway-target';
import { anyPod, proxyOf } from '../clients/proxies';

const base = `
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: gw, namespace: edge }
  spec: { selector: { istio: egressgateway }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }] }
  ---
  apiVersion: v1
  kind: Service
  metadata: { name: out, namespace: edge }
  spec: { selector: { istio: egressgateway }, ports: [{ port: 80, targetPort: 8080 }] }
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop, labels: { istio.io/use-waypoint: wp } }
  spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
  ---
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: web, namespace: shop }
  spec: { template: { metadata: { labels: { app: web } }, spec: { serviceAccountName: buyer } } }
  ---`;

const policy = (name: string, spec: string, namespace = 'edge', annotations = ''): string => `
  apiVersion: security.istio.io/v1
  kind: AuthorizationPolicy
  metadata: { name: ${name}, namespace: ${namespace}, annotations: { ${annotations} } }
  spec: { ${spec} }
  ---`;

type Change = Partial<Pick<AuthorizedCall, 'request' | 'sni' | 'port'>> & { readonly by?: 'web' | 'drawn' | 'nobody' };

const request = { host: 'api.example.com', method: 'GET', path: '/v1/items?page=2', headers: { 'x-team': 'blue' } };

function atGateway(documents: string, { by = 'web', ...change }: Change = {}): AuthorizationVerdict {
  const built = mesh`${base}${documents}`.mesh;
  const gateway = gatewaysBehind(built, 'out.edge.svc.cluster.local', 80);
  const web = built.workloads.find(({ name }) => name === 'web');
  if (!gateway || !web) throw new Error('no gateway');
  const client = by === 'web' ? proxyOf(built, web) : by === 'drawn' ? anyPod(built, 'shop') : undefined;
  return authorize(built, { at: { gateway }, client, port: 8080, sni: 'api.example.com', request, ...change });
}

function atWaypoint(documents: string): AuthorizationVerdict {
  const built = mesh`${base}${documents}`.mesh;
  const service = built.registry.withHost('api.example.com')[0];
  const waypoint = service && waypointProxy(built, service)?.proxy;
  if (!service || !waypoint) throw new Error('no waypoint');
  const client = anyPod(built, 'shop');
  return authorize(built, { at: { waypoint, service, gatewayName: 'wp' }, client, port: 80, sni: undefined, request });
}

const deny = (rule: string): string => policy('deny', `action: DENY, rules: [${rule}]`);
const allow = (rule: string): string => policy('allow', `rules: [${rule}]`);
const when = (key: string, values: string): string => `{ when: [{ key: "${key}", values: [${values}] }] }`;

describe('at a gateway', () => {
  it('everything is allowed without a policy', () => {
    expect(atGateway('')).toMatchObject({ type: 'allowed', because: 'No AuthorizationPolicy selects the proxy.' });
  });

  it('policies of its namespace and of the root namespace count, by labels of the pods', () => {
    const all = 'action: DENY, rules: [{}]';
    expect(atGateway(policy('p', all)).type).toBe('denied');
    expect(atGateway(policy('p', all, 'istio-system')).type).toBe('denied');
    expect(atGateway(policy('p', all, 'shop')).type).toBe('allowed');
    expect(atGateway(policy('p', `selector: { matchLabels: { istio: egressgateway } }, ${all}`)).type).toBe('denied');
    expect(atGateway(policy('p', `selector: { matchLabels: { app: other } }, ${all}`)).type).toBe('allowed');
    expect(
      atGateway(policy('p', `targetRefs: [{ group: networking.istio.io, kind: Gateway, name: gw }], ${all}`)).type,
    ).toBe('allowed');
  });

  it('DENY goes before ALLOW', () => {
    const verdict = atGateway(
      allow('{}') + deny('{ to: [{ operation: { methods: [POST] } }] }, { to: [{ operation: { methods: [GET] } }] }'),
    );
    expect(verdict).toMatchObject({
      type: 'denied',
      path: ['spec', 'rules', 1],
      because: 'Rule 2 of AuthorizationPolicy edge/deny denies it.',
    });
  });

  it('one ALLOW policy denies all else, and one without rules everything', () => {
    expect(atGateway(allow('{ to: [{ operation: { methods: [POST] } }] }'))).toMatchObject({
      type: 'denied',
      because:
        'Only what an ALLOW policy allows is let through, and no rule of AuthorizationPolicy edge/allow takes it.',
    });
    expect(atGateway(policy('nothing', '')).because).toBe(
      'AuthorizationPolicy edge/nothing allows nothing, since it has no rules.',
    );
    expect(atGateway(policy('nothing', 'action: DENY')).type).toBe('allowed');
    expect(atGateway(policy('nothing', '') + allow('{}')).type).toBe('allowed');
  });

  it.each([
    ['hosts: [API.example.com]', true],
    ['hosts: ["*.example.com"]', true],
    ['hosts: [other.com]', false],
    ['notHosts: [api.example.com]', false],
    ['methods: [GET, PUT]', true],
    ['notMethods: [GET]', false],
    ['paths: [/v1/items]', true],
    ['paths: [/v1/*]', true],
    ['paths: ["*/items"]', true],
    ['paths: ["/v1/{*}"]', true],
    ['paths: ["/{*}"]', false],
    ['paths: ["/{**}/items"]', true],
    ['notPaths: [/v1/*]', false],
    ['ports: ["8080"]', true],
    ['ports: ["80"]', false],
    ['methods: [GET], paths: [/v2]', false],
  ])('an operation is all of its fields: %s', (fields, takes) => {
    expect(atGateway(allow(`{ to: [{ operation: { ${fields} } }] }`)).type).toBe(takes ? 'allowed' : 'denied');
  });

  it.each([
    ['namespaces: [shop]', true],
    ['namespaces: ["sh*"]', true],
    ['notNamespaces: [shop]', false],
    ['principals: [cluster.local/ns/shop/sa/buyer]', true],
    ['principals: [cluster.local/ns/shop/sa/other]', false],
    ['principals: ["*/sa/buyer"]', true],
    ['serviceAccounts: [shop/buyer]', true],
    ['serviceAccounts: [buyer]', false],
    ['requestPrincipals: ["*"]', false],
    ['remoteIpBlocks: [0.0.0.0/0]', true],
  ])('a source is told by the certificate: %s', (fields, takes) => {
    expect(atGateway(allow(`{ from: [{ source: { ${fields} } }] }`)).type).toBe(takes ? 'allowed' : 'denied');
  });

  it('nobody has a name without mutual TLS', () => {
    const rule = '{ from: [{ source: { namespaces: [shop] } }] }';
    expect(atGateway(allow(rule), { by: 'nobody' }).type).toBe('denied');
    expect(atGateway(deny(rule.replace('namespaces', 'notNamespaces')), { by: 'nobody' }).type).toBe('denied');
  });

  it('what the files do not tell is not guessed', () => {
    const account = '{ from: [{ source: { principals: [cluster.local/ns/shop/sa/buyer] } }] }';
    expect(atGateway(allow(account), { by: 'drawn' }).type).toBe('unknown');
    expect(atGateway(allow(account.replace('shop', 'other')), { by: 'drawn' }).type).toBe('denied');
    expect(atGateway(allow(account.replace('sa/buyer', '*')), { by: 'drawn' }).type).toBe('allowed');
    expect(atGateway(deny('{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }] }')).type).toBe('unknown');
    expect(atGateway(deny('{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }] }, {}')).type).toBe('denied');
  });

  it.each([
    [when('request.headers[X-Team]', 'blue'), true],
    [when('request.headers[X-Team]', 'red'), false],
    [when('request.headers[X-None]', '"*"'), false],
    [when('connection.sni', '"*.example.com"'), true],
    [when('source.namespace', 'shop'), true],
    [when('destination.port', '"8080"'), true],
    [when('request.auth.claims[iss]', 'x'), false],
    [when('no.such.key', 'x'), false],
    [`{ when: [{ key: connection.sni, notValues: [api.example.com] }] }`, false],
  ])('conditions hold: %s', (rule, takes) => {
    expect(atGateway(allow(rule)).type).toBe(takes ? 'allowed' : 'denied');
  });

  it('bytes meet no condition on HTTP: rules that allow are left out, rules that deny take more', () => {
    const rule = '{ from: [{ source: { namespaces: [shop] } }], to: [{ operation: { methods: [POST] } }] }';
    expect(atGateway(allow(rule), { request: undefined }).type).toBe('denied');
    expect(atGateway(deny(rule), { request: undefined }).type).toBe('denied');
    expect(atGateway(deny(rule)).type).toBe('allowed');
  });

  it.each([
    'rules: [null, 3]',
    'rules: x',
    'selector: 3, rules: [{ from: 1, to: [2], when: [{}] }]',
    'action: 4, targetRefs: [5]',
  ])('what is still being typed is no reason to stop: %s', (spec) => {
    expect(['allowed', 'denied', 'unknown']).toContain(atGateway(policy('p', spec)).type);
  });

  it('other actions only leave a note', () => {
    const custom = policy('ext', 'action: CUSTOM, provider: { name: opa }, rules: [{}]');
    expect(atGateway(custom)).toMatchObject({
      type: 'allowed',
      caveats: [expect.stringContaining('external authorizer')],
    });
    const dry = policy('dry', 'action: DENY, rules: [{}]', 'edge', '"istio.io/dry-run": "true"');
    expect(atGateway(dry)).toMatchObject({ type: 'allowed', caveats: [expect.stringContaining('dry run')] });
    expect(atGateway(policy('log', 'action: AUDIT, rules: [{}]')).type).toBe('allowed');
  });
});

describe('at a waypoint', () => {
  const rules = 'action: DENY, rules: [{}]';
  const target = (text: string, namespace = 'shop'): string =>
    policy('p', `targetRefs: [{ ${text} }], ${rules}`, namespace);

  it('policies name it, its class or the service', () => {
    expect(atWaypoint(target('group: networking.istio.io, kind: ServiceEntry, name: api')).type).toBe('denied');
    expect(atWaypoint(target('group: networking.istio.io, kind: ServiceEntry, name: api', 'edge')).type).toBe(
      'allowed',
    );
    expect(atWaypoint(target('group: networking.istio.io, kind: ServiceEntry, name: other')).type).toBe('allowed');
    expect(atWaypoint(target('group: gateway.networking.k8s.io, kind: Gateway, name: wp')).type).toBe('denied');
    expect(atWaypoint(target('group: gateway.networking.k8s.io, kind: Gateway, name: other')).type).toBe('allowed');
    expect(
      atWaypoint(target('group: gateway.networking.k8s.io, kind: GatewayClass, name: istio-waypoint', 'istio-system'))
        .type,
    ).toBe('denied');
    expect(atWaypoint(target('group: gateway.networking.k8s.io, kind: GatewayClass, name: istio-waypoint')).type).toBe(
      'allowed',
    );
  });

  it('policies with labels, or without anything, do not count', () => {
    expect(atWaypoint(policy('p', rules, 'shop')).type).toBe('allowed');
    expect(atWaypoint(policy('p', rules, 'istio-system')).type).toBe('allowed');
  });
});
