import { describe, expect, it } from 'vitest';
import { ambientCart, entry as enrolled, simple, waypoint } from '../../../testing/ambient-cases';
import { arrowsOf } from '../../../testing/diagram-arrows';
import { bundle, egressGateway, httpRules, sharedEntry } from '../../../testing/gateway-cases';
import { dedent, mesh } from '../../../testing/mesh-fixture';
import { renderMermaid } from '../mermaid';

/** An entry for api.example.com, and a pod beside it. */
function given(entry: string, ...more: readonly string[]): string {
  return [
    `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: api, namespace: shop }
    spec: { ${entry.includes('hosts:') ? '' : 'hosts: [api.example.com], '}${entry} }
    `,
    `
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec: { workloads: [{ name: cart, namespace: shop, locality: eu/a }] }
    `,
    ...more,
  ].join('---\n');
}

function textOf(files: string): string {
  return renderMermaid(mesh`${files}`, { style: 'resolution' }).text;
}

const http = 'ports: [{ number: 80, name: http, protocol: HTTP }]';
const tcp = 'ports: [{ number: 5432, name: tcp, protocol: TCP }]';

const rule = (policy: string, more = ''): string => `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: api, namespace: shop }
    spec: { host: api.example.com, trafficPolicy: { ${policy} }${more} }
    `;

const routes = (spec: string): string => `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: api, namespace: shop }
    spec: { hosts: [api.example.com], ${spec} }
    `;

describe('the resolution diagram', () => {
  it('gives nothing to a pod whose drawn call goes round its sidecar', () => {
    const pod = (name: string, annotations: string): string => `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ${name}, namespace: shop }
    spec: { template: { metadata: { labels: { app: ${name} }, annotations: { ${annotations} } } } }
    `;
    const design = `
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec:
      workloads:
        - { name: cart, namespace: shop, labels: { app: cart }, calls: [{ url: 'http://api.example.com' }] }
        - { name: past, namespace: shop, labels: { app: past }, calls: [{ url: 'http://api.example.com' }] }
        - { name: idle, namespace: shop, labels: { app: idle } }
    `;
    const [entry = ''] = given(`${http}, resolution: DNS`).split('---\n');
    const past = pod('past', 'traffic.sidecar.istio.io/excludeOutboundPorts: "80"');
    const text = textOf([entry, pod('cart', ''), past, pod('idle', ''), design].join('---\n'));
    expect(text).toContain('shop/cart');
    expect(text).toContain('shop/idle');
    expect(text).not.toContain('shop/past');
  });

  it('goes from who asks over the name and the cluster to what is dialled', () => {
    expect(textOf(given(`${http}, resolution: DNS`))).toBe(
      dedent(`
      %% Resolution: what each host gives a caller; solid is dialled first, dotted when that is gone
      flowchart LR
        subgraph in_who_asks["Who asks"]
          from_shop_cart["shop/cart"]
        end
        subgraph in_se_shop_api["SE shop/api, resolution DNS"]
          name_api_example_com("api.example.com<br/>DNS outside answers")
          cluster_api_example_com_80["outbound#124;80#124;#124;api.example.com<br/>STRICT_DNS: every address of each answer<br/>LEAST_REQUEST"]
        end
        subgraph in_what_is_dialled["What is dialled"]
          end_api_example_com_80("api.example.com:80<br/>every address in DNS")
        end
        from_shop_cart --> name_api_example_com
        name_api_example_com -->|":80 HTTP<br/>by Host header"| cluster_api_example_com_80
        cluster_api_example_com_80 --> end_api_example_com_80
      `),
    );
  });

  it.each([
    [
      'NONE dials what the app dialled',
      `${tcp}, resolution: NONE, addresses: [10.1.0.0/16]`,
      [
        'api.example.com; DNS outside answers; taken to be in 10.1.0.0/16 -[:5432 TCP; to 10.1.0.0/16]-> outbound|5432||api.example.com; ORIGINAL_DST: the dialled address',
        'outbound|5432||api.example.com; ORIGINAL_DST: the dialled address --> the dialled address:5432',
      ],
    ],
    [
      'STATIC dials the listed endpoints',
      `${tcp}, resolution: STATIC, endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2, ports: { tcp: 6432 } }]`,
      [
        'api.example.com; DNS outside answers -[:5432 TCP; any address on the port]-> outbound|5432||api.example.com; EDS: endpoints listed by istiod; LEAST_REQUEST',
        'outbound|5432||api.example.com; EDS: endpoints listed by istiod; LEAST_REQUEST --> 10.0.0.1:5432',
        'outbound|5432||api.example.com; EDS: endpoints listed by istiod; LEAST_REQUEST --> 10.0.0.2:6432',
      ],
    ],
    [
      'DNS_ROUND_ROBIN dials one address, whatever balances',
      `${http}, resolution: DNS_ROUND_ROBIN`,
      [
        'api.example.com; DNS outside answers -[:80 HTTP; by Host header]-> outbound|80||api.example.com; LOGICAL_DNS: one address, anew per connection',
        'outbound|80||api.example.com; LOGICAL_DNS: one address, anew per connection --> api.example.com:80; one address at a time',
      ],
    ],
    [
      'DYNAMIC_DNS dials the called name',
      `hosts: ["*.example.com"], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DYNAMIC_DNS`,
      [
        '*.example.com; DNS outside answers -[:443 TLS; by SNI]-> outbound|443||*.example.com; dynamic forward proxy: the called name',
        'outbound|443||*.example.com; dynamic forward proxy: the called name --> a name of *.example.com; as called, looked up by Envoy',
      ],
    ],
    [
      'an entry without endpoints says what calls get',
      `${http}, resolution: STATIC`,
      [
        'api.example.com; DNS outside answers -[:80 HTTP; by Host header]-> outbound|80||api.example.com; EDS: endpoints listed by istiod; no endpoint: UH; ServiceEntry shop/api has no endpoints for; this port.',
      ],
    ],
  ])('%s', (_, entry, arrows) => {
    expect(arrowsOf(textOf(given(entry))).slice(1)).toEqual(arrows);
  });

  it('ranks endpoints as the caller’s locality and the policy do', () => {
    const endpoints = 'endpoints: [{ address: 10.0.0.1, locality: us/b }, { address: 10.0.0.2, locality: eu/a }]';
    const policy = 'outlierDetection: { consecutive5xxErrors: 3, maxEjectionPercent: 50 }';
    const cluster =
      'outbound|5432||api.example.com; EDS: endpoints listed by istiod; DR shop/api; LEAST_REQUEST, localities: default; ejects up to 1 of 2 after 3 errors';
    expect(arrowsOf(textOf(given(`${tcp}, resolution: STATIC, ${endpoints}`, rule(policy)))).slice(2)).toEqual([
      `${cluster} .[P1].> 10.0.0.1:5432; us/b`,
      `${cluster} -[P0]-> 10.0.0.2:5432; eu/a`,
    ]);
  });

  it('follows the rules that send a port elsewhere, with their shares', () => {
    const subsets = ', subsets: [{ name: a, labels: { v: a } }]';
    const endpoints = 'endpoints: [{ address: 10.0.0.1, labels: { v: a } }, { address: 10.0.0.2 }]';
    const to = (subset: string, weight: number): string =>
      `{ destination: { host: api.example.com${subset} }, weight: ${weight} }`;
    const split = routes(`http: [{ route: [${to(', subset: a', 70)}, ${to('', 30)}] }]`);
    const arrows = arrowsOf(textOf(given(`${http}, resolution: STATIC, ${endpoints}`, rule('', subsets), split)));
    expect(arrows.filter((each) => each.includes('VS')).map((each) => each.replace(/;[^;[]*$/, ''))).toEqual([
      'api.example.com; DNS outside answers -[:80 HTTP; by Host header; VS shop/api, 70 %]-> outbound|80|a|api.example.com; EDS: endpoints listed by istiod',
      'api.example.com; DNS outside answers -[:80 HTTP; by Host header; VS shop/api, 30 %]-> outbound|80||api.example.com; EDS: endpoints listed by istiod; DR shop/api',
    ]);
  });

  it('leaves the service’s own cluster to bytes that no rule takes', () => {
    const some = routes(
      'tcp: [{ match: [{ port: 1 }], route: [{ destination: { host: api.example.com, port: { number: 5432 } } }] }]',
    );
    const all = routes('tcp: [{ route: [{ destination: { host: nowhere.example.com } }] }]');
    const entry = `${tcp}, resolution: STATIC, endpoints: [{ address: 10.0.0.1 }]`;
    expect(textOf(given(entry, some))).toContain('any address on the port"');
    expect(textOf(given(entry, all))).not.toContain('10.0.0.1');
    expect(textOf(given(entry, all))).toContain('no cluster: NC');
  });

  it('stands once for hosts that differ in nothing but their names', () => {
    const hosts = 'hosts: [a.example.com, b.example.com, c.example.com]';
    const text = textOf(given(`${hosts}, ${http}, resolution: DNS`));
    expect(text).toContain('a.example.com and 2 alike');
    expect(text).not.toContain('b.example.com');
    const one = rule('connectionPool: { tcp: { maxConnections: 5 } }').replace('api.example.com', 'b.example.com');
    const told = textOf(given(`${hosts}, ${http}, resolution: DNS`, one));
    expect(told).toContain('a.example.com and 1 alike');
    expect(told).toContain('at most 5 connections');
  });

  it('names everyone who gets the same, callers first, and a call’s own caller alone', () => {
    const design = `
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec:
      workloads:
        - { name: web, namespace: shop, locality: eu/a }
        - { name: cart, namespace: shop, locality: eu/a }
        - { name: mailer, namespace: shop, calls: [{ url: "http://api.example.com" }] }
    `;
    const entry = given(`${http}, resolution: DNS`).split('---')[0] ?? '';
    const files = bundle(entry, design);
    expect(textOf(files)).toContain(
      'from_shop_mailer["shop/mailer<br/>no drawn call, same answer: shop/cart,<br/>shop/web"]',
    );
    const scope = { node: 'Workload/shop/mailer/calls/0' };
    expect(renderMermaid(mesh`${files}`, { style: 'resolution', scope }).text).toContain('["shop/mailer"]');
  });

  it('tells pods apart that get another order of endpoints where they are', () => {
    const endpoints = 'endpoints: [{ address: 10.0.0.1, locality: us/b }, { address: 10.0.0.2, locality: eu/a }]';
    const policy = 'outlierDetection: { consecutive5xxErrors: 3 }';
    const pods =
      '[{ name: a, namespace: shop, locality: eu/a }, { name: b, namespace: shop, locality: us/b }, { name: c, namespace: shop, locality: us/b }]';
    const design =
      given('')
        .split('---')[1]
        ?.replace(/\[\{ name.*\}\]/, pods) ?? '';
    const entry = given(`${tcp}, resolution: STATIC, ${endpoints}`).split('---')[0] ?? '';
    const text = textOf(bundle(entry, rule(policy), design));
    expect(text).toContain('["shop/a"]');
    expect(text).toContain('["shop/b<br/>shop/c"]');
  });

  it('says that nobody has a cluster for what nobody sees', () => {
    expect(textOf(given(`${http}, resolution: DNS, exportTo: [other]`))).toContain(
      '["api.example.com<br/>no cluster for any client"]',
    );
  });

  it('does not say it of a host that a route sends to', () => {
    const front = given(`hosts: [front.example.com], ${http}, resolution: DNS`).replace('name: api', 'name: front');
    const hidden = given(`${http}, resolution: DNS, exportTo: [other]`).split('---')[0] ?? '';
    const routes = (host: string): string => `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: front, namespace: shop }
    spec: { hosts: [${host}], http: [{ route: [{ destination: { host: api.example.com } }] }] }
    `;
    expect(textOf(bundle(front, hidden, routes('front.example.com')))).not.toContain('["api.example.com<br/>');
    expect(textOf(bundle(front, hidden, routes('nobody.example.com')))).toContain(
      '["api.example.com<br/>a cluster for routes alone"]',
    );
  });

  it('draws a gateway where a drawn call gets to it', () => {
    const call = `
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: "http://api.example.com" }] }] }
    `;
    const through = bundle(
      sharedEntry,
      egressGateway('port: { number: 80, name: http, protocol: HTTP }'),
      httpRules(80, 80),
      call,
    );
    const text = arrowsOf(textOf(through)).join('\n');
    expect(text).toMatch(/:80 HTTP; by Host header; VS shop\/api\]-> outbound\|80\|\|istio-egress/);
    expect(text).toMatch(/^gateway in istio-system -\[:80 HTTP; by its rules\]-> outbound\|80\|\|api\.example\.com/m);
  });

  it('says what ztunnel and a waypoint make of it', () => {
    expect(textOf(bundle(ambientCart, waypoint(), enrolled(), simple))).toContain('through the waypoint in shop');
    const plain = textOf(bundle(ambientCart, enrolled('resolution: DNS', ''), simple));
    expect(plain).toContain('ztunnel at layer 4<br/>no rule applies');
    expect(plain).not.toContain('starts TLS');
  });
});
