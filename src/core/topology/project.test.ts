import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { describeTopology } from '../testing/describe-topology';
import { dedent, mesh, workspaceOf } from '../testing/mesh-fixture';
import { applyChange, type Change } from '../workspace';

const api = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
      - { number: 443, name: https, protocol: HTTPS }
    resolution: DNS
  ---`;

function callFrom(namespace: string, ...urls: string[]): string {
  return `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    workloads:
      - { name: checkout, namespace: ${namespace}, calls: [${urls.map((url) => `{ url: "${url}" }`).join(', ')}] }
  ---`;
}

function rule(spec: string, namespace = 'shop', name = 'api'): string {
  return `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: ${name}, namespace: ${namespace} }
  spec: ${spec}
  ---`;
}

function golden(strings: TemplateStringsArray): string {
  return dedent(strings.join('')).trimEnd();
}

describe('projectTopology', () => {
  it('draws calls by who encrypts them', () => {
    const topology = topologyOf(
      mesh`${api}${callFrom('shop', 'http://api.example.com/v1', 'https://api.example.com')}${rule(
        '{ host: api.example.com, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }] } }',
      )}`,
    );
    expect(describeTopology(topology)).toBe(golden`
      Workload shop/checkout
        http://api.example.com/v1 => ServiceEntry/shop/api 80
        https://api.example.com => ServiceEntry/shop/api 443
      ServiceEntry shop/api: DNS -
        80>443 HTTP sidecar
        443 HTTPS app
        DestinationRule shop/api: tls SIMPLE on 80
      External api.example.com (every address in DNS)
      call Workload/shop/checkout[0] -> ServiceEntry/shop/api[80] sidecar
      call Workload/shop/checkout[1] -> ServiceEntry/shop/api[443] app
      dials ServiceEntry/shop/api[80] -> External/ServiceEntry/shop/api/api.example.com:443 sidecar
      dials ServiceEntry/shop/api[443] -> External/ServiceEntry/shop/api/api.example.com:443 app
    `);
  });

  it('shows TLS twice where a rule encrypts what the app has encrypted', () => {
    const topology = topologyOf(
      mesh`${api}${callFrom('shop', 'https://api.example.com')}${rule('{ host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }')}`,
    );
    expect(topology.edges.find((edge) => edge.type === 'call')?.tls).toBe('app-and-sidecar');
  });

  it('shows no TLS by the sidecar for a credential that it may not read', () => {
    const topology = topologyOf(
      mesh`${api}${callFrom('shop', 'http://api.example.com')}${rule(
        '{ host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE, credentialName: partner } } }',
      )}`,
    );
    expect(topology.edges.find((edge) => edge.type === 'call')?.tls).toBe('none');
  });

  it('reads the rule of the client before that of the entry', () => {
    const topology = topologyOf(
      mesh`${api}${callFrom('other', 'http://api.example.com')}${rule(
        '{ host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }',
      )}${rule('{ host: "*.example.com", trafficPolicy: { tls: { mode: DISABLE } } }', 'other', 'off')}`,
    );
    expect(topology.edges.find((edge) => edge.type === 'call')?.tls).toBe('none');
  });

  it('says that TLS differs on a port where a rule selects workloads, until a call is drawn', () => {
    const spec =
      '{ host: api.example.com, workloadSelector: { matchLabels: { app: a } }, trafficPolicy: { tls: { mode: SIMPLE } } }';
    const portTls = (text: string): string[] => {
      const topology = topologyOf(mesh`${api}${rule(spec)}${text}`);
      return topology.nodes.flatMap((node) =>
        node.type === 'service-entry' ? node.ports.map((port) => port.tls) : [],
      );
    };
    expect(portTls('')).toEqual(['mixed', 'mixed']);
    expect(portTls(callFrom('shop', 'http://api.example.com'))).toEqual(['none', 'mixed']);
    const labelled = callFrom('shop', 'http://api.example.com').replace(
      'name: checkout',
      'name: checkout, labels: { app: a }',
    );
    expect(portTls(labelled)).toEqual(['sidecar', 'mixed']);
  });

  it('says why a call has no target', () => {
    const topology = topologyOf(
      mesh`${api.replace('resolution: DNS', 'resolution: DNS\n    exportTo: ["."]')}${callFrom(
        'other',
        'http://api.example.com',
        'https://elsewhere.example.org',
        'http://reviews:9080',
        'tcp://db.example.com',
        'api.example.com',
      )}`,
    );
    expect(describeTopology(topology).split('\n').slice(0, 6).join('\n')).toBe(golden`
      Workload other/checkout
        http://api.example.com ?? ServiceEntry shop/api has api.example.com, but its exportTo hides it from namespace other.
        https://elsewhere.example.org ?? No ServiceEntry has elsewhere.example.org, so the call passes through by its address and no policy applies.
        http://reviews:9080 ?? reviews is a service inside the cluster; only calls that leave it are drawn to an entry.
        tcp://db.example.com ?? A tcp call needs a port. Write tcp://db.example.com:port.
        api.example.com ?? It does not say what is spoken. Write one of these: https://api.example.com, http://api.example.com.
    `);
  });

  it('knows what a Sidecar imports, and its policy', () => {
    const sidecar = (spec: string): string => `
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata: { name: limits, namespace: shop }
      spec: ${spec}
      ---`;
    const row = (text: string): unknown => {
      const topology = topologyOf(mesh`${api}${callFrom('shop', 'http://api.example.com')}${text}`);
      return topology.nodes.flatMap((node) =>
        node.type === 'workload' ? node.calls.map((call) => call.target?.node ?? call.reason) : [],
      )[0];
    };
    expect(row(sidecar('{ egress: [{ hosts: ["./*"] }] }'))).toBe('ServiceEntry/shop/api');
    expect(row(sidecar('{ egress: [{ hosts: ["istio-system/*"] }] }'))).toBe(
      'Sidecar shop/limits does not import api.example.com. Add shop/api.example.com to its egress hosts.',
    );
    expect(row(sidecar('{ workloadSelector: { labels: { app: other } }, egress: [{ hosts: ["~/*"] }] }'))).toBe(
      'ServiceEntry/shop/api',
    );
    const topology = topologyOf(
      mesh`${callFrom('shop', 'http://api.example.com')}${sidecar('{ outboundTrafficPolicy: {} }')}`,
    );
    expect(topology.nodes[0]).toMatchObject({ calls: [{ unresolved: 'refused' }] });
    expect(topology.sidecars?.get('shop')).toMatchObject([{ facts: ['REGISTRY_ONLY', 'imports all'] }]);
  });

  it('draws written endpoints, and those that nobody calls as known only', () => {
    const topology = topologyOf(mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: db, namespace: shop }
      spec:
        hosts: [db.example.com]
        ports: [{ number: 5432, name: tcp, protocol: TCP }]
        resolution: STATIC
        endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2, locality: eu/a }]
    `);
    expect(describeTopology(topology)).toBe(golden`
      ServiceEntry shop/db: STATIC 2
        5432 TCP none
      External 10.0.0.1
      External 10.0.0.2
      knows ServiceEntry/shop/db -> External/ServiceEntry/shop/db/10.0.0.1 unknown
      knows ServiceEntry/shop/db -> External/ServiceEntry/shop/db/10.0.0.2 unknown
    `);
  });

  it('follows a route to another port of the host', () => {
    const plain = api.replace(', targetPort: 443', '');
    const topology = topologyOf(mesh`${plain}${callFrom('shop', 'http://api.example.com')}
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: api, namespace: shop }
      spec:
        hosts: [api.example.com]
        http: [{ match: [{ port: 80 }], timeout: 5s, route: [{ destination: { host: api.example.com, port: { number: 443 } } }] }]
      ---${rule('{ host: api.example.com, trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: { mode: SIMPLE } }] } }')}`);
    expect(describeTopology(topology)).toBe(golden`
      Workload shop/checkout
        http://api.example.com => ServiceEntry/shop/api 80
      ServiceEntry shop/api: DNS -
        80 HTTP sidecar
        443 HTTPS app-and-sidecar
        DestinationRule shop/api: tls SIMPLE on 443
        VirtualService shop/api: 1 route · 5s
      External api.example.com (every address in DNS)
      call Workload/shop/checkout[0] -> ServiceEntry/shop/api[80] sidecar
      dials ServiceEntry/shop/api[80] -> External/ServiceEntry/shop/api/api.example.com:443 sidecar
    `);
  });

  it('draws the way through an egress gateway', () => {
    const topology = topologyOf(mesh`${api}${callFrom('shop', 'https://api.example.com')}
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: { name: egress, namespace: shop }
      spec:
        selector: { istio: egressgateway }
        servers: [{ port: { number: 443, name: tls, protocol: TLS }, hosts: [api.example.com], tls: { mode: PASSTHROUGH } }]
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: through, namespace: shop }
      spec:
        hosts: [api.example.com]
        gateways: [mesh, egress]
        tls:
          - match: [{ gateways: [mesh], port: 443, sniHosts: [api.example.com] }]
            route: [{ destination: { host: istio-egressgateway.istio-system.svc.cluster.local, port: { number: 443 } } }]
          - match: [{ gateways: [egress], port: 443, sniHosts: [api.example.com] }]
            route: [{ destination: { host: api.example.com, port: { number: 443 } } }]
    `);
    expect(describeTopology(topology)).toBe(golden`
      Workload shop/checkout
        https://api.example.com => ServiceEntry/shop/api 443
      ServiceEntry shop/api: DNS -
        80>443 HTTP none
        443 HTTPS app
        VirtualService shop/through: 2 routes · at egress
      Gateway shop/egress: 443 TLS PASSTHROUGH
      External api.example.com (every address in DNS)
      call Workload/shop/checkout[0] -> ServiceEntry/shop/api[443] app
      route ServiceEntry/shop/api[443] -> Gateway/shop/egress app
      dials Gateway/shop/egress -> External/ServiceEntry/shop/api/api.example.com:443 app
    `);
  });

  it('sees the TLS that a rule for the gateway adds', () => {
    const topology = topologyOf(mesh`${api}${callFrom('shop', 'http://api.example.com')}
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: through, namespace: shop }
      spec:
        hosts: [api.example.com]
        http: [{ route: [{ destination: { host: gw.istio-system.svc.cluster.local, port: { number: 80 } } }] }]
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: gw, namespace: istio-system }
      spec: { ports: [{ port: 80, name: http }] }
      ---${rule('{ host: gw.istio-system.svc.cluster.local, trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }', 'istio-system')}`);
    expect(topology.edges.find((edge) => edge.type === 'call')?.tls).toBe('sidecar');
  });

  it('puts rules without an entry on cards of their own, with the reason', () => {
    const topology = topologyOf(
      mesh`${api}${rule('{ host: api.exmaple.com }')}${rule('{ host: reviews }', 'shop', 'reviews')}`,
    );
    expect(
      topology.nodes.filter((node) => node.type === 'loose').map((node) => `${node.label}: ${node.reason}`),
    ).toEqual([
      'DestinationRule shop/api: No ServiceEntry has the host api.exmaple.com.',
      'DestinationRule shop/reviews: Here reviews means reviews.shop.svc.cluster.local. No ServiceEntry has that host.',
    ]);
  });

  it('says which of two rules for one host has no effect', () => {
    const topology = topologyOf(
      mesh`${api}${rule('{ host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }')}${rule(
        '{ host: api.example.com, trafficPolicy: { outlierDetection: {} } }',
        'shop',
        'late',
      )}`,
    );
    const docked = topology.nodes.flatMap((node) => (node.type === 'service-entry' ? node.docked : []));
    expect(docked.map((each) => each.facts)).toEqual([['tls SIMPLE'], ['no effect: api decides']]);
  });

  it('keeps what can be read of a broken document, and says what cannot be read', () => {
    const topology = topologyOf(mesh`${api}
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata:
        name: broken
        namespace: shop
      spec:
        hosts: [b.example.com]
        resolution: "DNS
      ---
      "nothing
    `);
    const broken = topology.nodes.filter((node) => node.incomplete);
    expect(broken.map((node) => node.type)).toContain('service-entry');
    expect(broken.filter((node) => node.type === 'unreadable')).toMatchObject([{ file: 'egress.yaml', line: 20 }]);
  });

  it('merges a Deployment with the calls that the design draws for it', () => {
    const topology = topologyOf(mesh`${api}${callFrom('shop', 'http://api.example.com')}
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: checkout, namespace: shop }
      spec: { template: { metadata: { labels: { app: checkout } } } }
    `);
    const workloads = topology.nodes.filter((node) => node.type === 'workload');
    expect(workloads).toMatchObject([
      { id: 'Workload/shop/checkout', source: 'Deployment', labels: { app: 'checkout' }, calls: [{ port: 80 }] },
    ]);
  });

  it('puts the root namespace behind the others, and what names no namespace last', () => {
    const entry = (name: string, namespace: string): string =>
      api.replace('{ name: api, namespace: shop }', `{ name: ${name}${namespace} }`);
    const topology = topologyOf(
      mesh`${entry('a', '')}${entry('b', ', namespace: istio-system')}${entry('c', ', namespace: zoo')}${entry('d', ', namespace: app')}`,
    );
    expect(topology.bands).toEqual(['app', 'zoo', 'istio-system', null]);
  });
});

describe('a topology after a change', () => {
  const files = {
    'egress.yaml': dedent(api + rule('{ host: api.example.com }')),
    'design.yaml': dedent(callFrom('shop', 'http://api.example.com')),
  };
  const first = takeSnapshot(workspaceOf(files));

  function edit(path: string, find: string, insert: string): Change {
    const from = (first.workspace.files.find((file) => file.path === path)?.text ?? '').indexOf(find);
    return {
      label: 'Edit',
      origin: 'editor',
      files: [{ type: 'edit', path, edits: [{ from, to: from + find.length, insert }] }],
    };
  }

  it.each([
    [
      'a rule that starts TLS',
      edit('egress.yaml', 'host: api.example.com', 'host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } }'),
    ],
    ['a rule with another host', edit('egress.yaml', 'host: api.example.com', 'host: "*.com"')],
    ['another host of the entry', edit('egress.yaml', '[api.example.com]', '[api.example.org]')],
    ['a wildcard entry', edit('egress.yaml', '[api.example.com]', '["*.example.com"]')],
    ['another port', edit('egress.yaml', 'number: 80', 'number: 81')],
    ['an address', edit('egress.yaml', 'resolution: DNS', 'addresses: [10.0.0.1]')],
    ['another call', edit('design.yaml', 'http://api.example.com', 'https://api.example.com')],
    ['a stricter mesh', edit('design.yaml', 'spec:\n', 'spec:\n  mesh: { outboundTrafficPolicy: REGISTRY_ONLY }\n')],
  ])('is what it would be without the one before: %s', (_, change) => {
    expect(topologyOf(first).nodes.length).toBeGreaterThan(0);
    const workspace = applyChange(first.workspace, change);
    const next = takeSnapshot(workspace, first, change);
    const fresh = takeSnapshot(workspace);
    expect(describeTopology(topologyOf(next))).toBe(describeTopology(topologyOf(fresh)));
  });

  it('keeps the nodes and edges that stay', () => {
    const before = topologyOf(first);
    const change = edit(
      'egress.yaml',
      'host: api.example.com',
      'host: api.example.com, trafficPolicy: { outlierDetection: {} }',
    );
    const after = topologyOf(takeSnapshot(applyChange(first.workspace, change), first, change));
    const kept = after.nodes.filter((node) => before.nodes.includes(node)).map((node) => node.type);
    expect(kept).toEqual(['workload', 'endpoint']);
    expect(after.edges).toBe(before.edges);
  });

  it('is the same object after a change that it does not show', () => {
    const change = edit('egress.yaml', 'resolution: DNS', 'resolution: DNS # by name');
    const after = topologyOf(takeSnapshot(applyChange(first.workspace, change), first, change));
    expect(after).toBe(topologyOf(first));
  });
});
