import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mesh as meshOf } from '../../testing/mesh-fixture';
import type { Mesh } from '../build';
import { clientsOf } from './clients/clients';
import type { Cluster } from './clusters/cluster';
import { clusterUsesOf } from './clusters/cluster-uses';
import { clusterOf } from './clusters/clusters';
import type { Proxy } from './clients/proxy';
import { scopeOf } from './scope/scopes';

const istio = 'apiVersion: networking.istio.io/v1\n';
const hosts = ['one.net', '*.net'];
const namespace = fc.constantFrom('a', 'b', 'c', 'istio-system');
const exported = fc.constantFrom(
  '',
  ", exportTo: ['.']",
  ", exportTo: ['*']",
  ", exportTo: ['b', 'd']",
  ", exportTo: ['~']",
);
const host = fc.constantFrom(...hosts);

const entry = fc.record({ namespace, exported, host }).map(
  (each) => (name: number) => `${istio}kind: ServiceEntry
metadata: { name: e${name}, namespace: ${each.namespace} }
spec: { hosts: ['${each.host}'], resolution: DNS, endpoints: [{ address: x${name}.org, locality: eu }, { address: y.org, locality: us }], ports: [{ number: 80, name: http }]${each.exported} }
`,
);

const rule = fc
  .record({
    namespace,
    exported,
    host,
    selector: fc.constantFrom('', ', workloadSelector: { matchLabels: { app: x } }'),
    policy: fc.constantFrom('outlierDetection: {}', 'loadBalancer: { simple: RANDOM }'),
  })
  .map(
    (each) => (name: number) => `${istio}kind: DestinationRule
metadata: { name: r${name}, namespace: ${each.namespace} }
spec: { host: '${each.host}', trafficPolicy: { ${each.policy}, connectionPool: { tcp: { maxConnections: ${name + 1} } } }, subsets: [{ name: v${name} }]${each.exported}${each.selector} }
`,
  );

const virtualService = fc.record({ namespace, exported, host }).map(
  (each) => (name: number) => `${istio}kind: VirtualService
metadata: { name: v${name}, namespace: ${each.namespace} }
spec: { hosts: [go.net], http: [{ route: [{ destination: { host: '${each.host}', subset: v1 } }] }]${each.exported} }
`,
);

const sidecar = fc.record({ namespace, imported: fc.constantFrom('*/*', './*', 'a/*') }).map(
  (each) => (name: number) => `${istio}kind: Sidecar
metadata: { name: s${name}, namespace: ${each.namespace} }
spec: { egress: [{ hosts: ['${each.imported}'] }] }
`,
);

const gateway = fc.record({ namespace }).map(
  (each) => (name: number) => `${istio}kind: Gateway
metadata: { name: g${name}, namespace: ${each.namespace} }
spec: { selector: { istio: out }, servers: [] }
`,
);

const workload = fc
  .record({
    namespace,
    labels: fc.constantFrom('{}', '{ app: x }'),
    locality: fc.constantFrom('', ', locality: eu', ', locality: us'),
  })
  .map(
    (each) => (name: number) => `apiVersion: fairway.dev/v1
kind: EgressDesign
metadata: { name: d${name}, namespace: ${each.namespace} }
spec: { workloads: [{ name: w${name}, namespace: ${each.namespace}, labels: ${each.labels}${each.locality}, calls: [{ url: 'http://one.net' }] }] }
`,
  );

const documents = fc
  .tuple(
    fc.array(entry, { minLength: 1, maxLength: 4 }),
    fc.array(rule, { maxLength: 4 }),
    fc.array(virtualService, { maxLength: 2 }),
    fc.array(sidecar, { maxLength: 1 }),
    fc.array(gateway, { maxLength: 1 }),
    fc.array(workload, { maxLength: 3 }),
  )
  .map((lists) => lists.flat().map((make, index) => make(index)));

/** What tells a cluster from another one of the same name. */
function shown({ type, policy, endpoints, pool, loadBalancer }: Cluster): unknown {
  return [
    type,
    policy.rule?.rules.map(({ resource }) => resource.key),
    pool.maxConnections,
    loadBalancer.policy,
    endpoints.map(({ address, priority }) => [address, priority]),
  ];
}

/** The clusters of each client asked by itself, by client and name. */
function expected(mesh: Mesh, names: readonly Cluster[]): ReadonlySet<string> {
  const clients = clientsOf(mesh).filter(({ kind }) => kind !== 'ztunnel' && kind !== 'none');
  return new Set(
    clients.flatMap((client) =>
      names.flatMap(({ host: name, port, subset }) => {
        const scope = scopeOf(mesh, client);
        return scope.service(name) ? [text(client, clusterOf(scope, name, port, subset))] : [];
      }),
    ),
  );
}

function text({ kind, namespace: where, labels, locality }: Proxy, cluster: Cluster): string {
  return JSON.stringify([kind, where, labels, locality, cluster.name, shown(cluster)]);
}

describe('the clusters of clients', () => {
  it('are the same as those of each client by itself', () => {
    fc.assert(
      fc.property(documents, (texts) => {
        const { mesh } = meshOf`${texts.join('---\n')}`;
        const uses = clusterUsesOf(mesh).filter(({ subset }) => subset === undefined);
        const listed = uses.flatMap(({ cluster, clients }) => clients.map((client) => text(client, cluster)));
        const single = expected(
          mesh,
          uses.map(({ cluster }) => cluster),
        );
        expect(listed.filter((each) => !single.has(each))).toEqual([]);
        expect(new Set(listed).size).toBe(listed.length);
        // Of those that differ in labels and place where that changes nothing, one stands for all.
        const bare = (each: string): string => JSON.stringify((JSON.parse(each) as unknown[]).toSpliced(2, 2));
        expect(new Set(listed.map(bare))).toEqual(new Set([...single].map(bare)));
      }),
      { numRuns: 100 },
    );
  });
});
