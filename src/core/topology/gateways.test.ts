import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { dedent, mesh } from '../testing/mesh-fixture';
import type { Edge, LooseNode, ServiceEntryNode, Topology } from './topology';

const entry = (more = ''): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], ports: [{ number: 443, name: p, protocol: TLS }], resolution: DNS${more} }
  ---`;
const gateway = (selector: string, server = 'protocol: TLS'): string => `
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: gw, namespace: shop }
  spec: { selector: { ${selector} }, servers: [{ port: { number: 443, name: p, ${server} }, hosts: ["*"] }] }
  ---`;
const servers: Readonly<Record<string, string>> = {
  http: 'protocol: HTTP',
  tls: 'protocol: TLS }, tls: { mode: PASSTHROUGH',
  tcp: 'protocol: TCP',
};
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
  const dialled = (protocol: string, policy = '', more = '', server = protocol): readonly Edge[] =>
    topologyOf(
      mesh`${entry(more)}${gateway('istio: egressgateway', servers[server])}${virtualService(`${toEntry}, ${route(protocol)}`)}${policy}`,
    ).edges.filter((each) => each.from.startsWith('Gateway/'));

  const tls = (protocol: string, policy = '', more = ''): string => {
    const [edge] = dialled(protocol, policy, more);
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

  it('is the mesh’s own for endpoints that take it', () => {
    const inside = (...accounts: readonly string[]): string =>
      `, location: MESH_INTERNAL, endpoints: [${accounts.map((each, index) => `{ address: 10.0.0.${index + 1}${each} }`).join()}]`;
    expect(tls('http', '', inside(', serviceAccount: a'))).toBe('gateway: TLS by gateway');
    expect(tls('http', '', inside(''))).toBe('none: no TLS');
    expect(tls('http', '', inside('', ', serviceAccount: a'))).toBe('unknown: TLS not known');
  });

  it('is nothing where no server of the gateway takes what the rule is for', () => {
    expect(dialled('http', '', '', 'tls')).toEqual([]);
    expect(dialled('tls', '', '', 'http')).toEqual([]);
  });

  it('is nothing where the gateway has no endpoint to dial', () => {
    expect(dialled('http')).toHaveLength(1);
    expect(dialled('http', '', ', exportTo: [bank]')).toEqual([]);
    const entryOfNone = entry().replace('DNS', 'NONE');
    const topology = topologyOf(
      mesh`${entryOfNone}${gateway('istio: egressgateway', servers['http'])}${virtualService(`${toEntry}, ${route('http')}`)}`,
    );
    expect(topology.edges.filter((each) => each.from.startsWith('Gateway/'))).toEqual([]);
  });

  it('is judged again when a rule for the host changes', () => {
    const files = (policy: string): Parameters<typeof takeSnapshot>[0] => ({
      files: [
        {
          path: 'a.yaml',
          text: dedent(
            `${entry()}${gateway('istio: egressgateway', servers['http'])}${virtualService(`${toEntry}, ${route('http')}`)}`,
          ),
        },
        { path: 'b.yaml', text: dedent(policy) },
      ],
    });
    const before = takeSnapshot(files(''));
    expect(topologyOf(before).edges).toMatchObject([{ tls: 'none' }]);
    const after = takeSnapshot(files(rule(simple)), before);
    expect(topologyOf(after).edges).toMatchObject([{ tls: 'gateway' }]);
    expect(topologyOf(takeSnapshot(files(''), after)).edges).toMatchObject([{ tls: 'none' }]);
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
