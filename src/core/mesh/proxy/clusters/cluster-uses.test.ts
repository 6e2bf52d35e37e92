import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../../../snapshot';
import { clusterUsesOf } from './cluster-uses';
import type { ClusterUse } from '../uses';

const istio = 'apiVersion: networking.istio.io/v1\n';
const entry = (name: string, more = '', namespace = 'shop'): string =>
  `${istio}kind: ServiceEntry
metadata: { name: ${name}, namespace: ${namespace} }
spec: { hosts: [${name}.net], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS${more} }
`;
const rule = (name: string, more: string, namespace = 'shop', host = name): string =>
  `${istio}kind: DestinationRule
metadata: { name: ${name}, namespace: ${namespace} }
spec: { host: ${host}.net, ${more} }
`;
const route = (name: string, to: string): string =>
  `${istio}kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { hosts: [${name}.net], http: [{ route: [{ destination: { ${to} } }] }] }
`;
const workloads = (...items: readonly string[]): string =>
  `apiVersion: fairway.dev/v1
kind: EgressDesign
metadata: { name: design, namespace: shop }
spec: { workloads: [${items.map((each) => `{ ${each} }`).join(', ')}] }
`;
const limit = 'trafficPolicy: { connectionPool: { tcp: { maxConnections: 5 } } }';

/** Each document is a file; those with equal texts stay the same files. */
function take(documents: readonly string[], previous?: Snapshot): Snapshot {
  const files = documents.map((text, index) => {
    const before = previous?.workspace.files[index];
    return before?.text === text ? before : { path: `${index}.yaml`, text };
  });
  return takeSnapshot({ files }, previous);
}

function usesOf(...documents: readonly string[]): readonly ClusterUse[] {
  return clusterUsesOf(take(documents).mesh);
}

/** `outbound|80||a.net limit 5 shop other`. */
function shown({ cluster, clients }: ClusterUse): string {
  const who = clients.map(({ kind, namespace }) => (kind === 'egress-gateway' ? `gateway ${namespace}` : namespace));
  const priorities = cluster.endpoints.some(({ priority }) => priority > 0)
    ? [cluster.endpoints.map(({ priority }) => priority).join('')]
    : [];
  return [cluster.name, cluster.type ?? 'none', cluster.pool.maxConnections ?? '-', ...priorities, ...who].join(' ');
}

const anywhere = workloads('name: till, namespace: shop', 'name: desk, namespace: office');

describe('the clusters of a design', () => {
  it('are one use for all clients where no rule tells them apart', () => {
    expect(usesOf(entry('a'), anywhere).map(shown)).toEqual(['outbound|80||a.net STRICT_DNS - office shop']);
  });

  it('are one use for each rule that counts for some', () => {
    const own = rule('a', limit.replace('5', '7'), 'office');
    expect(usesOf(entry('a'), rule('a', limit), own, anywhere).map(shown)).toEqual([
      'outbound|80||a.net STRICT_DNS 7 office',
      'outbound|80||a.net STRICT_DNS 5 shop',
    ]);
    expect(usesOf(entry('a'), rule('a', limit), anywhere).map(shown)).toEqual([
      'outbound|80||a.net STRICT_DNS 5 office shop',
    ]);
  });

  it('are told apart by labels where a rule selects workloads', () => {
    const selecting = rule('a', `workloadSelector: { matchLabels: { app: till } }, ${limit}`);
    const drawn = workloads('name: till, namespace: shop, labels: { app: till }', 'name: desk, namespace: shop');
    expect(usesOf(entry('a'), selecting, drawn).map(shown)).toEqual([
      'outbound|80||a.net STRICT_DNS - shop',
      'outbound|80||a.net STRICT_DNS 5 shop',
    ]);
  });

  it('have the subsets that a rule defines and those that a VirtualService names', () => {
    const subsets = rule('a', 'subsets: [{ name: v1 }, { name: v2, labels: { v: "2" } }]');
    expect(usesOf(entry('a'), subsets, route('a', 'host: a.net, subset: v3')).map(shown)).toEqual([
      'outbound|80||a.net STRICT_DNS - shop',
      'outbound|80|v1|a.net STRICT_DNS - shop',
      'outbound|80|v2|a.net none - shop',
      'outbound|80|v3|a.net none - shop',
    ]);
    const elsewhere = route('a', 'host: a.net, subset: v3, port: { number: 443 }');
    expect(usesOf(entry('a'), elsewhere).map(shown)).toEqual(['outbound|80||a.net STRICT_DNS - shop']);
  });

  it('are those of clients that see the service', () => {
    expect(usesOf(entry('a', ", exportTo: ['.']"), anywhere).map(shown)).toEqual([
      'outbound|80||a.net STRICT_DNS - shop',
    ]);
    expect(usesOf(entry('a', ", exportTo: ['~']"), anywhere)).toEqual([]);
  });

  it('include those of gateways', () => {
    const gateway = `${istio}kind: Gateway\nmetadata: { name: out, namespace: edge }\nspec: { selector: { istio: egress }, servers: [] }\n`;
    const none = entry('a').replace('DNS', 'NONE');
    expect(usesOf(none, gateway, anywhere).map(shown)).toEqual([
      'outbound|80||a.net ORIGINAL_DST - office shop',
      'outbound|80||a.net EDS - gateway edge',
    ]);
  });

  it('are told apart by locality where that changes the order', () => {
    const located = entry('a', ', endpoints: [{ address: b.net, locality: eu }, { address: c.net, locality: us }]');
    const drawn = workloads(
      'name: a, namespace: shop, locality: eu',
      'name: b, namespace: shop, locality: us',
      'name: c, namespace: office, locality: eu',
    );
    const ejects = rule('a', 'trafficPolicy: { outlierDetection: {} }');
    expect(usesOf(located, ejects, drawn).map(shown)).toEqual([
      'outbound|80||a.net STRICT_DNS - 01 office shop',
      'outbound|80||a.net STRICT_DNS - 10 shop',
    ]);
    expect(usesOf(located, drawn).map(shown)).toEqual(['outbound|80||a.net STRICT_DNS - office shop']);
  });
});

describe('after a keystroke', () => {
  const before = take([entry('a'), entry('b'), rule('a', limit), anywhere]);
  const useOf = (snapshot: Snapshot, host: string): ClusterUse | undefined =>
    clusterUsesOf(snapshot.mesh).find(({ service }) => service.host === host);

  it('uses of other hosts are the same objects', () => {
    const [first, second] = [useOf(before, 'a.net'), useOf(before, 'b.net')];
    const now = take([entry('a'), entry('b'), rule('a', limit.replace('5', '6')), anywhere], before);
    expect(useOf(now, 'b.net')).toBe(second);
    expect(useOf(now, 'a.net')).not.toBe(first);
    expect(useOf(now, 'a.net')?.cluster.pool.maxConnections).toBe(6);
  });

  it('a new rule for a host is seen, and one that goes away', () => {
    const now = take([entry('a'), entry('b'), rule('c', limit, 'shop', 'b'), anywhere], before);
    expect(useOf(now, 'b.net')?.cluster.pool.maxConnections).toBe(5);
    expect(useOf(now, 'a.net')?.cluster.pool.maxConnections).toBeNull();
  });

  it('new clients are seen everywhere', () => {
    const more = workloads('name: till, namespace: shop', 'name: other, namespace: other');
    const now = take([entry('a'), entry('b'), rule('a', limit), more], before);
    expect(useOf(now, 'b.net')?.clients.map(({ namespace }) => namespace)).toEqual(['other', 'shop']);
  });

  it('a WorkloadEntry that a service selects is seen', () => {
    const vm = (address: string): string =>
      `${istio}kind: WorkloadEntry\nmetadata: { name: vm, namespace: shop, labels: { app: a } }\nspec: { address: ${address} }\n`;
    const selects = entry('a', ', workloadSelector: { labels: { app: a } }');
    const first = take([selects, entry('b'), vm('10.0.0.1')]);
    expect(useOf(first, 'a.net')?.cluster.endpoints[0]?.address).toBe('10.0.0.1');
    const now = take([selects, entry('b'), vm('10.0.0.2')], first);
    expect(useOf(now, 'a.net')?.cluster.endpoints[0]?.address).toBe('10.0.0.2');
    expect(useOf(now, 'b.net')).toBe(useOf(first, 'b.net'));
  });
});
