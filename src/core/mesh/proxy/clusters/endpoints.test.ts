import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import type { Cluster } from './cluster';
import { clusterOf } from './clusters';
import { anyPod } from '../clients/proxies';
import { scopeOf } from '../scope/scopes';

/** The documents of one namespace, each with its kind, name, and spec. */
function clusterFor(documents: readonly string[], host: string, port: number): Cluster {
  const text = documents.map((each) => {
    const [, kind = '', name = '', spec = ''] = /^(\w+) (\S+) (.*)$/s.exec(each) ?? [];
    const group = kind === 'Service' ? 'v1' : kind === 'Deployment' ? 'apps/v1' : 'networking.istio.io/v1';
    const [metadata, rest] = spec.startsWith('@')
      ? [spec.slice(1, spec.indexOf(' ')), spec.slice(spec.indexOf(' '))]
      : ['', spec];
    return `apiVersion: ${group}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop, ${metadata} }\nspec: ${rest}\n`;
  });
  const { mesh: made } = mesh`${text.join('---\n')}`;
  return clusterOf(scopeOf(made, anyPod(made, 'shop')), host, port, undefined);
}

function endpointsFor(documents: readonly string[], host = 'a.net', port = 80): readonly string[] {
  return clusterFor(documents, host, port).endpoints.map((each) => `${each.address ?? '?'}:${each.port ?? '?'}`);
}

const port80 = 'ports: [{ number: 80, name: http, protocol: HTTP }]';

function entry(name: string, resolution: string, more: string, ports = port80): string {
  return `ServiceEntry ${name} { hosts: [a.net], ${ports}, resolution: ${resolution}, ${more} }`;
}

describe('the port of an endpoint', () => {
  const withTarget = 'ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 8080 }]';

  it.each([
    ['{ address: 10.0.0.1 }', port80, '10.0.0.1:80'],
    ['{ address: 10.0.0.1 }', withTarget, '10.0.0.1:8080'],
    ['{ address: 10.0.0.1, ports: { http: 9090 } }', withTarget, '10.0.0.1:9090'],
    ['{ address: 10.0.0.1, ports: { web: 9090 } }', withTarget, '10.0.0.1:8080'],
    ['{ address: unix:///var/run/a.sock, ports: { http: 9090 } }', withTarget, '/var/run/a.sock:0'],
    ["{ address: 'unix://@abstract' }", port80, '@abstract:0'],
  ])('of %s with %s', (endpoint, ports, expected) =>
    expect(endpointsFor([entry('a', 'STATIC', `endpoints: [${endpoint}]`, ports)])).toEqual([expected]),
  );

  it('of the host itself is the target port', () => {
    expect(endpointsFor([entry('a', 'DNS', '', withTarget)])).toEqual(['a.net:8080']);
  });
});

describe('an endpoint', () => {
  it('has a locality from a label where none is written, and weighs 1', () => {
    const endpoints =
      'endpoints: [{ address: 10.0.0.1, labels: { istio-locality: eu.a.x } }, { address: 10.0.0.2, locality: us, weight: 0 }, { address: 10.0.0.3, weight: 7 }]';
    expect(clusterFor([entry('a', 'STATIC', endpoints)], 'a.net', 80).endpoints).toMatchObject([
      { locality: 'eu/a/x', weight: 1 },
      { locality: 'us', weight: 1 },
      { locality: undefined, weight: 7 },
    ]);
  });

  it('takes mesh mTLS by its label, else by its service account', () => {
    const endpoints =
      'endpoints: [{ address: 10.0.0.1, serviceAccount: a }, { address: 10.0.0.2 }, { address: 10.0.0.3, serviceAccount: a, labels: { security.istio.io/tlsMode: disabled } }]';
    const { endpoints: found } = clusterFor([entry('a', 'STATIC', endpoints)], 'a.net', 80);
    expect(found.map(({ mtlsReady }) => mtlsReady)).toEqual([true, false, false]);
  });

  it('without an address is left out, as is a name under STATIC', () => {
    const endpoints = 'endpoints: [{ network: n1 }, { address: b.net }, { address: 10.0.0.1 }]';
    expect(endpointsFor([entry('a', 'STATIC', endpoints)])).toEqual(['10.0.0.1:80']);
  });
});

describe('selected endpoints', () => {
  const selects = 'workloadSelector: { labels: { app: a } }';
  const vm = (name: string, address: string, more = ''): string =>
    `WorkloadEntry ${name} { address: ${address}, labels: { app: a }${more} }`;

  it('are WorkloadEntries and pods of the namespace', () => {
    const pods = 'Deployment pods { template: { metadata: { labels: { app: a } } } }';
    const documents = [entry('a', 'STATIC', selects), vm('one', '10.0.0.1', ', ports: { http: 81 }'), pods];
    expect(endpointsFor(documents)).toEqual(['10.0.0.1:81', '?:80']);
  });

  it('have names and sockets for DNS alone', () => {
    const documents = [vm('one', 'b.net'), vm('two', 'unix:///a.sock'), vm('three', '10.0.0.3')];
    expect(endpointsFor([entry('a', 'STATIC', selects), ...documents])).toEqual(['10.0.0.3:80']);
    expect(endpointsFor([entry('a', 'DNS', selects), ...documents])).toEqual(['b.net:80', '/a.sock:0', '10.0.0.3:80']);
  });

  it('of a selector without labels are none', () => {
    const { endpoints, missing } = clusterFor(
      [entry('a', 'STATIC', 'workloadSelector: { labels: {} }'), vm('one', '10.0.0.1')],
      'a.net',
      80,
    );
    expect(endpoints).toEqual([]);
    expect(missing).toContain('No WorkloadEntry and no workload');
  });

  it('of a Service are VMs too', () => {
    const service = 'Service db { selector: { app: a }, ports: [{ port: 80, name: http, targetPort: 8080 }] }';
    expect(endpointsFor([service, vm('one', '10.0.0.1')], 'db.shop.svc.cluster.local')).toEqual(['10.0.0.1:8080']);
  });
});

describe('several entries of one host in a namespace', () => {
  const at = (name: string, address: string, resolution = 'STATIC', ports = port80): string =>
    entry(name, resolution, `endpoints: [{ address: ${address} }]`, ports);

  it('share their endpoints', () => {
    const documents = [1, 2, 3, 4, 5].map((n) => at(`a${n}`, `10.0.0.${n}`));
    expect(endpointsFor(documents)).toHaveLength(5);
  });

  it('find them by the name of the port under STATIC, and by its number under DNS', () => {
    const other = 'ports: [{ number: 80, name: web, protocol: HTTP }]';
    expect(endpointsFor([at('a', '10.0.0.1'), at('b', '10.0.0.2', 'STATIC', other)])).toEqual(['10.0.0.1:80']);
    expect(endpointsFor([at('a', 'b.net', 'DNS'), at('b', 'c.net', 'DNS', other)])).toEqual(['b.net:80', 'c.net:80']);
  });

  it('keep the oldest under DNS_ROUND_ROBIN', () => {
    const documents = [at('b', 'b.net', 'DNS_ROUND_ROBIN'), at('a', 'a.org', 'DNS_ROUND_ROBIN')];
    expect(endpointsFor(documents)).toEqual(['a.org:80']);
  });

  it('do not share what another kind of proxy would not see either: another namespace', () => {
    const { mesh: made } = mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: a, namespace: shop }
      spec: { hosts: [a.net], ${port80}, resolution: STATIC, endpoints: [{ address: 10.0.0.1 }] }
      ---
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: b, namespace: other }
      spec: { hosts: [a.net], ${port80}, resolution: STATIC, endpoints: [{ address: 10.0.0.2 }] }
    `;
    const { endpoints } = clusterOf(scopeOf(made, anyPod(made, 'other')), 'a.net', 80, undefined);
    expect(endpoints.map(({ address }) => address)).toEqual(['10.0.0.2']);
  });
});
