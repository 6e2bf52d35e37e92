import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { dedent, mesh } from '../testing/mesh-fixture';
import type { LooseNode, ServiceEntryNode, Topology } from './topology';

const entry = (more = ''): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], ports: [{ number: 443, name: p, protocol: TLS }], resolution: DNS${more} }
  ---`;
const gateway = (selector: string, name = 'gw'): string => `
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: ${name}, namespace: shop }
  spec: { selector: { ${selector} }, servers: [{ port: { number: 443, name: p, protocol: TLS }, hosts: ["*"] }] }
  ---`;
const virtualService = (spec: string, exportTo = ''): string => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: vs, namespace: shop }
  spec: { ${spec}${exportTo} }
  ---`;
const toEntry = 'hosts: [api.example.com], gateways: [gw]';
const route = (protocol: string): string =>
  `${protocol}: [{ ${protocol === 'tls' ? 'match: [{ sniHosts: [api.example.com] }], ' : ''}route: [{ destination: { host: api.example.com, port: { number: 443 } } }] }]`;
const rule = (spec: string): string => `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: dr, namespace: shop }
  spec: { host: api.example.com, ${spec} }
  ---`;
const simple = 'trafficPolicy: { tls: { mode: SIMPLE } }';

function loose({ nodes }: Topology, kind: string): LooseNode | undefined {
  return nodes.find((node): node is LooseNode => node.type === 'loose' && node.kind === kind);
}

function docked({ nodes }: Topology): readonly string[] {
  const card = nodes.find((node): node is ServiceEntryNode => node.type === 'service-entry');
  return card?.docked.map((each) => each.label) ?? [];
}

describe('an ingress gateway', () => {
  const wild = virtualService('hosts: ["*"], gateways: [gw], http: [{ route: [{ destination: { host: reviews } }] }]');

  it('is a loose card, and its VirtualServices govern no entry', () => {
    const topology = topologyOf(mesh`${entry()}${gateway('istio: ingressgateway')}${wild}`);
    expect(loose(topology, 'Gateway')?.reason).toBe('An ingress gateway: it takes no call that leaves the mesh.');
    expect(topology.nodes.filter((node) => node.lane === 'gateway')).toEqual([]);
    expect(docked(topology)).toEqual([]);
    expect(loose(topology, 'VirtualService')?.reason).toBe('It applies at shop/gw only, and sends to no entry there.');
  });

  it('is no way out even where its VirtualService sends to an entry', () => {
    const topology = topologyOf(
      mesh`${entry()}${gateway('istio: ingressgateway')}${virtualService(`${toEntry}, ${route('tls')}`)}`,
    );
    expect(topology.edges.map((edge) => edge.type)).toEqual(['knows']);
    expect(docked(topology)).toEqual([]);
  });

  it('is told from one with other labels by what is routed to it', () => {
    const other = topologyOf(mesh`${entry()}${gateway('app: mine')}${wild}`);
    expect(loose(other, 'Gateway')?.reason).toBe('No VirtualService routes a call that leaves the mesh to it.');
    const used = topologyOf(mesh`${entry()}${gateway('app: mine')}${virtualService(`${toEntry}, ${route('tls')}`)}`);
    expect(used.nodes.filter((node) => node.lane === 'gateway')).toHaveLength(1);
    expect(docked(used)).toEqual(['VirtualService shop/vs']);
  });
});

it('moves a gateway out of its lane when the last route to it goes', () => {
  const files = (text: string): { files: { path: string; text: string }[] } => ({
    files: [
      { path: 'entry.yaml', text: dedent(text) },
      { path: 'rest.yaml', text: dedent(`${gateway('app: mine')}${virtualService(`${toEntry}, ${route('tls')}`)}`) },
    ],
  });
  const before = takeSnapshot(files(entry()));
  expect(topologyOf(before).nodes.map((node) => node.lane)).toContain('gateway');
  const after = files(entry().replace('api.example.com', 'www.example.com'));
  expect(topologyOf(takeSnapshot(after, before)).nodes).toEqual(topologyOf(takeSnapshot(after)).nodes);
});

describe('TLS at an egress gateway', () => {
  const tls = (protocol: string, policy = '', more = ''): string => {
    const topology = topologyOf(
      mesh`${entry(more)}${gateway('istio: egressgateway')}${virtualService(`${toEntry}, ${route(protocol)}`)}${policy}`,
    );
    const [edge] = topology.edges.filter((each) => each.from.startsWith('Gateway/'));
    return `${edge?.tls}: ${edge?.label.split(', ').at(-1)}`;
  };

  it.each([
    ['http', '', 'none: no TLS'],
    ['tls', '', 'app: TLS by app'],
    ['tcp', '', 'unknown: TLS not known'],
    ['http', rule(simple), 'gateway: TLS by gateway'],
    ['tcp', rule(simple), 'gateway: TLS by gateway'],
    ['tls', rule(simple), 'app-and-gateway: TLS twice'],
    ['http', rule(simple.replace('SIMPLE', 'SIMPLE, credentialName: c')), 'gateway: TLS by gateway'],
    ['http', rule(`workloadSelector: { matchLabels: { istio: egressgateway } }, ${simple}`), 'gateway: TLS by gateway'],
    ['http', rule(`workloadSelector: { matchLabels: { app: other } }, ${simple}`), 'none: no TLS'],
  ])('of a %s route', (protocol, policy, expected) => {
    expect(tls(protocol, policy)).toBe(expected);
  });

  it('is not known where auto mTLS decides', () => {
    const inside = ', location: MESH_INTERNAL, endpoints: [{ address: 10.0.0.1, serviceAccount: a }]';
    expect(tls('http', '', inside)).toBe('unknown: TLS not known');
  });
});

describe('a loose card', () => {
  it('says that exportTo hides a VirtualService', () => {
    const text = virtualService(`hosts: [api.example.com], ${route('tls')}`, ', exportTo: ["~"]');
    const topology = topologyOf(mesh`${entry()}${text}`);
    expect(loose(topology, 'VirtualService')?.reason).toBe('Its exportTo shows it to nobody.');
  });

  it('says that no namespace sees both the VirtualService and the entry', () => {
    const text = virtualService(`hosts: [api.example.com], ${route('tls')}`, ', exportTo: [other]');
    const topology = topologyOf(mesh`${entry(', exportTo: ["."]')}${text}`);
    expect(loose(topology, 'VirtualService')?.reason).toBe(
      'No namespace sees both it and ServiceEntry shop/api: exportTo of one hides it.',
    );
  });
});
