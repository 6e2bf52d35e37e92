import type { CallRow } from './call-row';
import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { ambientCart, ambientMesh, entry as enrolled, simple, waypoint } from '../testing/ambient-cases';
import { dedent, mesh, workspaceOf } from '../testing/mesh-fixture';
import type { Topology } from './topology';

const entry = (port: string, more = ''): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], ports: [{ number: 8443, name: p${port} }], resolution: STATIC, endpoints: [{ address: 10.9.9.9 }]${more} }
  ---`;

const design = (url: string, settings = ''): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: {${settings}}, workloads: [{ name: app, namespace: shop, calls: [{ url: "${url}" }] }] }
  ---`;

const virtualService = (spec: string, host = 'api.example.com'): string => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: vs, namespace: shop }
  spec: { hosts: ["${host}"], ${spec} }
  ---`;

const other = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: other, namespace: shop }
  spec: { hosts: [other.example.com], ports: [{ number: 8443, name: p, protocol: TCP }], resolution: DNS, addresses: [10.9.8.7] }
  ---`;

function row(topology: Topology): CallRow {
  const calls = topology.nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []));
  return calls[0] as CallRow;
}

/** Where the bytes of the only call end. */
function ends(topology: Topology): readonly string[] {
  const routes = topology.edges.filter((edge) => edge.type === 'route').map((edge) => edge.to);
  const dials = topology.edges.filter((edge) => edge.type === 'dials').map((edge) => edge.to);
  return [...routes, ...dials].map((id) => id.split('/').at(-1) as string);
}

describe('a call and the protocol of the port', () => {
  const takes: Readonly<Record<string, readonly string[]>> = {
    HTTP: ['http', 'grpc'],
    HTTP2: ['http', 'grpc'],
    GRPC: ['http', 'grpc'],
    HTTPS: ['https', 'tls'],
    TLS: ['https', 'tls'],
    TCP: ['http', 'grpc', 'https', 'tls', 'tcp'],
    MONGO: ['http', 'grpc', 'https', 'tls', 'tcp'],
    '': ['http', 'grpc', 'https', 'tls', 'tcp'],
    FTP: ['http', 'grpc', 'https', 'tls', 'tcp'],
  };
  const pairs = Object.keys(takes).flatMap((protocol) =>
    ['http', 'grpc', 'https', 'tls', 'tcp'].map((scheme) => [scheme, protocol] as const),
  );

  it.each(pairs)('%s:// to a port of protocol "%s"', (scheme, protocol) => {
    const port = protocol === '' ? '' : `, protocol: ${protocol}`;
    const topology = topologyOf(mesh`${entry(port)}${design(`${scheme}://api.example.com:8443`)}`);
    const fits = takes[protocol]?.includes(scheme) === true;
    expect(row(topology)).toMatchObject(
      fits ? { target: { port: 8443 } } : { target: null, why: 'wrong-protocol', unresolved: 'passes' },
    );
    const [wire] = topology.edges.filter((edge) => edge.type === 'call');
    expect(wire).toMatchObject(
      fits
        ? { to: 'ServiceEntry/shop/api', outcome: protocol === 'FTP' ? 'unknown' : 'reached' }
        : { to: 'Cluster/PassthroughCluster' },
    );
  });

  it('says what is sent and what the port takes', () => {
    const reason = (protocol: string, scheme: string, settings = ''): string | undefined =>
      row(topologyOf(mesh`${entry(`, protocol: ${protocol}`)}${design(`${scheme}://api.example.com:8443`, settings)}`))
        .reason;
    expect(reason('HTTP', 'https')).toBe(
      'https:// sends TLS, and port 8443 of ServiceEntry shop/api takes only plain HTTP, so the call passes through by its address and no policy applies.',
    );
    expect(reason('TLS', 'http', 'outboundTrafficPolicy: REGISTRY_ONLY')).toBe(
      'http:// sends no TLS server name, and port 8443 of ServiceEntry shop/api (TLS) looks for one, so the sidecar refuses the call: its policy is REGISTRY_ONLY.',
    );
    expect(reason('HTTP', 'tcp')).toMatch(/^tcp:\/\/ sends bytes that are no HTTP request/);
  });

  it.each([
    ['an address', ', addresses: [10.1.1.1]', '', true],
    ['a range', ', addresses: [10.1.1.0/24]', '', false],
    ['an allocated address', '', 'dnsCapture: true', true],
    ['no address', '', '', false],
  ])(
    'lets plain text into a TLS port behind %s: only there is no server name looked for',
    (_, more, settings, fits) => {
      const topology = topologyOf(
        mesh`${entry(', protocol: TLS', more)}${design('http://api.example.com:8443', settings)}`,
      );
      expect(row(topology).target !== null).toBe(fits);
    },
  );

  it('looks for a server name in a call by address within a range', () => {
    const topology = topologyOf(
      mesh`${entry(', protocol: TLS', ', addresses: [10.1.1.0/24]')}${design('https://10.1.1.7:8443')}`,
    );
    expect(row(topology).reason).toMatch(/^A call to the address 10\.1\.1\.7 sends no server name/);
  });
});

describe('a VirtualService and a call', () => {
  const tcp = 'tcp: [{ route: [{ destination: { host: other.example.com } }] }]';
  const tls = (name: string): string =>
    `tls: [{ match: [{ sniHosts: ["${name}"] }], route: [{ destination: { host: other.example.com } }] }]`;
  const http = 'http: [{ route: [{ destination: { host: other.example.com } }] }]';

  it('routes a call to the address of an entry by the rules of its host', () => {
    const topology = topologyOf(
      mesh`${entry(', protocol: TCP', ', addresses: [10.1.1.1]')}${other}${virtualService(tcp)}${design('tcp://10.1.1.1:8443')}`,
    );
    expect(ends(topology)).toContain('other');
    expect(ends(topology)).not.toContain('10.9.9.9');
  });

  it('finds rules for TCP by wildcards in both directions', () => {
    const text = entry(', protocol: TCP').replace('[api.example.com]', '["*.example.com"]').replace('STATIC', 'STATIC');
    const topology = topologyOf(
      mesh`${text}${other}${virtualService(tcp, 'else.example.com')}${design('tcp://api.example.com:8443')}`,
    );
    expect(ends(topology)).toContain('other');
  });

  it('takes the port itself where tcp routes name other subnets', () => {
    const rule = tcp.replace('{ route', '{ match: [{ destinationSubnets: [10.7.0.0/16] }], route');
    const topology = topologyOf(
      mesh`${entry(', protocol: TCP')}${other}${virtualService(rule)}${design('tcp://api.example.com:8443')}`,
    );
    expect(ends(topology)).toEqual(expect.arrayContaining(['other', '10.9.9.9']));
  });

  it('lets a server name fall that no tls route lists', () => {
    const of = (name: string): Topology =>
      topologyOf(
        mesh`${entry(', protocol: TLS')}${other}${virtualService(tls(name))}${design('https://api.example.com:8443')}`,
      );
    expect(row(of('api.example.com')).target).not.toBeNull();
    expect(ends(of('*.example.com'))).toContain('other');
    expect(row(of('www.example.com'))).toMatchObject({
      target: null,
      why: 'other-server-name',
      reason:
        'VirtualService shop/vs passes on listed server names only, and api.example.com is not among them, so the call passes through by its address and no policy applies.',
    });
  });

  it('keeps the own chain of the port where no tls route can match at all', () => {
    const rule = tls('www.example.com').replace('sniHosts', 'port: 9, sniHosts');
    const topology = topologyOf(
      mesh`${entry(', protocol: TLS')}${other}${virtualService(rule)}${design('https://api.example.com:8443')}`,
    );
    expect(row(topology).target).not.toBeNull();
  });

  it('gives http routes to requests and tcp routes to all else on a port without a protocol', () => {
    const of = (rules: string, scheme: string): boolean =>
      ends(
        topologyOf(mesh`${entry('')}${other}${virtualService(rules)}${design(`${scheme}://api.example.com:8443`)}`),
      ).some((end) => end === '10.9.9.9');
    expect(of(http, 'http')).toBe(false);
    expect(of(http, 'https')).toBe(true);
    expect(of(tcp, 'http')).toBe(true);
    expect(of(tcp, 'https')).toBe(false);
  });
});

/** Who encrypts, by all ports and then all wires. */
function encrypting({ nodes, edges }: Topology): readonly string[] {
  const ports = nodes.flatMap((node) => (node.type === 'service-entry' ? node.ports : []));
  return [...ports, ...edges].map(({ tls }) => tls);
}

describe('the TLS of a port that only calls to another host come to', () => {
  const host = (name: string, protocol: string): string => `
    ---
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: ${name}, namespace: shop }
    spec: { hosts: [${name}.example], ports: [{ number: 443, name: out, protocol: ${protocol} }, { number: 80, name: http, protocol: HTTP }], resolution: DNS }
  `;
  const sent = (routes: string, tls = ''): string => `
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: sent, namespace: shop }
    spec: { hosts: [from.example], ${routes} }
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: to, namespace: shop }
    spec: { host: to.example, trafficPolicy: { ${tls} } }
  `;
  const http = 'http: [{ route: [{ destination: { host: to.example, port: { number: 443 } } }] }]';
  const byName = 'tls: [{ match: [{ sniHosts: [from.example] }], route: [{ destination: { host: to.example } }] }]';

  it.each([
    ['plain text that a sidecar encrypts', 'http://from.example', http, 'HTTPS', 'tls: { mode: SIMPLE }', 'sidecar'],
    ['plain text that nobody encrypts', 'http://from.example', http, 'HTTPS', '', 'none'],
    ['TLS of the application', 'https://from.example', byName, 'TLS', '', 'app'],
    [
      'TLS that a sidecar encrypts again',
      'https://from.example',
      byName,
      'TLS',
      'tls: { mode: SIMPLE }',
      'app-and-sidecar',
    ],
  ])('is that of what arrives: %s', (_, url, routes, protocol, policy, tls) => {
    const { nodes } = topologyOf(
      mesh`${design(url)}${host('from', 'TLS')}${host('to', protocol)}${sent(routes, policy)}`,
    );
    const to = nodes.find(({ id }) => id === 'ServiceEntry/shop/to');
    expect(to?.type === 'service-entry' && to.ports[0]?.tls).toBe(tls);
  });
});

describe('an ambient mesh', () => {
  it('says who encrypts where ztunnel carries the bytes', () => {
    const topology = topologyOf(
      mesh`${entry(', protocol: HTTP')}${design('https://api.example.com:8443', 'dataPlane: ambient, outboundTrafficPolicy: REGISTRY_ONLY')}`,
    );
    expect(row(topology).target).not.toBeNull();
    expect(encrypting(topology)).toEqual(['app', 'app', 'app']);
  });

  it.each([
    ['a waypoint starts TLS', [ambientCart, waypoint(), enrolled()], 'waypoint'],
    ['no waypoint is asked', [ambientCart, enrolled('resolution: DNS', '')], 'none'],
    ['nobody calls, and a waypoint starts TLS', [ambientMesh(), waypoint(), enrolled()], 'waypoint'],
    ['nobody calls, and no waypoint is asked', [ambientMesh(), enrolled('resolution: DNS', '')], 'none'],
  ])('says it where %s', (_, documents, tls) => {
    const topology = topologyOf(takeSnapshot(workspaceOf({ 'a.yaml': [...documents, simple].join('---\n') })));
    expect(encrypting(topology)[0]).toBe(tls);
  });

  it('lets calls to unknown hosts pass', () => {
    const topology = topologyOf(
      mesh`${design('https://else.example.com', 'dataPlane: ambient, outboundTrafficPolicy: REGISTRY_ONLY')}`,
    );
    expect(row(topology).unresolved).toBe('passes');
  });
});

describe('a request for a host without an entry', () => {
  const service = (name: string, port: number): string =>
    entry('')
      .replace('metadata: { name: api', `metadata: { name: ${name}`)
      .replace('api.example.com', `${name}.example.com`)
      .replace('{ number: 8443, name: p }', `{ number: ${port}, name: http, protocol: HTTP }`);
  const routed = (port: number, hosts = 'foo.example.com'): string =>
    virtualService(`http: [{ route: [{ destination: { host: api.example.com, port: { number: ${port} } } }] }]`, hosts);
  const told = (documents: string, url = 'http://foo.example.com'): string => {
    const { target, outcome } = row(topologyOf(mesh`${documents}${design(url)}`));
    return `${target === null ? 'none' : `${target.node} ${target.port}`} ${outcome}`;
  };
  const to = (port: number): string => `ServiceEntry/shop/api ${port} reached`;

  it('is routed by name on port 80, where the sidecar listens for HTTP', () => {
    expect(told(service('api', 80) + routed(80))).toBe(to(80));
    expect(told(service('api', 80) + routed(80, '*.example.com'))).toBe('none passthrough');
    expect(told(service('api', 8080) + service('web', 80) + routed(8080))).toBe(to(8080));
    expect(told(service('api', 8080) + routed(8080))).toBe('none passthrough');
    expect(told(service('api', 80) + routed(80), 'https://foo.example.com:80')).toBe('none passthrough');
    expect(told(service('api', 80))).toBe('none passthrough');
    expect(told(service('api', 80) + routed(81))).toBe('none error');
  });

  it('is routed by name on another port where another host of the VirtualService is a service of that port', () => {
    const url = 'http://foo.example.com:8080';
    expect(told(service('api', 8080) + routed(8080), url)).toBe('none passthrough');
    expect(told(service('api', 8080) + routed(8080, 'foo.example.com", "api.example.com'), url)).toBe(to(8080));
  });

  it.each([
    [
      'the listener comes',
      service('api', 8080) + routed(8080),
      service('api', 8080) + service('web', 80) + routed(8080),
    ],
    ['the rule goes', service('api', 80) + routed(80), service('api', 80)],
    ['its port goes', service('api', 80) + routed(80), service('api', 81) + routed(80)],
  ])('is followed again when %s', (_, from, now) => {
    const files = (text: string): Parameters<typeof takeSnapshot>[0] => ({
      files: [
        { path: 'a.yaml', text: dedent(text) },
        { path: 'b.yaml', text: dedent(design('http://foo.example.com')) },
      ],
    });
    const before = takeSnapshot(files(from));
    expect(topologyOf(takeSnapshot(files(now), before))).toEqual(topologyOf(takeSnapshot(files(now))));
  });
});

it('leaves a call that a rule answers out of who encrypts on its port', () => {
  const calls = ['http://api.example.com:8443/old', 'http://api.example.com:8443/new'].map(
    (url) => `{ url: "${url}" }`,
  );
  const topology = topologyOf(mesh`${entry(', protocol: HTTP')}
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { workloads: [{ name: app, namespace: shop, calls: [${calls.join(', ')}] }] }
  ---${virtualService('http: [{ match: [{ uri: { prefix: /old } }], redirect: { uri: /new } }, { route: [{ destination: { host: api.example.com } }] }]')}`);
  const cards = topology.nodes.flatMap((node) => (node.type === 'service-entry' ? node.ports : []));
  expect(cards.map(({ tls }) => tls)).toEqual(['none']);
});

it('ends a call that a proxy sends elsewhere as redirected, which is no block', () => {
  const http = entry(', protocol: HTTP') + design('http://api.example.com:8443/old');
  const answered = (rule: string): unknown => {
    const topology = topologyOf(mesh`${http}${virtualService(`http: [${rule}]`)}`);
    return [row(topology).outcome, ...topology.edges.flatMap(({ type, outcome }) => (type === 'call' ? outcome : []))];
  };
  expect(answered('{ redirect: { uri: /new } }')).toEqual(['redirected', 'redirected']);
  expect(answered('{ directResponse: { status: 302 } }')).toEqual(['redirected', 'redirected']);
  expect(answered('{ directResponse: { status: 403 } }')).toEqual(['blocked', 'blocked']);
});
