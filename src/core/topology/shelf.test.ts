import type { CallRow } from './call-row';
import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import type { ClusterNode, Edge, Topology } from './topology';

const entry = (spec: string, name = 'api', namespace = 'shop'): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: ${namespace} }
  spec: { hosts: [${name}.example.com], ${spec} }
  ---`;

const http = 'ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS';
const tls = 'ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS';

const design = (calls: string, settings = ''): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: {${settings}}, workloads: [{ name: app, namespace: shop, calls: [${calls}] }] }
  ---`;

const call = (url: string, expects = ''): string => `{ url: "${url}"${expects && `, expect: ${expects}`} }`;

const rule = (spec: string): string => `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: dr, namespace: shop }
  spec: { host: api.example.com, ${spec} }
  ---`;

const virtualService = (spec: string): string => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: vs, namespace: shop }
  spec: { hosts: [api.example.com], ${spec} }
  ---`;

function rows({ nodes }: Topology): readonly CallRow[] {
  return nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []));
}

function shelf({ nodes }: Topology): readonly ClusterNode[] {
  return nodes.filter((node): node is ClusterNode => node.type === 'cluster');
}

function misses({ edges }: Topology): readonly Edge[] {
  return edges.filter((edge) => edge.type === 'misses');
}

describe('calls that belong to no entry', () => {
  const calls = `${call('https://b.example.com')}, ${call('http://a.example.com')}, ${call('http://a.example.com/2')}`;

  it('end in the PassthroughCluster, which is there as long as they are', () => {
    const topology = topologyOf(mesh`${design(calls)}`);
    expect(shelf(topology)).toMatchObject([
      { id: 'Cluster/PassthroughCluster', lane: 'registry', calls: 3, hosts: ['a.example.com', 'b.example.com'] },
    ]);
    expect(topology.edges.map(({ id, type, to, tls: by, outcome }) => [id, type, to, by, outcome])).toEqual([
      ['call:Workload/shop/app/calls/0', 'call', 'Cluster/PassthroughCluster', 'app', 'passthrough'],
      ['call:Workload/shop/app/calls/1', 'call', 'Cluster/PassthroughCluster', 'none', 'passthrough'],
      ['call:Workload/shop/app/calls/2', 'call', 'Cluster/PassthroughCluster', 'none', 'passthrough'],
    ]);
    expect(topology.bands).toEqual(['shop']);
    expect(shelf(topologyOf(mesh`${design('')}`))).toEqual([]);
  });

  it('end in the BlackHoleCluster where unknown destinations are refused', () => {
    const topology = topologyOf(mesh`${design(calls, 'outboundTrafficPolicy: REGISTRY_ONLY')}`);
    expect(shelf(topology).map((node) => node.label)).toEqual(['Cluster BlackHoleCluster']);
    expect(topology.edges[0]).toMatchObject({
      outcome: 'blackhole',
      label: 'Call to https://b.example.com: the sidecar refuses it',
    });
  });

  it('pass through ztunnel in ambient mode', () => {
    const ambient = mesh`${entry(http)}${design(`${calls}, ${call('http://api.example.com')}`, 'dataPlane: ambient')}`;
    expect(shelf(topologyOf(ambient)).map((node) => node.label)).toEqual(['Cluster PassthroughCluster']);
    expect(rows(topologyOf(ambient)).at(-1)?.outcome).toBe('reached');
  });

  it('leave past every proxy where there is none', () => {
    const pod = `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: app, namespace: shop }
  spec: { template: { metadata: { labels: { sidecar.istio.io/inject: "false" } } } }
  ---`;
    const topology = topologyOf(mesh`${entry(http)}${pod}${design(`${calls}, ${call('http://api.example.com')}`)}`);
    const hosts = ['a.example.com', 'api.example.com', 'b.example.com'];
    expect(shelf(topology)).toMatchObject([
      { end: 'past', name: 'Past every proxy', lane: 'registry', calls: 4, hosts },
    ]);
    expect(topology.edges.filter(({ type }) => type === 'call').map(({ to, tls: by }) => [to, by])).toEqual([
      ['Cluster/past', 'app'],
      ...[2, 3, 4].map(() => ['Cluster/past', 'none']),
    ]);
    expect(misses(topology).map(({ label }) => label)).toEqual([
      'Call to http://api.example.com misses ServiceEntry shop/api: the pod has no proxy',
    ]);
    expect(rows(topology).map(({ why, reason }) => [why, reason])).toEqual([
      ...[1, 2, 3].map(() => [
        'no-proxy',
        'The pod has no proxy that would take the call, so it leaves as the app sends it.',
      ]),
      [
        'no-proxy',
        'The pod has no proxy that would take the call for ServiceEntry shop/api, so it leaves as the app sends it.',
      ],
    ]);
  });

  it('are not judged inside of the cluster, or without an address', () => {
    const inside = topologyOf(mesh`${design(`${call('http://reviews')}, ${call('what')}, ${call('')}`)}`);
    expect(shelf(inside)).toEqual([]);
    expect(rows(inside).map((row) => row.outcome)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

describe('calls that go round the sidecar', () => {
  const pod = (annotations: string): string => `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: app, namespace: shop }
  spec: { template: { metadata: { annotations: { ${annotations} } } } }
  ---`;
  const address = entry(`${tls}, addresses: [203.0.113.5]`);
  const outbound = 'traffic.sidecar.istio.io';

  it.each([
    [
      `${outbound}/includeOutboundIPRanges: ""`,
      'https://api.example.com',
      `annotation ${outbound}/includeOutboundIPRanges is empty and hands the sidecar nothing.`,
    ],
    [
      `${outbound}/excludeOutboundIPRanges: 203.0.113.0/24`,
      'https://203.0.113.5',
      `annotation ${outbound}/excludeOutboundIPRanges takes 203.0.113.0/24 out of what the sidecar sees.`,
    ],
    [
      `${outbound}/excludeOutboundPorts: "443"`,
      'https://api.example.com',
      `annotation ${outbound}/excludeOutboundPorts takes port 443 out of what the sidecar sees.`,
    ],
    [
      'sidecar.istio.io/interceptionMode: NONE',
      'https://api.example.com',
      'annotation sidecar.istio.io/interceptionMode is NONE: no iptables hand calls to the sidecar.',
    ],
  ])('say so, and leave past every proxy: %s, %s', (annotation, url, because) => {
    const topology = topologyOf(mesh`${pod(annotation)}${address}${design(call(url))}`);
    expect(rows(topology)[0]).toMatchObject({
      target: null,
      why: 'round',
      outcome: 'passthrough',
      reason: `The call goes round the sidecar. The pod’s ${because}`,
    });
    expect(shelf(topology)).toMatchObject([{ end: 'past', name: 'Past every proxy', calls: 1 }]);
    expect(misses(topology)).toMatchObject([
      { to: 'ServiceEntry/shop/api', toRow: '443', why: 'goes round the sidecar' },
    ]);
  });

  it('are not delivered where they dial an address that istiod has made up', () => {
    const dials = `${pod(`${outbound}/includeOutboundIPRanges: 10.0.0.0/8`)}${entry(tls)}`;
    const topology = topologyOf(mesh`${dials}${design(call('https://api.example.com'), 'dnsCapture: true')}`);
    expect(rows(topology)[0]).toMatchObject({
      outcome: 'error',
      reason: `No proxy sees the call, and nobody has the address that istiod has made up for the name. The pod’s annotation ${outbound}/includeOutboundIPRanges hands the sidecar 10.0.0.0/8 alone.`,
    });
  });

  it('stay within the pod where they dial its own address', () => {
    const topology = topologyOf(mesh`${address}${design(call('http://localhost:9000'))}`);
    expect(rows(topology)[0]?.reason).toBe(
      'The call goes round the sidecar. Calls within a pod, to its own loopback address, are never handed to its sidecar.',
    );
    expect(topology.edges.filter(({ type }) => type === 'call' || type === 'misses')).toEqual([]);
  });
});

describe('the entry that a call misses', () => {
  const sidecar = `
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata: { name: only, namespace: shop }
  spec: { egress: [{ hosts: ["istio-system/*"] }] }
  ---`;

  it.each<[string, string, string, string | undefined, CallRow['outcome']?]>([
    ['no SNI', entry(tls), 'http://api.example.com:443', '443'],
    ['TLS to a plain text port', entry(http), 'https://api.example.com:80', '80'],
    ['no HTTP request', entry(http), 'tcp://api.example.com:80', '80'],
    ['no port 8080', entry(http), 'http://api.example.com:8080', undefined],
    ['not exported here', entry(`${http}, exportTo: ["."]`, 'api', 'bank'), 'http://api.example.com', '80'],
    ['not imported by Sidecar only', entry(http) + sidecar, 'http://api.example.com', '80'],
    [
      'imported on 127.0.0.1:80 alone',
      entry(http) +
        sidecar.replace(
          'egress: [',
          'egress: [{ port: { number: 80, protocol: HTTP, name: own }, bind: 127.0.0.1, hosts: [./api.example.com] }, ',
        ),
      'http://api.example.com',
      '80',
    ],
    [
      'not imported on port 80',
      entry(http) +
        entry(http, 'other', 'bank') +
        sidecar.replace(
          'egress: [{ hosts: ["istio-system/*"] }]',
          'egress: [{ port: { number: 80, protocol: HTTP, name: own }, hosts: [bank/*] }, { hosts: [./*] }]',
        ),
      'http://api.example.com',
      '80',
    ],
    [
      'a port of the sidecar itself',
      entry(http.replace('80', '15006')),
      'http://api.example.com:15006',
      '15006',
      'blackhole',
    ],
    [
      'shop/api decides the host',
      entry(http) + entry(tls, 'api', 'bank').replace('443', '8443'),
      'tls://api.example.com:8443',
      '8443',
    ],
    [
      'server name not routed',
      entry(tls) +
        virtualService(
          'tls: [{ match: [{ sniHosts: [else.example.com] }], route: [{ destination: { host: api.example.com } }] }]',
        ),
      'https://api.example.com',
      '443',
    ],
  ])('%s', (why, documents, url, toRow, outcome = 'passthrough') => {
    const topology = topologyOf(mesh`${documents}${design(call(url))}`);
    expect(misses(topology)).toMatchObject([
      { id: 'misses:Workload/shop/app/calls/0', fromRow: 'Workload/shop/app/calls/0', toRow, why },
    ]);
    expect(misses(topology)[0]?.label).toContain(`misses ServiceEntry ${misses(topology)[0]?.to.slice(13)}: ${why}`);
    expect(rows(topology)[0]?.outcome).toBe(outcome);
  });

  it('is not drawn where nobody has the host', () => {
    expect(misses(topologyOf(mesh`${entry(http)}${design(call('http://else.example.com'))}`))).toEqual([]);
  });
});

describe('what becomes of a call to an entry', () => {
  const outcome = (documents: string, url = 'http://api.example.com', settings = ''): string | undefined => {
    const topology = topologyOf(mesh`${documents}${design(call(url), settings)}`);
    const [wire] = topology.edges.filter((edge) => edge.type === 'call');
    const [row] = rows(topology);
    expect(wire?.outcome).toBe(row?.outcome);
    return row?.outcome;
  };
  const ports = 'ports: [{ number: 80, name: http, protocol: HTTP }]';
  const routeTo = (destination: string): string =>
    virtualService(`http: [{ route: [{ destination: { ${destination} } }] }]`);
  const labelled = 'endpoints: [{ address: 10.0.0.1, labels: { v: "1" } }]';
  const subset = (labels: string): string => rule(`subsets: [{ name: one, labels: ${labels} }]`);

  it.each([
    ['reached', entry(http)],
    ['reached', entry(`${ports}, resolution: NONE`)],
    ['reached', entry(`${ports}, resolution: STATIC, ${labelled}`)],
    ['error', entry(`${ports}, resolution: STATIC`)],
    ['error', entry(`${ports}, resolution: STATIC, workloadSelector: { labels: { app: x } }`)],
    ['error', entry(http) + routeTo('host: gone.example.com')],
    ['unknown', entry(http) + routeTo('host: reviews.shop.svc.cluster.local')],
    ['error', entry(http) + routeTo('host: api.example.com, subset: one')],
    ['error', entry(http) + routeTo('host: api.example.com, subset: one') + subset('{ v: "1" }')],
    ['reached', entry(`${http}, ${labelled}`) + routeTo('host: api.example.com, subset: one') + subset('{ v: "1" }')],
    ['error', entry(`${http}, ${labelled}`) + routeTo('host: api.example.com, subset: one') + subset('{ v: "2" }')],
  ])('%s', (expected, documents) => {
    expect(outcome(documents)).toBe(expected);
  });

  it('is nothing where an http route names no port and the host does not have that of the call', () => {
    const other = entry('ports: [{ number: 8080, name: alt, protocol: HTTP }], resolution: DNS', 'other');
    expect(outcome(entry(http) + other + routeTo('host: other.example.com'))).toBe('error');
    expect(outcome(entry(http) + other + routeTo('host: other.example.com, port: { number: 8080 }'))).toBe('reached');
  });

  it('is nothing at a port that only an entry has that istiod does not join with an older one', () => {
    const other = (more: string): string =>
      entry(`ports: [{ number: 8080, name: alt, protocol: HTTP }], ${more}`, 'other').replace(
        'other.example',
        'api.example',
      );
    const dated = (text: string): string =>
      text.replace('namespace: shop', 'namespace: shop, creationTimestamp: 2020-01-01');
    const port = 'http://api.example.com:8080';
    expect(outcome(entry(http) + dated(other('resolution: NONE')), port)).toBe('error');
    expect(outcome(dated(entry(http)) + other('resolution: NONE'), port)).toBe('reached');
    expect(outcome(entry(http) + other('resolution: NONE'), port)).toBe('error');
    expect(outcome(entry(http) + dated(other('resolution: DNS')), port)).toBe('reached');
  });

  it('is that of the way that most take where ways differ', () => {
    const split = virtualService(
      'http: [{ route: [{ destination: { host: api.example.com }, weight: 50 }, { destination: { host: gone.example.com }, weight: 50 }] }]',
    );
    expect(outcome(entry(http) + split)).toBe('reached');
  });

  it('depends on the release for wildcards that are resolved as they are asked for', () => {
    const wildcard = entry(`${ports}, resolution: DYNAMIC_DNS`).replace('api.example.com', '"*.example.com"');
    expect(outcome(wildcard)).toBe('reached');
    const topology = topologyOf(
      mesh`${wildcard}${design(call('http://api.example.com')).replace('mesh:', 'istioVersion: "1.29", mesh:')}`,
    );
    expect(rows(topology)[0]?.outcome).toBe('error');
  });
});

describe('what a design expects of a call', () => {
  const told = (documents: string, url: string, expects: string, settings = ''): readonly unknown[] => {
    const [row] = rows(topologyOf(mesh`${documents}${design(call(url, expects), settings)}`));
    return [row?.expects, row?.holds];
  };
  const origination = rule('trafficPolicy: { tls: { mode: SIMPLE } }');

  it.each([
    [entry(http), 'http://api.example.com', '{ outcome: reached, tls: none }', 'reached, no TLS', true],
    [entry(http) + origination, 'http://api.example.com', '{ tls: originated }', 'TLS by sidecar', true],
    [entry(http), 'http://api.example.com', '{ tls: originated }', 'TLS by sidecar', false],
    [entry(http), 'http://api.example.com', '{ outcome: blocked }', 'blocked', false],
    [entry(http), 'http://api.example.com', '{ via: egress-gateway }', 'through an egress gateway', false],
    [entry(http), 'http://api.example.com', '{ via: sidecar, tls: odd }', 'odd, from the sidecar', false],
    ['', 'https://b.example.com', '{ outcome: passthrough, tls: passthrough }', 'passes through, TLS by app', true],
    ['', 'http://b.example.com', '{ outcome: reached }', 'reached', false],
    ['', 'http://reviews', '{ outcome: reached }', 'reached', undefined],
    ['', 'http://b.example.com', '{}', undefined, undefined],
  ])('%#: %s %s %s', (documents, url, expects, words, holds) => {
    expect(told(documents, url, expects)).toEqual([words, holds]);
  });

  it('is blocked as much by a name without an address as by the policy', () => {
    const none = entry('ports: [{ number: 80, name: http, protocol: HTTP }], resolution: STATIC');
    expect(told(none, 'http://api.example.com', '{ outcome: blocked }')[1]).toBe(true);
    const policy = 'outboundTrafficPolicy: REGISTRY_ONLY';
    expect(told('', 'http://b.example.com', '{ outcome: blocked }', policy)[1]).toBe(true);
  });
});
