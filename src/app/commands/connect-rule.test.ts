import { describe, expect, it } from 'vitest';
import { designFrom, yaml } from '../../core/testing/change-cases';
import { cartText, entryText, ports } from '../testing/tool-cases';
import { filesWired, saidBy, stepOf } from '../testing/wire-cases';

const rule = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: rule, namespace: shop }
  spec:
    host: old.example.com # until May
    subsets: [{ name: v1, labels: { version: v1 } }]
`;

const routes = `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: routes, namespace: shop }
  spec:
    hosts:
      - old.example.com # the first
    http: [{ route: [{ destination: { host: old.example.com } }] }]
`;

const sidecar = `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata: { name: default, namespace: shop }
  spec:
    egress:
      - hosts: ['istio-system/*', 'shop/own.example.com'] # no more
`;

const gateway = `
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: out, namespace: istio-system }
  spec:
    selector: { istio: egressgateway }
    servers:
      - { port: { number: 443, name: tls, protocol: TLS }, hosts: [api.example.com], tls: { mode: PASSTHROUGH } }
`;

const text = [entryText('api', `${ports.http}, ${ports.https}`), rule, routes, sidecar, gateway].join('---\n');
const snapshot = designFrom({ 'egress.yaml': text, 'design.yaml': cartText });
const api = 'ServiceEntry/shop/api';

const wired = (from: string, to: string): string | undefined => filesWired(snapshot, from, to)['egress.yaml'];

describe('a wire from a rule to an entry', () => {
  it('gives a DestinationRule the entry’s host', () => {
    const after = yaml(text).replace('host: old.example.com # until', 'host: api.example.com # until');
    expect(saidBy(snapshot, 'DestinationRule/shop/rule', api)).toBe(
      'Makes rule the rule for api.example.com instead of old.example.com',
    );
    for (const to of [api, `${api} port:80`, `External/${api}/api.example.com`])
      expect(wired('DestinationRule/shop/rule', to)).toBe(after);
    expect(wired(api, 'DestinationRule/shop/rule')).toBe(after);
  });

  it('leaves a host alone whose rule has a trafficPolicy already, since one of the two would be lost', () => {
    const policy = '    trafficPolicy: { connectionPool: { tcp: { connectTimeout: 2s } } }\n';
    const limits = rule.replace(/ {4}subsets.*\n/, policy);
    const first = limits.replace('name: rule', 'name: first').replace('old.example', 'api.example');
    const said = (...rules: readonly string[]): string =>
      saidBy(
        designFrom({ 'egress.yaml': [entryText('api', ports.http), ...rules].join('---\n') }),
        'DestinationRule/shop/rule',
        api,
      );
    expect(said(first, limits)).toBe(
      '✗ DestinationRule first is for api.example.com already, and of two trafficPolicies only one is in force. Put the settings into first.',
    );
    expect(said(first, rule)).toContain('Makes rule the rule for api.example.com');
    expect(said(first.replace('namespace: shop', 'namespace: blog'), limits)).toContain('Makes rule the rule');
  });

  it('adds the host to a VirtualService', () => {
    expect(wired('VirtualService/shop/routes', api)).toBe(
      yaml(text).replace('# the first\n', '# the first\n    - api.example.com\n'),
    );
  });

  it('adds namespace and host to the first listener of a Sidecar', () => {
    expect(saidBy(snapshot, 'Sidecar/shop/default', api)).toBe('Adds shop/api.example.com to what default imports');
    const after = yaml(text).replace(
      "'shop/own.example.com'] # no",
      "'shop/own.example.com', 'shop/api.example.com'] # no",
    );
    expect(wired('Sidecar/shop/default', api)).toBe(after);
    expect(wired('Workload/shop/cart rule:Sidecar/shop/default', api)).toBe(after);
  });

  it('says why not', () => {
    const done = designFrom({
      'egress.yaml': (wired('DestinationRule/shop/rule', api) ?? '')
        .replace('- old.example.com # the', '- api.example.com # the')
        .replace("'istio-system/*'", "'./*'"),
    });
    expect(saidBy(done, 'DestinationRule/shop/rule', api)).toBe('✗ rule is for api.example.com already.');
    expect(saidBy(done, `${api} rule:VirtualService/shop/routes`, api)).toBe(
      '✗ routes routes calls to api.example.com already.',
    );
    expect(saidBy(done, 'Sidecar/shop/default', api)).toBe('✗ default imports api.example.com already, by ./*.');
    const open = designFrom({ 'egress.yaml': text.replace(/ {4}egress:\n.*\n/, '    outboundTrafficPolicy: {}\n') });
    expect(saidBy(open, 'Sidecar/shop/default', api)).toContain('has no egress list, so it imports every host already');
    expect(saidBy(snapshot, 'DestinationRule/shop/rule', '')).toContain('✗ A DestinationRule is for a host.');
    expect(saidBy(snapshot, 'Sidecar/shop/default', 'Workload/shop/cart')).toContain('✗ A Sidecar imports hosts.');
    expect(saidBy(snapshot, 'VirtualService/shop/routes', 'Gateway/istio-system/out')).toContain('✗');
  });
});

describe('a wire from a VirtualService that has little to say about the entry', () => {
  const said = (routesText: string, more = '', port: string = `${ports.http}, ${ports.https}`): string => {
    const parts = [entryText('api', port), routesText, ...(more === '' ? [] : [more])];
    return saidBy(designFrom({ 'egress.yaml': parts.join('---\n') }), 'VirtualService/shop/routes', api);
  };
  const list = (text: string): string => routes.replace(/ {4}http:.*/, `    ${text}`);
  const out = 'route: [{ destination: { host: old.example.com } }]';

  it('names the ports that it routes', () => {
    expect(said(routes)).toBe('Lets routes route calls to api.example.com on port 80 too');
    expect(said(routes, '', ports.http)).toBe('Lets routes route calls to api.example.com too');
    expect(said(routes.replace('    hosts:', '    gateways: [out]\n    hosts:'))).toBe(
      'Lets routes route calls to api.example.com at shop/out too',
    );
  });

  it('refuses one whose routes are for other ports or server names', () => {
    expect(said(list(`tcp: [{ ${out} }]`))).toBe(
      '✗ routes has tcp routes that take no calls to 80 (HTTP) and 443 (HTTPS) of api. Draw from the port to where it is to go.',
    );
    expect(said(list(`http: [{ match: [{ port: 8080 }], ${out} }]`))).toContain(
      '✗ routes has http routes that take no',
    );
    expect(said(list(`tls: [{ match: [{ sniHosts: [old.example.com] }], ${out} }]`))).toBe(
      '✗ The tls routes of routes list other server names, so calls to port 443 would match none. Add api.example.com to its hosts and sniHosts together.',
    );
    expect(said(list(`tls: [{ match: [{ sniHosts: ['*.example.com'] }], ${out} }]`))).toBe(
      'Lets routes route calls to api.example.com on port 443 too',
    );
  });

  it('refuses a host that another VirtualService routes, and one that means a Service', () => {
    const other = routes.replace('name: routes', 'name: first').replace('old.example.com #', 'api.example.com #');
    expect(said(routes, other)).toBe(
      '✗ VirtualService first routes api.example.com already, and a sidecar takes the http routes of one of the two. Put the routes into first.',
    );
    const atGateway = other.replace('    hosts:', '    gateways: [out]\n    hosts:');
    expect(said(routes, atGateway)).toBe('Lets routes route calls to api.example.com on port 80 too');
    const short = designFrom({ 'egress.yaml': [entryText('api', ports.http, 'api'), rule].join('---\n') });
    expect(saidBy(short, 'DestinationRule/shop/rule', api)).toBe(
      '✗ A DestinationRule takes api for a Service, since it has no dot. Give api a name with one.',
    );
  });
});

describe('a wire between an entry and a Gateway', () => {
  it('is the pattern through the egress gateway, both ways round', () => {
    const out = 'Gateway/istio-system/out';
    const pattern = { type: 'pattern', pattern: 'egress-gateway', entry: api, gateway: out };
    expect(stepOf(snapshot, api, out)).toEqual({ ...pattern, port: null });
    expect(stepOf(snapshot, `${api} port:80`, out)).toEqual({ ...pattern, port: 80 });
    expect(stepOf(snapshot, out, `${api} port:443`)).toEqual({ ...pattern, port: 443 });
    expect(saidBy(snapshot, out, api)).toBe('Routes api.example.com through out');
    expect(saidBy(snapshot, out, 'Workload/shop/cart')).toContain('✗ A gateway is connected to the ServiceEntry');
    expect(saidBy(snapshot, out, '')).toContain('✗ A gateway is connected');
  });

  it('is refused for gateways of the Kubernetes Gateway API', () => {
    const waypoint = gateway.replace('networking.istio.io/v1', 'gateway.networking.k8s.io/v1');
    const both = designFrom({ 'egress.yaml': [entryText('api', ports.http), waypoint].join('---\n') });
    const id = 'Gateway.gateway.networking.k8s.io/istio-system/out';
    expect(saidBy(both, api, id)).toContain('✗ A Gateway is not connected by a wire.');
  });
});
