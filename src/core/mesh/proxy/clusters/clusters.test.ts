import { describe, expect, it } from 'vitest';
import type { Mesh } from '../../build';
import { mesh } from '../../../testing/mesh-fixture';
import type { Cluster } from './cluster';
import { clusterOf } from './clusters';
import { anyPod, proxyOf } from '../clients/proxies';
import type { Proxy } from '../clients/proxy';
import { scopeOf } from '../scope/scopes';

const entry = (spec: string, name = 'api', metadata = ''): string => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop${metadata} }
spec: ${spec}
`;
const rule = (spec: string, name = 'api'): string => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
`;
const settings = (spec: string): string => `
apiVersion: fairway.dev/v1
kind: EgressDesign
metadata: { name: design, namespace: shop }
spec: ${spec}
`;
const design = (...documents: readonly string[]): Mesh => mesh`${documents.join('---\n')}`.mesh;

const web = '{ hosts: [api.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }';

function at(documents: readonly string[], host: string, port: number, subset?: string): Cluster {
  const made = design(...documents);
  return clusterOf(scopeOf(made, anyPod(made, 'shop')), host, port, subset);
}

function atGateway(documents: readonly string[], host: string, port: number): Cluster {
  const made = design(...documents);
  const proxy: Proxy = { ...anyPod(made, 'shop'), kind: 'egress-gateway', gateways: ['shop/out'] };
  return clusterOf(scopeOf(made, proxy), host, port, undefined);
}

describe('a cluster', () => {
  it('of a DNS entry looks up the host', () => {
    expect(at([entry(web)], 'api.example.com', 443)).toMatchObject({
      name: 'outbound|443||api.example.com',
      type: 'STRICT_DNS',
      missing: undefined,
      endpoints: [{ address: 'api.example.com', port: 443, priority: 0, weight: 1 }],
      loadBalancer: { policy: 'LEAST_REQUEST', locality: null },
      pool: { connectTimeout: '10s', maxConnections: null },
      outlier: null,
    });
  });

  it.each([
    ['NONE', 'ORIGINAL_DST', 'CLUSTER_PROVIDED'],
    ['STATIC', 'EDS', 'LEAST_REQUEST'],
    ['DNS', 'STRICT_DNS', 'LEAST_REQUEST'],
    ['DNS_ROUND_ROBIN', 'LOGICAL_DNS', 'LEAST_REQUEST'],
  ])('of %s is %s', (resolution, type, policy) => {
    const cluster = at([entry(web.replace('DNS', resolution))], 'api.example.com', 443);
    expect(cluster).toMatchObject({ type, loadBalancer: { policy } });
  });

  it('of NONE dials what was dialled, at the target port where there is one', () => {
    const none = '{ hosts: [a.com], ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 8080 }] }';
    expect(at([entry(none)], 'a.com', 80).endpoints).toMatchObject([{ address: undefined, port: 8080 }]);
    expect(at([entry(none.replace(', targetPort: 8080', ''))], 'a.com', 80).endpoints).toMatchObject([
      { address: undefined, port: undefined },
    ]);
  });

  it('of NONE is empty at a gateway', () => {
    const cluster = atGateway([entry('{ hosts: [a.com], ports: [{ number: 80, name: http }] }')], 'a.com', 80);
    expect(cluster).toMatchObject({ type: 'EDS', endpoints: [] });
    expect(cluster.missing).toContain('resolution NONE');
  });

  it('of STATIC without endpoints is there and empty', () => {
    const cluster = at([entry(web.replace('DNS', 'STATIC'))], 'api.example.com', 443);
    expect(cluster).toMatchObject({
      type: 'EDS',
      endpoints: [],
      missing: 'ServiceEntry shop/api has no endpoints for this port.',
    });
  });

  it('of DNS with a selector that takes nothing is not there', () => {
    const cluster = at(
      [entry(web.replace('DNS', 'DNS, workloadSelector: { labels: { app: a } }'))],
      'api.example.com',
      443,
    );
    expect(cluster.type).toBeNull();
    expect(cluster.missing).toContain('has the labels that ServiceEntry shop/api selects');
  });

  it('is missing for an unknown host, an unknown port and a UDP port', () => {
    const udp = entry(web.replace('protocol: TLS', 'protocol: UDP'));
    expect(at([entry(web)], 'other.example.com', 443)).toMatchObject({ type: null, service: undefined });
    expect(at([entry(web)], 'api.example.com', 80).missing).toBe('ServiceEntry shop/api has no port 80.');
    expect(at([udp], 'api.example.com', 443).missing).toContain('UDP');
  });

  it('is missing for a port that an entry lacks, of what a Sidecar does not import', () => {
    const files = [
      entry(web).replace('namespace: shop', 'namespace: infra'),
      entry("{ egress: [{ hosts: ['./*'] }] }", 'default').replace('ServiceEntry', 'Sidecar'),
    ];
    expect(at(files, 'api.example.com', 80)).toMatchObject({
      service: undefined,
      missing: 'ServiceEntry infra/api has no port 80, and Sidecar shop/default does not import it.',
    });
  });

  it('is missing for a port of an entry that cannot be merged with an older one of its host', () => {
    const first = entry(web);
    const second = entry(web.replace('443', '8443').replace('DNS', 'NONE'), 'other');
    expect(at([first, second], 'api.example.com', 443).type).toBe('STRICT_DNS');
    const lost = at([first, second], 'api.example.com', 8443);
    expect(lost.type).toBeNull();
    expect(lost.missing).toContain('port 8443 of ServiceEntry shop/other gets listeners and routes and no cluster');
  });

  it('is the same object for the same question', () => {
    const made = design(entry(web));
    const scope = scopeOf(made, anyPod(made, 'shop'));
    expect(clusterOf(scope, 'api.example.com', 443, undefined)).toBe(
      clusterOf(scope, 'api.example.com', 443, undefined),
    );
  });
});

describe('a cluster of DYNAMIC_DNS', () => {
  const wild = (protocol: string): string =>
    entry(`{ hosts: ['*.a.com'], ports: [{ number: 80, name: web, protocol: ${protocol} }], resolution: DYNAMIC_DNS }`);

  it.each(['HTTP', 'HTTP2', 'GRPC', 'TLS'])('is a forward proxy for %s', (protocol) =>
    expect(at([wild(protocol)], '*.a.com', 80)).toMatchObject({
      type: 'DYNAMIC_FORWARD_PROXY',
      loadBalancer: { policy: 'CLUSTER_PROVIDED' },
      missing: undefined,
    }),
  );

  it.each(['TCP', 'HTTPS', "''"])('is not there for %s', (protocol) =>
    expect(at([wild(protocol)], '*.a.com', 80).type).toBeNull(),
  );

  it('is not there before 1.30, and has none for a subset', () => {
    const old = settings('{ istioVersion: "1.29" }');
    expect(at([wild('HTTP'), old], '*.a.com', 80).missing).toContain('begins with 1.30');
    const subsets = rule("{ host: '*.a.com', subsets: [{ name: v1 }] }");
    expect(at([wild('HTTP'), subsets], '*.a.com', 80, 'v1').type).toBeNull();
  });
});

describe('a cluster of a subset', () => {
  const endpoints = 'endpoints: [{ address: a.net, labels: { v: "1" } }, { address: b.net, labels: { v: "2" } }]';
  const subsets = (labels: string, more = ''): string =>
    rule(`{ host: api.example.com, subsets: [{ name: v1, labels: ${labels}${more} }] }`);
  const written = entry(web.replace('DNS', `DNS, ${endpoints}`));

  it('has the endpoints with its labels', () => {
    const cluster = at([written, subsets('{ v: "1" }')], 'api.example.com', 443, 'v1');
    expect(cluster).toMatchObject({ name: 'outbound|443|v1|api.example.com', endpoints: [{ address: 'a.net' }] });
  });

  it('finds the labels that istiod makes of a locality', () => {
    const located = entry(
      web.replace('DNS', 'DNS, endpoints: [{ address: a.net, locality: eu/a }, { address: b.net }]'),
    );
    const cluster = at([located, subsets('{ topology.kubernetes.io/region: eu }')], 'api.example.com', 443, 'v1');
    expect(cluster.endpoints).toMatchObject([{ address: 'a.net' }]);
  });

  it('is not there where no DNS endpoint has its labels, the implied one included', () => {
    expect(at([written, subsets('{ v: "3" }')], 'api.example.com', 443, 'v1').type).toBeNull();
    expect(at([entry(web), subsets('{ v: "1" }')], 'api.example.com', 443, 'v1').type).toBeNull();
    expect(at([entry(web), subsets('{}')], 'api.example.com', 443, 'v1').type).toBe('STRICT_DNS');
  });

  it('is there and empty for STATIC, and takes no notice of labels for NONE', () => {
    const ips = entry(web.replace('DNS', 'STATIC, endpoints: [{ address: 10.0.0.1 }]'));
    const cluster = at([ips, subsets('{ v: "1" }')], 'api.example.com', 443, 'v1');
    expect(cluster).toMatchObject({ type: 'EDS', endpoints: [] });
    expect(at([entry(web.replace('DNS', 'NONE')), subsets('{ v: "1" }')], 'api.example.com', 443, 'v1')).toMatchObject({
      type: 'ORIGINAL_DST',
      missing: undefined,
    });
  });

  it('is not there where no rule defines it', () => {
    expect(at([written], 'api.example.com', 443, 'v1').missing).toContain('No DestinationRule applies');
    expect(at([written, subsets('{}')], 'api.example.com', 443, 'v2').missing).toContain('defines no subset v2');
  });

  it('goes where it was going with PASSTHROUGH, also where only the main cluster has it', () => {
    const own = subsets('{ v: "9" }', ', trafficPolicy: { loadBalancer: { simple: PASSTHROUGH } }');
    expect(at([written, own], 'api.example.com', 443, 'v1').type).toBe('ORIGINAL_DST');
    expect(at([written, own], 'api.example.com', 443).type).toBe('STRICT_DNS');
    const main = rule(
      '{ host: api.example.com, trafficPolicy: { loadBalancer: { simple: PASSTHROUGH } }, subsets: [{ name: v1, labels: { v: "9" }, trafficPolicy: { loadBalancer: { simple: RANDOM } } }] }',
    );
    expect(at([written, main], 'api.example.com', 443, 'v1')).toMatchObject({
      type: 'ORIGINAL_DST',
      loadBalancer: { policy: 'CLUSTER_PROVIDED' },
    });
  });
});

describe('an entry that races connections', () => {
  const annotated = (endpoints: string): string =>
    entry(
      web.replace('DNS', `DNS, endpoints: [${endpoints}]`),
      'api',
      ', annotations: { istio.io/connect-strategy: RACE_FIRST_TCP_CONNECT }',
    );

  it('has a logical cluster with one endpoint, and is refused with two', () => {
    expect(at([annotated('{ address: a.net }')], 'api.example.com', 443)).toMatchObject({
      type: 'LOGICAL_DNS',
      probable: false,
    });
    expect(at([annotated('{ address: a.net }, { address: b.net }')], 'api.example.com', 443)).toMatchObject({
      type: null,
      probable: true,
    });
  });

  it('is an ordinary one before 1.30', () => {
    const old = settings('{ istioVersion: "1.29" }');
    expect(at([annotated('{ address: a.net }'), old], 'api.example.com', 443).type).toBe('STRICT_DNS');
  });
});

describe('a Service of Kubernetes', () => {
  const service = (spec: string): string => `
apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: ${spec}
`;
  const pods = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: db, namespace: shop }
spec: { template: { metadata: { labels: { app: db } } } }
`;
  const host = 'db.shop.svc.cluster.local';

  it('has the pods that its selector takes, at IPs that no file tells', () => {
    const spec = '{ selector: { app: db }, ports: [{ port: 5432, name: tcp, targetPort: 6432 }] }';
    const cluster = at([service(spec), pods], host, 5432);
    expect(cluster).toMatchObject({ type: 'EDS', missing: undefined });
    expect(cluster.endpoints).toMatchObject([{ address: undefined, port: 6432, labels: { app: 'db' } }]);
  });

  it('has one unknown endpoint where the files have none of its pods', () => {
    const spec = '{ selector: { app: web }, ports: [{ port: 5432, name: tcp, targetPort: pg }] }';
    const { endpoints, missing } = at([service(spec), pods], host, 5432);
    expect([endpoints.length, endpoints[0]?.port, missing]).toEqual([1, undefined, undefined]);
  });

  it('without an IP of its own is dialled by those of its pods', () => {
    const spec = '{ clusterIP: None, selector: { app: db }, ports: [{ port: 5432, name: tcp }] }';
    expect(at([service(spec), pods], host, 5432).type).toBe('ORIGINAL_DST');
  });
});

describe('a proxy of a workload', () => {
  it('has the clusters of its namespace', () => {
    const made = design(entry(web), settings('{ workloads: [{ name: till, namespace: shop }] }'));
    const [till] = made.workloads;
    if (till === undefined) throw new Error('no workload');
    expect(clusterOf(scopeOf(made, proxyOf(made, till)), 'api.example.com', 443, undefined).type).toBe('STRICT_DNS');
  });
});
