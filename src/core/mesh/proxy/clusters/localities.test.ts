import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import type { Cluster } from './cluster';
import { clusterOf } from './clusters';
import { anyPod } from '../clients/proxies';
import { scopeOf } from '../scope/scopes';

interface Given {
  /** Addresses with their localities and labels, `10.0.0.1 eu/a/x app=web`. */
  readonly endpoints: readonly string[];
  readonly policy?: string;
  readonly locality?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly meshConfig?: string;
  readonly resolution?: string;
  readonly annotations?: string;
  readonly subset?: string;
  readonly release?: string;
  readonly namespaceAnnotations?: string;
}

function clusterFor(given: Given): Cluster {
  const endpoints = given.endpoints.map((each) => {
    const [address = '', locality = '-', ...labels] = each.split(' ');
    const where = locality === '-' ? '' : `, locality: ${locality}`;
    return `{ address: ${address}${where}, labels: { ${labels.map((label) => label.replace(/=(.*)/, ': "$1"')).join(', ')} } }`;
  });
  const { mesh: made } = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: api, namespace: shop, annotations: { ${given.annotations ?? ''} } }
    spec:
      hosts: [api.net]
      ports: [{ number: 80, name: http, protocol: HTTP }]
      resolution: ${given.resolution ?? 'STATIC'}
      endpoints: [${endpoints.join(', ')}]
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: api, namespace: shop }
    spec: { host: api.net, trafficPolicy: { ${given.policy ?? ''} }, subsets: [{ name: v1 }] }
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: istio, namespace: istio-system }
    data: { mesh: "${given.meshConfig ?? '{}'}" }
    ---
    apiVersion: fairway.dev/v1
    kind: EgressDesign
    metadata: { name: design, namespace: shop }
    spec: { istioVersion: "${given.release ?? '1.31'}" }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: shop, annotations: { ${given.namespaceAnnotations ?? ''} } }
  `;
  const proxy = { ...anyPod(made, 'shop'), locality: given.locality, labels: given.labels ?? {} };
  return clusterOf(scopeOf(made, proxy), 'api.net', 80, given.subset);
}

function prioritiesOf(given: Given): readonly number[] {
  return clusterFor(given).endpoints.map(({ priority }) => priority);
}

const ejects = 'outlierDetection: {}';
const here = 'eu/a/x';
/** One in each distance from `here`, and in two other regions. */
const around = ['10.0.0.1 eu/a/x', '10.0.0.2 eu/a/y', '10.0.0.3 eu/b', '10.0.0.4 us/a', '10.0.0.5 ap/a'];

function setting(text: string): string {
  return `loadBalancer: { localityLbSetting: { ${text} } }, ${ejects}`;
}

describe('localities of endpoints', () => {
  it('order them as soon as endpoints can be ejected', () => {
    expect(prioritiesOf({ endpoints: around, locality: here, policy: ejects })).toEqual([0, 1, 2, 3, 3]);
    expect(clusterFor({ endpoints: around, locality: here, policy: ejects }).loadBalancer).toMatchObject({
      locality: 'default',
      weighsLocalities: false,
    });
    expect(prioritiesOf({ endpoints: around, locality: here })).toEqual([0, 0, 0, 0, 0]);
  });

  it('leave no gap between priorities', () => {
    const endpoints = ['10.0.0.1 eu/a/y', '10.0.0.2 us/a'];
    expect(prioritiesOf({ endpoints, locality: here, policy: ejects })).toEqual([0, 1]);
  });

  it('prefer the region that `failover` names to other ones', () => {
    const policy = setting('failover: [{ from: eu, to: us }]');
    expect(prioritiesOf({ endpoints: around, locality: here, policy })).toEqual([0, 1, 2, 3, 4]);
    expect(clusterFor({ endpoints: around, locality: here, policy }).loadBalancer).toMatchObject({
      locality: 'failover',
      weighsLocalities: true,
    });
    const elsewhere = setting('failover: [{ from: us, to: eu }]');
    expect(prioritiesOf({ endpoints: around, locality: here, policy: elsewhere })).toEqual([0, 1, 2, 3, 3]);
  });

  it('are one pool where nothing is ejected, whatever `failover` says, and where the rule or the mesh switches them off', () => {
    const withoutEjection = 'loadBalancer: { localityLbSetting: { failover: [{ from: eu, to: us }] } }';
    expect(prioritiesOf({ endpoints: around, locality: here, policy: withoutEjection })).toEqual([0, 0, 0, 0, 0]);
    expect(prioritiesOf({ endpoints: around, locality: here, policy: setting('enabled: false') })).toEqual([
      0, 0, 0, 0, 0,
    ]);
    const meshConfig = '{ localityLbSetting: { enabled: false } }';
    expect(prioritiesOf({ endpoints: around, locality: here, policy: ejects, meshConfig })).toEqual([0, 0, 0, 0, 0]);
    expect(prioritiesOf({ endpoints: around, locality: here, policy: setting('enabled: true'), meshConfig })).toEqual([
      0, 1, 2, 3, 3,
    ]);
  });

  it('that are unknown come last, or first for a proxy of no known locality', () => {
    const endpoints = ['10.0.0.1 eu/a/x', '10.0.0.2'];
    expect(prioritiesOf({ endpoints, locality: here, policy: ejects })).toEqual([0, 1]);
    expect(prioritiesOf({ endpoints, policy: ejects })).toEqual([1, 0]);
  });

  it('mean nothing to a cluster of one logical host', () => {
    const given = { endpoints: ['a.net us/a'], locality: here, policy: ejects, resolution: 'DNS_ROUND_ROBIN' };
    expect(clusterFor(given)).toMatchObject({ type: 'LOGICAL_DNS', loadBalancer: { locality: null } });
  });

  it('may be left to Envoy since 1.31', () => {
    const policy = `loadBalancer: { zoneAwareLbSetting: {} }, ${ejects}`;
    expect(prioritiesOf({ endpoints: around, locality: here, policy })).toEqual([0, 0, 0, 0, 0]);
    expect(prioritiesOf({ endpoints: around, locality: here, policy, release: '1.30' })).toEqual([0, 1, 2, 3, 3]);
  });
});

describe('`distribute`', () => {
  const weigh = (to: string, from = here): string =>
    `loadBalancer: { localityLbSetting: { distribute: [{ from: ${from}, to: { ${to} } }] } }`;
  const shares = (given: Given): readonly string[] =>
    clusterFor(given).endpoints.map(({ address, localityWeight }) => `${address} ${localityWeight}`);

  it('gives localities their weights without any ejection, and removes those that it does not name', () => {
    const policy = weigh("'eu/a/x': 80, 'us/*': 20");
    expect(shares({ endpoints: around, locality: here, policy })).toEqual(['10.0.0.1 80', '10.0.0.4 20']);
    expect(clusterFor({ endpoints: around, locality: here, policy }).loadBalancer).toMatchObject({
      locality: 'distribute',
      weighsLocalities: true,
    });
  });

  it('shares the weight of a wildcard by the weights of endpoints, rounded up', () => {
    expect(shares({ endpoints: around, locality: here, policy: weigh("'eu/*': 80, '*': 20") })).toEqual([
      '10.0.0.1 27',
      '10.0.0.2 27',
      '10.0.0.3 27',
      '10.0.0.4 10',
      '10.0.0.5 10',
    ]);
  });

  it('counts for proxies in `from`, where levels may be left out', () => {
    expect(shares({ endpoints: around, locality: here, policy: weigh("'us/a': 100", 'eu') })).toEqual(['10.0.0.4 100']);
    expect(shares({ endpoints: around, locality: 'us/a', policy: weigh("'us/a': 100", 'eu') })).toHaveLength(5);
  });

  it('can leave nothing', () => {
    const cluster = clusterFor({ endpoints: around, locality: here, policy: weigh("'sa/*': 100") });
    expect(cluster.endpoints).toEqual([]);
    expect(cluster.missing).toContain('distribute');
  });

  it('is taken from the mesh where the rule says nothing', () => {
    const meshConfig = "{ localityLbSetting: { distribute: [{ from: eu, to: { 'us/*': 100 } }] } }";
    expect(shares({ endpoints: around, locality: here, meshConfig })).toEqual(['10.0.0.4 100']);
    const policy = 'loadBalancer: { localityLbSetting: {} }';
    expect(shares({ endpoints: around, locality: here, meshConfig, policy })).toHaveLength(5);
  });

  it('counts before `failover`', () => {
    const both = "distribute: [{ from: eu, to: { 'eu/*': 100 } }], failover: [{ from: eu, to: us }]";
    expect(prioritiesOf({ endpoints: around, locality: here, policy: setting(both) })).toEqual([0, 0, 0]);
  });
});

describe('`failoverPriority`', () => {
  const order = (labels: string, more = ''): string => setting(`failoverPriority: [${labels}]${more}`);
  const labelled = ['10.0.0.1 - a=1 b=1', '10.0.0.2 - a=1 b=2', '10.0.0.3 - a=2 b=1', '10.0.0.4'];

  it('ranks by how many labels match from the first on', () => {
    const given = { endpoints: labelled, labels: { a: '1', b: '1' }, policy: order('a, b') };
    expect(prioritiesOf(given)).toEqual([0, 1, 2, 2]);
    expect(clusterFor(given).loadBalancer.locality).toBe('failoverPriority');
  });

  it('compares with a given value instead of that of the proxy', () => {
    expect(prioritiesOf({ endpoints: labelled, labels: { a: '1' }, policy: order('a=2, b=1') })).toEqual([1, 1, 0, 1]);
  });

  it('takes a label that both lack for equal', () => {
    expect(prioritiesOf({ endpoints: labelled, labels: { c: '1' }, policy: order('a') })).toEqual([1, 1, 1, 0]);
  });

  it('ranks nothing for a proxy of which nothing is known', () => {
    expect(prioritiesOf({ endpoints: labelled, policy: order('a, b') })).toEqual([0, 0, 0, 0]);
  });

  it('knows the labels of localities, and goes on behind another network', () => {
    const near = order('topology.kubernetes.io/region, topology.kubernetes.io/zone');
    expect(prioritiesOf({ endpoints: around, locality: here, policy: near })).toEqual([0, 0, 1, 2, 2]);
    const networks = ['10.0.0.1 eu/a topology.istio.io/network=n2', '10.0.0.2 us/a topology.istio.io/network=n1'];
    const first = order('topology.istio.io/network, topology.kubernetes.io/region');
    const labels = { 'topology.istio.io/network': 'n1' };
    expect(prioritiesOf({ endpoints: networks, locality: here, labels, policy: first })).toEqual([1, 0]);
    expect(
      prioritiesOf({
        endpoints: [...networks, '10.0.0.3 us/a topology.istio.io/network=n2'],
        locality: here,
        labels,
        policy: first,
      }),
    ).toEqual([1, 0, 2]);
  });

  it('is split by `failover` where both are written', () => {
    const endpoints = ['10.0.0.1 us/a a=1', '10.0.0.2 eu/a/x a=1', '10.0.0.3 eu/a/x a=2'];
    const policy = order('a', ', failover: [{ from: eu, to: us }]');
    expect(prioritiesOf({ endpoints, labels: { a: '1' }, locality: here, policy })).toEqual([1, 0, 2]);
  });

  it('orders DNS endpoints since 1.30, and never those of a subset', () => {
    const given = {
      endpoints: ['a.net - a=1', 'b.net - a=2'],
      labels: { a: '2' },
      policy: order('a'),
      resolution: 'DNS',
    };
    expect(prioritiesOf(given)).toEqual([1, 0]);
    expect(prioritiesOf({ ...given, release: '1.29' })).toEqual([0, 0]);
    expect(prioritiesOf({ ...given, subset: 'v1' })).toEqual([0, 0]);
    expect(prioritiesOf({ ...given, subset: 'v1', endpoints: labelled, resolution: 'STATIC' })).toEqual([1, 1, 0, 1]);
  });

  it('is read from the source alone for DNS endpoints of several localities', () => {
    const endpoints = ['a.net eu/a a=1', 'b.net us/a a=2'];
    const given = { endpoints, labels: { a: '2' }, policy: order('a'), resolution: 'DNS' };
    expect(clusterFor(given).probable).toBe(true);
    expect(clusterFor({ ...given, resolution: 'DNS', policy: ejects }).probable).toBe(false);
  });
});

describe('the traffic distribution of a service', () => {
  const near = 'networking.istio.io/traffic-distribution: PreferClose';

  it('orders endpoints without any ejection', () => {
    const given = { endpoints: around, locality: here, annotations: near };
    expect(prioritiesOf(given)).toEqual([0, 0, 1, 2, 2]);
    expect(clusterFor(given).loadBalancer.locality).toBe('traffic-distribution');
    const node = 'networking.istio.io/traffic-distribution: PreferSameNode';
    expect(prioritiesOf({ ...given, annotations: node })).toEqual([0, 1, 2, 3, 3]);
  });

  it('is that of its namespace where it has none, since 1.30', () => {
    const given = { endpoints: around, locality: here, namespaceAnnotations: near };
    expect(prioritiesOf(given)).toEqual([0, 0, 1, 2, 2]);
    expect(prioritiesOf({ ...given, release: '1.29' })).toEqual([0, 0, 0, 0, 0]);
  });

  it('gives way to the rule, and stands before the mesh', () => {
    const given = { endpoints: around, locality: here, annotations: near };
    expect(prioritiesOf({ ...given, policy: setting('enabled: true') })).toEqual([0, 1, 2, 3, 3]);
    expect(prioritiesOf({ ...given, policy: setting('enabled: false') })).toEqual([0, 0, 0, 0, 0]);
    expect(prioritiesOf({ ...given, policy: ejects })).toEqual([0, 0, 1, 2, 2]);
  });
});
