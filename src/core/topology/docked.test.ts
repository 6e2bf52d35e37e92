import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { compareNames } from './order';
import type { DockedRule, LooseNode, ServiceEntryNode, Topology, WorkloadNode } from './topology';

const resource = (kind: string, spec: string, name = 'api', namespace = 'shop'): string => `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: ${name}, namespace: ${namespace} }
  spec: ${spec}
  ---`;

const entry = (host: string, more = '', name = host.split('.')[0]): string =>
  resource(
    'ServiceEntry',
    `{ hosts: ["${host}"], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS${more} }`,
    name,
  );

const design = (settings = ''): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    mesh: {${settings}}
    workloads:
      - { name: web, namespace: shop, labels: { app: web } }
      - { name: job, namespace: shop }
  ---`;

const selecting = (labels: string): string =>
  `{ workloadSelector: { labels: ${labels} }, egress: [{ hosts: ["./*"] }] }`;

function workload({ nodes }: Topology, name: string): WorkloadNode | undefined {
  return nodes.find((node): node is WorkloadNode => node.type === 'workload' && node.name === name);
}

function docked({ nodes }: Topology, name: string): readonly DockedRule[] {
  return (
    nodes.find((node): node is ServiceEntryNode => node.type === 'service-entry' && node.name === name)?.docked ?? []
  );
}

function facts(rules: readonly DockedRule[] | undefined): unknown {
  return rules?.map((rule) => [rule.name, ...rule.facts]);
}

describe('a Sidecar', () => {
  it('is docked to the workloads that it selects; a later one of the same workload has no effect', () => {
    const topology = topologyOf(
      mesh`${design()}${resource('Sidecar', selecting('{ app: web }'), 'b')}${resource('Sidecar', selecting('{ app: web }'), 'a')}`,
    );
    expect(facts(workload(topology, 'web')?.docked)).toEqual([
      ['b', 'no effect: a decides', 'imports shop/*'],
      ['a', 'imports shop/*'],
    ]);
    expect(workload(topology, 'web')?.docked?.[0]).toMatchObject({
      id: 'Sidecar/shop/b',
      kind: 'Sidecar',
      label: 'Sidecar shop/b',
    });
    expect(workload(topology, 'job')?.docked).toBeUndefined();
    expect(topology.nodes.some((node) => node.type === 'loose')).toBe(false);
  });

  it('is docked to its namespace without a selector, also where nothing else lies there', () => {
    const topology = topologyOf(
      mesh`${design()}${resource('Sidecar', '{ outboundTrafficPolicy: {} }', 'all')}${resource('Sidecar', '{}', 'all', 'bank')}${resource('Sidecar', '{}', 'second', 'bank')}${resource('Sidecar', '{}', 'mesh', 'istio-system')}`,
    );
    expect(topology.bands).toEqual(['bank', 'shop', 'istio-system']);
    expect(facts(topology.sidecars?.get('shop'))).toEqual([['all', 'REGISTRY_ONLY', 'imports all']]);
    expect(facts(topology.sidecars?.get('bank'))).toEqual([
      ['all', 'imports all'],
      ['second', 'no effect: all decides', 'imports all'],
    ]);
    expect(facts(topology.sidecars?.get('istio-system'))).toEqual([['mesh', 'default of the mesh', 'imports all']]);
  });

  it('is a loose card where it selects nothing that is drawn', () => {
    const topology = topologyOf(mesh`${design()}${resource('Sidecar', selecting('{ app: other, v: "1" }'), 'limits')}`);
    const loose = topology.nodes.find((node): node is LooseNode => node.type === 'loose');
    expect(loose).toMatchObject({
      kind: 'Sidecar',
      facts: ['imports shop/*'],
      reason: 'No workload drawn in namespace shop has the labels app=other, v=1.',
    });
  });

  it('says that it does nothing in ambient mode', () => {
    const topology = topologyOf(mesh`${design('dataPlane: ambient')}${resource('Sidecar', '{}', 'all')}`);
    expect(facts(topology.sidecars?.get('shop'))).toEqual([['all', 'no effect in ambient mode', 'imports all']]);
  });
});

describe('a rule of several entries', () => {
  it('is elsewhere on all but the first, in the order of the picture', () => {
    const topology = topologyOf(
      mesh`${entry('b.example.com')}${entry('a.example.com')}${resource('DestinationRule', '{ host: "*.example.com" }', 'wide')}${resource('DestinationRule', '{ host: b.example.com }', 'own')}`,
    );
    const marks = (name: string): unknown => docked(topology, name).map((rule) => [rule.name, rule.elsewhere]);
    expect(marks('a')).toEqual([['wide', undefined]]);
    expect(marks('b')).toEqual([
      ['own', undefined],
      ['wide', true],
    ]);
  });
});

describe('what dangles', () => {
  const routes = (...destinations: readonly string[]): string =>
    resource(
      'VirtualService',
      `{ hosts: [api.example.com], http: [{ route: [${destinations.map((to) => `{ destination: { ${to} } }`).join(', ')}] }] }`,
    );
  const subsets = resource('DestinationRule', '{ host: api.example.com, subsets: [{ name: v1, labels: { v: "1" } }] }');

  it('is what a VirtualService sends to and nobody defines', () => {
    const topology = topologyOf(
      mesh`${entry('api.example.com')}${subsets}${routes('host: gone.example.com', 'host: gone.example.com', 'host: api.example.com, port: { number: 81 }', 'host: api.example.com, subset: v2', 'host: api.example.com, subset: v1', 'host: reviews')}`,
    );
    expect(docked(topology, 'api').find((rule) => rule.kind === 'VirtualService')?.dangling).toEqual([
      'gone.example.com',
      'port 81 of api.example.com',
      'subset v2 of api.example.com',
    ]);
  });

  it('is a subset that no endpoint belongs to', () => {
    const own = (more: string): readonly string[] | undefined =>
      docked(topologyOf(mesh`${entry('api.example.com', more)}${subsets}`), 'api')[0]?.dangling;
    expect(own('')).toEqual(['subset v1: no endpoint']);
    expect(own(', endpoints: [{ address: a.example.com, labels: { v: "1" } }]')).toBeUndefined();
    expect(own(', endpoints: [{ address: a.example.com, labels: { v: "2" } }]')).toEqual(['subset v1: no endpoint']);
    expect(own(', workloadSelector: { labels: { app: a } }')).toBeUndefined();
  });

  it('may be defined in what was not read', () => {
    const unread = entry('x.example.com').replace('  ---', '  broken: "\n  ---');
    const topology = topologyOf(mesh`${entry('api.example.com')}${routes('host: gone.example.com')}${unread}`);
    expect(docked(topology, 'api')[0]?.dangling).toBeUndefined();
  });
});

describe('names', () => {
  it.each([
    ['catalog-2', 'catalog-10'],
    ['a', 'a-1'],
    ['a-1', 'a-b'],
    ['a-01', 'a-1'],
    ['a-1-2', 'a-1-10'],
    ['2', '10'],
    ['a99999999999999999998', 'a99999999999999999999'],
    ['', 'a'],
  ])('%j comes before %j', (first, second) => {
    expect(compareNames(first, second)).toBeLessThan(0);
    expect(compareNames(second, first)).toBeGreaterThan(0);
    expect(compareNames(first, first)).toBe(0);
  });

  it('order bands, and the cards in them', () => {
    const spaces = ['catalog-10', 'catalog-2', 'catalog-1'];
    const topology = topologyOf(mesh`${spaces.map((space) => resource('ServiceEntry', '{}', 'x', space)).join('')}`);
    expect(topology.bands).toEqual(['catalog-1', 'catalog-2', 'catalog-10']);
    expect(topology.nodes.map((node) => node.namespace)).toEqual(['catalog-1', 'catalog-2', 'catalog-10']);
  });
});
