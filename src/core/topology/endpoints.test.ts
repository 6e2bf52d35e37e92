import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { mesh, workspaceOf } from '../testing/mesh-fixture';
import type { Edge, EndpointNode, ServiceEntryNode, Topology } from './topology';

const resource = (kind: string, spec: string, name = 'api', labels = ''): string => `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: ${name}, namespace: shop${labels && `, labels: ${labels}`} }
  spec: ${spec}
  ---`;

const entry = (more: string): string =>
  resource(
    'ServiceEntry',
    `{ hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 8080 }], ${more} }`,
  );

const design = (workloads: string, settings = ''): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: {${settings}}, workloads: [${workloads}] }
  ---`;

const calls = 'calls: [{ url: "http://api.example.com" }]';

function endpoints({ nodes }: Topology): readonly EndpointNode[] {
  return nodes.filter((node): node is EndpointNode => node.type === 'endpoint');
}

function wires({ edges }: Topology): readonly Edge[] {
  return edges.filter((edge) => edge.type === 'dials' || edge.type === 'knows');
}

const nobody = 'the selected workloads';

describe('what a workloadSelector takes', () => {
  const selecting = (resolution: string): string =>
    entry(`resolution: ${resolution}, workloadSelector: { labels: { app: legacy } }`);
  const vm = (name: string, address: string, more = ''): string =>
    resource('WorkloadEntry', `{ address: ${address}, labels: { app: legacy }${more} }`, name);
  const pods = '{ name: legacy, namespace: shop, labels: { app: legacy }, locality: r1/z1 }';

  it('are endpoints of the entry, and no loose cards', () => {
    const topology = topologyOf(
      mesh`${selecting('STATIC')}${vm('vm1', '10.0.0.1', ', weight: 3, ports: { http: 9090 }, locality: r1/z2')}${design(`${pods}, { name: app, namespace: shop, ${calls} }`)}`,
    );
    expect(endpoints(topology)).toMatchObject([
      {
        id: 'External/ServiceEntry/shop/api/WorkloadEntry/shop/vm1',
        address: '10.0.0.1',
        label: 'External 10.0.0.1',
        from: 'WorkloadEntry',
        locality: 'r1/z2',
        weight: 3,
        place: { path: [] },
      },
      {
        id: 'External/ServiceEntry/shop/api/Workload/shop/legacy',
        address: 'legacy',
        from: 'Workload',
        locality: 'r1/z1',
      },
    ]);
    expect(wires(topology).map((edge) => [edge.type, edge.port])).toEqual([
      ['dials', 9090],
      ['dials', 8080],
    ]);
    expect(topology.nodes.filter((node) => node.type === 'loose')).toEqual([]);
    const card = topology.nodes.find((node): node is ServiceEntryNode => node.type === 'service-entry');
    expect(card?.endpointCount).toBe(2);
    expect(topology.edges.find((edge) => edge.type === 'call')?.outcome).toBe('reached');
  });

  it('are what has the labels and lies in the namespace; labels of the metadata count first', () => {
    const other = resource('WorkloadEntry', '{ address: 10.0.0.2, labels: { app: legacy } }', 'vm2', '{ app: new }');
    const away = vm('vm3', '10.0.0.3').replace('namespace: shop', 'namespace: bank');
    const topology = topologyOf(mesh`${selecting('STATIC')}${other}${away}`);
    expect(endpoints(topology).map((node) => node.implicit)).toEqual([nobody]);
    expect(topology.nodes.filter((node) => node.type === 'loose').map((node) => node.name)).toEqual(['vm3', 'vm2']);
  });

  it('may be names only where names are resolved', () => {
    const named = vm('vm1', 'vm.example.com');
    expect(endpoints(topologyOf(mesh`${selecting('STATIC')}${named}`))[0]?.implicit).toBe(nobody);
    expect(endpoints(topologyOf(mesh`${selecting('DNS')}${named}`)).map((node) => node.address)).toEqual([
      'vm.example.com',
    ]);
    expect(endpoints(topologyOf(mesh`${selecting('NONE')}${named}`)).map((node) => node.implicit)).toEqual([
      'the address the app dialled',
    ]);
  });

  it('follow when it is labelled otherwise', () => {
    const files = (app: string): Readonly<Record<string, string>> => ({
      'a.yaml': `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: api, namespace: shop }\nspec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: STATIC, workloadSelector: { labels: { app: a } } }\n`,
      'b.yaml': `apiVersion: networking.istio.io/v1\nkind: WorkloadEntry\nmetadata: { name: vm, namespace: shop }\nspec: { address: 10.0.0.1, labels: { app: ${app} } }\n`,
    });
    const before = takeSnapshot(workspaceOf(files('a')));
    const ways = (snapshot: Snapshot): unknown =>
      endpoints(topologyOf(snapshot)).map((node) => node.implicit ?? node.from);
    expect(ways(before)).toEqual(['WorkloadEntry']);
    const after = takeSnapshot(workspaceOf(files('b')), before);
    expect(ways(after)).toEqual([nobody]);
    expect(ways(takeSnapshot(workspaceOf(files('a')), after))).toEqual(['WorkloadEntry']);
  });
});

describe('priorities', () => {
  const three = (labels = ''): string =>
    ['r1/z1/s1', 'r1/z2', 'r2/z1', 'r3/z1']
      .map((locality, index) => `{ address: 10.0.0.${index}, locality: ${locality}${index === 0 ? labels : ''} }`)
      .join(', ');
  const policy = (loadBalancer: string, ejection = ', outlierDetection: { consecutive5xxErrors: 5 }'): string =>
    resource('DestinationRule', `{ host: api.example.com, trafficPolicy: { ${loadBalancer}${ejection} } }`);
  const localityLb = (setting: string): string => `loadBalancer: { localityLbSetting: ${setting} }`;
  const caller = (more = ''): string => design(`{ name: app, namespace: shop${more}, ${calls} }`);
  const from = (locality: string): string => caller(`, locality: ${locality}`);

  const ranks = (documents: string, list = three()): readonly (number | undefined)[] =>
    endpoints(topologyOf(mesh`${entry(`resolution: STATIC, endpoints: [${list}]`)}${documents}`)).map(
      (node) => node.priority,
    );
  const unranked = [undefined, undefined, undefined, undefined];

  it.each([
    ['by locality alone', 'r1/z1/s1', '{}', [0, 1, 2, 2]],
    ['by locality, as it is on where nothing is set', 'r1/z2', undefined, [1, 0, 2, 2]],
    ['from elsewhere', 'r9/z1', '{ enabled: true }', undefined],
    ['with failover between regions', 'r1/z1/s1', '{ failover: [{ from: r1, to: r3 }] }', [0, 1, 3, 2]],
    [
      'with distribute, which takes the place of failover',
      'r1/z1/s1',
      '{ distribute: [{ from: r1/*, to: { "r1/*": 100 } }] }',
      undefined,
    ],
    ['where it is switched off', 'r1/z1/s1', '{ enabled: false }', undefined],
  ])('%s', (_, locality, setting, expected) => {
    const rule = policy(setting === undefined ? 'connectionPool: { tcp: { maxConnections: 1 } }' : localityLb(setting));
    expect(ranks(rule + from(locality))).toEqual(expected ?? unranked);
  });

  it('need outlierDetection, and a caller with a locality', () => {
    expect(ranks(policy(localityLb('{}'), '') + from('r1/z1'))).toEqual(unranked);
    expect(ranks(policy(localityLb('{}')) + caller())).toEqual(unranked);
    expect(ranks(policy(localityLb('{}')))).toEqual(unranked);
    expect(
      ranks(
        policy(localityLb('{}')) +
          design(`{ name: app, namespace: shop, locality: r1, ${calls} }`, 'dataPlane: ambient'),
      ),
    ).toEqual(unranked);
  });

  it('are not judged for endpoints that a proxy does not choose among', () => {
    const first = (documents: string, more: string): unknown =>
      endpoints(topologyOf(mesh`${entry(more)}${documents}`)).map((node) => node.priority)[0];
    const documents = policy(localityLb('{}')) + from('r1/z1');
    expect(first(documents, 'resolution: DNS')).toBeUndefined();
    expect(first(documents, `resolution: DNS, endpoints: [${three()}]`)).toBeDefined();
    expect(first(documents, `resolution: DNS_ROUND_ROBIN, endpoints: [${three()}]`)).toBeUndefined();
  });

  it('follow labels from the first on, and localities within them where failover is set, too', () => {
    const list =
      '{ address: 10.0.0.0, labels: { a: "1", b: "1" } }, { address: 10.0.0.1, labels: { a: "1" } }, { address: 10.0.0.2, labels: { b: "1" } }';
    const labelled = caller(', labels: { a: "1", b: "1" }');
    expect(ranks(policy(localityLb('{ failoverPriority: [a, b] }')) + labelled, list)).toEqual([0, 1, 2]);
    expect(ranks(policy(localityLb('{ failoverPriority: ["b=2", a] }')) + labelled, list)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(ranks(policy(localityLb('{ failoverPriority: [a] }')) + caller(), list)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const both = policy(localityLb('{ failoverPriority: [a], failover: [{ from: r1, to: r2 }] }'));
    const away = three(', labels: { a: "1" }');
    expect(ranks(both + caller(', labels: { a: "1" }, locality: r1/z1/s1'), away)).toEqual([0, 1, 2, 3]);
  });

  it('put another network behind all of the own one', () => {
    const network = 'topology.istio.io/network';
    const list = `{ address: 10.0.0.0, labels: { ${network}: n2, a: "1" } }, { address: 10.0.0.1, labels: { ${network}: n1 } }`;
    const labelled = caller(`, labels: { ${network}: n1, a: "1" }`);
    expect(ranks(policy(localityLb(`{ failoverPriority: [${network}, a] }`)) + labelled, list)).toEqual([1, 0]);
  });

  it('stand on cards and wires, with who sees them so', () => {
    const topology = topologyOf(
      mesh`${entry(`resolution: STATIC, endpoints: [${three()}]`)}${policy(localityLb('{}'))}${from('r1/z1/s1')}`,
    );
    expect(endpoints(topology)[0]).toMatchObject({ priority: 0, seenFrom: 'Workload/shop/app' });
    expect(wires(topology).map((edge) => [edge.type, edge.priority])).toEqual([
      ['dials', 0],
      ['dials', 1],
      ['dials', 2],
      ['dials', 2],
    ]);
  });
});
