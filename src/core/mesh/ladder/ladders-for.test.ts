import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { entryDocument as entry, istioDocument as document, ruleDocument } from '../../testing/policy-fixture';
import type { Mesh } from '../build';
import { anyPod } from '../proxy/clients/proxies';
import type { Proxy } from '../proxy/clients/proxy';
import type { Step } from './ladder';
import { laddersFor, otherwiseFor, type LadderName } from './ladders-for';

const host = 'api.example.com';
const ports = '[{ number: 80, name: http, protocol: HTTP }]';
const simple = 'trafficPolicy: { tls: { mode: SIMPLE } }';
const subset = 'subsets: [{ name: v1 }]';
const rule = (name: string, more = simple, created = '', of = host): string =>
  ruleDocument(name, `{ host: "${of}", ${more} }`, created);
const service = (name: string, spec: string, created = ''): string =>
  document('ServiceEntry', name, `{ ${spec} }`, created);
const route = (name: string, more = '', created = ''): string =>
  document(
    'VirtualService',
    name,
    `{ hosts: ["${host}"], http: [{ route: [{ destination: { host: ${host} } }] }]${more} }`,
    created,
  );

const stepWords = ({ resource, verdict, standing, tied }: Step): string =>
  `${resource.namespace}/${resource.name} ${standing}: ${verdict}${tied ? ' (by age)' : ''}`;

function ladder(model: Mesh, name: LadderName, { namespace = 'shop', of = host, more = {} as Partial<Proxy> } = {}) {
  return laddersFor(model, { ...anyPod(model, namespace), ...more }, of)[name].map(stepWords);
}

describe('the DestinationRules of a host', () => {
  it('asks the client’s namespace, the entry’s, then the root', () => {
    const rules = `${rule('istio-system/root')}${rule('owner/own')}${rule('shop/mine')}${rule('far/never')}`;
    expect(ladder(mesh`${entry('owner/api', host)}${rules}`.mesh, 'rules')).toEqual([
      'shop/mine wins: wins',
      'owner/own loses: other namespace first',
      'istio-system/root loses: other namespace first',
      'far/never loses: namespace never asked',
    ]);
  });

  it('merges a newer rule, of which only subsets are left', () => {
    const rules = `${rule('shop/new', `${simple}, ${subset}`, '2025-01-01')}${rule('shop/old', simple, '2024-01-01')}`;
    const model = mesh`${entry('shop/api', host)}${rules}`.mesh;
    expect(ladder(model, 'rules')).toEqual(['shop/old wins: wins', 'shop/new joins: merged: subsets only (by age)']);
    expect(otherwiseFor(model, anyPod(model, 'shop'), 'rules', host)).toBe(
      'Were DestinationRule shop/old the newest, DestinationRule shop/new would win.',
    );
  });

  it('leaves nothing of a newer rule that has a policy alone', () => {
    const rules = `${rule('shop/new', simple, '2025-01-01')}${rule('shop/old', simple, '2024-01-01')}`;
    expect(ladder(mesh`${entry('shop/api', host)}${rules}`.mesh, 'rules')[1]).toBe(
      'shop/new loses: merged, nothing left (by age)',
    );
  });

  it('says who does not see one, and whom a selector leaves out', () => {
    const picky = 'workloadSelector: { matchLabels: { app: cart } }';
    const rules = `${rule('owner/hidden', `${simple}, exportTo: ["."]`)}${rule('shop/picky', `${simple}, ${picky}`)}`;
    const model = mesh`${entry('owner/api', host)}${rules}`.mesh;
    expect(ladder(model, 'rules')).toEqual([
      'shop/picky loses: selector does not match',
      'owner/hidden loses: not exported here',
    ]);
    expect(ladder(model, 'rules', { more: { labels: { app: 'cart' } } })[0]).toBe('shop/picky wins: wins');
  });

  it('says nothing of age where nothing else could win', () => {
    const model = mesh`${entry('shop/api', host)}${rule('shop/only')}`.mesh;
    expect(otherwiseFor(model, anyPod(model, 'shop'), 'rules', host)).toBeUndefined();
  });
});

describe('the entries of a host', () => {
  const at = (name: string, more = '', created = ''): string =>
    service(name, `hosts: [${host}], ports: ${ports}, resolution: DNS${more}`, created);

  it('takes its own namespace, and tells who is not exported to it', () => {
    const entries = `${at('far/old', '', '2020-01-01')}${at('shop/own', '', '2024-01-01')}${at('far/hidden', ', exportTo: ["."]')}`;
    expect(ladder(mesh`${entries}`.mesh, 'entries')).toEqual([
      'shop/own wins: wins',
      'far/old loses: other namespace first',
      'far/hidden loses: not exported here',
    ]);
  });

  it('takes the older of two other namespaces', () => {
    const model = mesh`${at('b/old', '', '2020-01-01')}${at('a/new', '', '2024-01-01')}`.mesh;
    expect(ladder(model, 'entries')).toEqual(['b/old wins: wins', 'a/new loses: other namespace first (by age)']);
    expect(otherwiseFor(model, anyPod(model, 'shop'), 'entries', host)).toBe(
      'Were ServiceEntry b/old the newest, ServiceEntry a/new would win.',
    );
  });

  it('joins definitions of one namespace', () => {
    const more = service(
      'shop/more',
      `hosts: [${host}], ports: [{ number: 81, name: two, protocol: HTTP }], resolution: DNS`,
      '2022-01-01',
    );
    const apart = service(
      'shop/apart',
      `hosts: [${host}], ports: [{ number: 82, name: three, protocol: HTTP }], resolution: NONE`,
      '2023-01-01',
    );
    const entries = `${at('shop/first', '', '2020-01-01')}${at('shop/same', '', '2021-01-01')}${more}${apart}`;
    expect(ladder(mesh`${entries}`.mesh, 'entries')).toEqual([
      'shop/first wins: wins',
      'shop/same joins: merged: endpoints only (by age)',
      'shop/more joins: merged: ports and endpoints (by age)',
      'shop/apart loses: cannot be merged (by age)',
    ]);
  });

  it('tries patterns after the host itself, the longer one first', () => {
    const wide = service(
      'shop/wide',
      'hosts: ["*.com"], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: NONE',
    );
    const near = service('shop/near', `hosts: ["*.example.com"], ports: ${ports}, resolution: NONE`);
    expect(ladder(mesh`${wide}${near}${at('shop/own')}`.mesh, 'entries')).toEqual([
      'shop/own wins: wins',
      'shop/near loses: more exact host first',
      'shop/wide joins: port 443 only',
    ]);
  });

  it('says what a Sidecar leaves out', () => {
    const sidecar = document('Sidecar', 'shop/default', '{ egress: [{ hosts: ["./*"] }] }');
    expect(ladder(mesh`${at('far/api')}${sidecar}`.mesh, 'entries')).toEqual(['far/api loses: not imported']);
  });

  it('takes the namespace of a Kubernetes Service', () => {
    const named = 'api.far.svc.cluster.local';
    const kubernetes = `
    apiVersion: v1
    kind: Service
    metadata: { name: api, namespace: far }
    spec: { ports: [{ port: 80, name: http }] }
    ---`;
    const own = service('other/api', `hosts: [${named}], ports: ${ports}, resolution: DNS`, '2020-01-01');
    expect(ladder(mesh`${own}${kubernetes}`.mesh, 'entries', { of: named })).toEqual([
      'far/api wins: wins',
      'other/api loses: Kubernetes first',
    ]);
  });

  it('counts for nobody without a proxy', () => {
    expect(ladder(mesh`${at('shop/api')}`.mesh, 'entries', { more: { kind: 'none', gateways: [] } })).toEqual([
      'shop/api loses: no proxy',
    ]);
  });
});

describe('the VirtualServices of a host', () => {
  const own = service('shop/api', `hosts: [${host}], ports: ${ports}, resolution: DNS`);

  it('uses the oldest public one, wherever it stands, and a private one before it', () => {
    const two = `${route('shop/new', '', '2024-01-01')}${route('far/old', '', '2020-01-01')}`;
    expect(ladder(mesh`${own}${two}`.mesh, 'virtualServices')).toEqual([
      'far/old wins: wins',
      'shop/new loses: older VirtualService first (by age)',
    ]);
    const hidden = route('shop/private', ', exportTo: ["."]', '2025-01-01');
    expect(ladder(mesh`${own}${two}${hidden}`.mesh, 'virtualServices')).toEqual([
      'shop/private wins: wins',
      'far/old loses: one exported to here first',
      'shop/new loses: one exported to here first',
    ]);
  });

  it('passes one over that has no rule for the port', () => {
    const other = document(
      'VirtualService',
      'shop/a',
      `{ hosts: [${host}], http: [{ match: [{ port: 8080 }], route: [{ destination: { host: ${host} } }] }] }`,
    );
    expect(ladder(mesh`${own}${other}${route('shop/b')}`.mesh, 'virtualServices')).toEqual([
      'shop/b wins: wins',
      'shop/a loses: no http route for this port',
    ]);
  });

  it('prefers the host itself to a pattern', () => {
    const wide = document(
      'VirtualService',
      'shop/wide',
      `{ hosts: ["*.example.com"], http: [{ route: [{ destination: { host: ${host} } }] }] }`,
      '2020-01-01',
    );
    expect(ladder(mesh`${own}${wide}${route('shop/exact', '', '2024-01-01')}`.mesh, 'virtualServices')).toEqual([
      'shop/exact wins: wins',
      'shop/wide loses: more exact host first',
    ]);
  });

  it('tells those that are for gateways, hidden, or not imported', () => {
    const sidecar = document('Sidecar', 'shop/default', `{ egress: [{ hosts: ["./*"] }] }`);
    const all = `${own}${route('shop/gate', ', gateways: [gw]')}${route('far/hidden', ', exportTo: ["."]')}${route('far/open')}${sidecar}`;
    expect(ladder(mesh`${all}`.mesh, 'virtualServices')).toEqual([
      'shop/gate loses: for other gateways',
      'far/hidden loses: not exported here',
      'far/open loses: not imported',
    ]);
  });

  it('walks the tls routes of all', () => {
    const tls = service(
      'shop/tls',
      `hosts: [${host}], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS`,
    );
    const sni = (name: string, match: string): string =>
      document(
        'VirtualService',
        name,
        `{ hosts: [${host}], tls: [{ match: [{ ${match} }], route: [{ destination: { host: ${host} } }] }] }`,
      );
    const all = `${tls}${sni('shop/a', `sniHosts: [${host}]`)}${sni('shop/b', 'sniHosts: ["*.example.com"]')}${sni('shop/c', `port: 8443, sniHosts: [${host}]`)}`;
    expect(ladder(mesh`${all}${route('shop/http')}`.mesh, 'virtualServices')).toEqual([
      'shop/a wins: wins',
      'shop/b joins: wins',
      'shop/c loses: no match holds here',
      'shop/http loses: routes for other ports',
    ]);
  });

  it('joins those of one host at a gateway', () => {
    const gateway = document(
      'Gateway',
      'shop/gw',
      '{ selector: { app: gw }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }] }',
    );
    const bound = (name: string, created: string): string => route(name, ', gateways: [shop/gw]', created);
    const all = `${own}${gateway}${bound('shop/new', '2024-01-01')}${bound('shop/old', '2020-01-01')}${route('shop/mesh')}`;
    const more = { kind: 'egress-gateway', gateways: ['shop/gw'] } as const;
    expect(ladder(mesh`${all}`.mesh, 'virtualServices', { more })).toEqual([
      'shop/old wins: wins',
      'shop/new joins: merged: asked later',
      'shop/mesh loses: for other gateways',
    ]);
  });

  it('is never empty-handed about text that is still being typed', () => {
    const model = mesh`${own}${document('VirtualService', 'shop/half', '{ hosts: [api.example.com], http: [{ route: ')}`
      .mesh;
    expect(() => ladder(model, 'virtualServices')).not.toThrow();
  });
});
