import type { CallRow } from './call-row';
import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { dedent, mesh } from '../testing/mesh-fixture';
import type { Topology } from './topology';

const entry = (name: string, spec: string, namespace = 'shop'): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: ${namespace} }
  spec: { hosts: [${name}.example.com], ${spec} }
  ---`;

const raw = (more = 'resolution: STATIC, endpoints: [{ address: 10.0.0.1 }]', protocol = 'TCP'): string =>
  `ports: [{ number: 5432, name: db, protocol: ${protocol} }], ${more}`;
const http = 'ports: [{ number: 5432, name: http, protocol: HTTP }], resolution: DNS';

const design = (url: string, settings = '', expects = ''): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { mesh: {${settings}}, workloads: [{ name: app, namespace: shop, calls: [{ url: "${url}"${expects} }] }] }
  ---`;

function row({ nodes }: Topology): CallRow {
  return nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []))[0] as CallRow;
}

function told(documents: string, url: string, settings = ''): string {
  const { target, outcome } = row(topologyOf(mesh`${documents}${design(url, settings)}`));
  return `${target?.node.split('/').at(-1) ?? 'none'} ${outcome}`;
}

describe('a port for raw bytes without an address', () => {
  const db = entry('db', raw());

  it.each([
    ['an unknown host', db, 'tcp://other:5432', 'db unknown'],
    ['an unknown name', db, 'tcp://other.example.com:5432', 'db reached'],
    ['an address', db, 'tcp://10.1.1.1:5432', 'db reached'],
    ['whatever is sent', db, 'https://other.example.com:5432', 'db reached'],
    ['requests', db, 'http://other.example.com:5432', 'db reached'],
    ['no requests beside HTTP', db + entry('web', http), 'http://other.example.com:5432', 'none passthrough'],
    ['TLS beside HTTP', db + entry('web', http), 'https://web.example.com:5432', 'db reached'],
    ['another port', db, 'tcp://other.example.com:5433', 'none passthrough'],
    [
      'another address',
      entry('db', `${raw()}, addresses: [10.0.0.9]`),
      'tcp://other.example.com:5432',
      'none passthrough',
    ],
    [
      'a hidden entry',
      entry('db', `${raw()}, exportTo: ["."]`, 'bank'),
      'tcp://other.example.com:5432',
      'none passthrough',
    ],
    [
      'a host of an address',
      db + entry('own', `${raw()}, addresses: [10.0.0.9]`),
      'tcp://own.example.com:5432',
      'own reached',
    ],
    ['the host of a later entry', db + entry('reports', raw()), 'tcp://reports.example.com:5432', 'db reached'],
    ['its own host', db + entry('reports', raw()), 'tcp://db.example.com:5432', 'db reached'],
    [
      'a host without the port',
      db + entry('web', http.replace('5432', '80')),
      'tcp://web.example.com:5432',
      'db reached',
    ],
    [
      'without a protocol, requests',
      entry('db', raw(undefined, '""')),
      'http://other.example.com:5432',
      'none passthrough',
    ],
    ['without a protocol, bytes', entry('db', raw(undefined, '""')), 'tcp://other.example.com:5432', 'db reached'],
  ])('takes %s', (_, documents, url, expected) => {
    expect(told(documents, url)).toBe(expected);
  });

  it('takes calls also where unknown destinations are refused', () => {
    expect(told(db, 'tcp://other.example.com:5432', 'outboundTrafficPolicy: REGISTRY_ONLY')).toBe('db reached');
  });

  it('says where the call goes and which entry it misses', () => {
    const promise = ', expect: { outcome: reached }';
    const topology = topologyOf(
      mesh`${db}${entry('reports', raw())}${design('tcp://reports.example.com:5432', '', promise)}`,
    );
    expect(row(topology)).toMatchObject({
      reason:
        'Port 5432 of ServiceEntry shop/db has no address, so the sidecar sends every call to that port to its own endpoints.',
      holds: true,
    });
    expect(topology.edges.filter((edge) => edge.type === 'misses')).toMatchObject([
      { to: 'ServiceEntry/shop/reports', toRow: '5432', why: 'shop/db takes the port' },
    ]);
    const none = mesh`${entry('db', raw('resolution: NONE'))}${design('tcp://other.example.com:5432', '', promise)}`;
    expect(row(topologyOf(none))).toMatchObject({ holds: true });
    expect(row(topologyOf(none)).reason).toContain('on to the address dialled');
  });

  it.each([
    ['comes', '', db],
    ['goes', db, ''],
    ['gets an address', db, entry('db', `${raw()}, addresses: [10.0.0.9]`)],
    ['is another protocol', db, db.replace('TCP', 'TLS')],
    ['has HTTP beside it', db + entry('web', http.replace('5432', '80')), db + entry('web', http)],
  ])('is followed again when it %s', (_, from, to) => {
    const files = (text: string): Parameters<typeof takeSnapshot>[0] => ({
      files: [
        { path: 'a.yaml', text: dedent(text) },
        { path: 'b.yaml', text: dedent(design('http://other.example.com:5432')) },
      ],
    });
    const before = takeSnapshot(files(from));
    expect(topologyOf(takeSnapshot(files(to), before))).toEqual(topologyOf(takeSnapshot(files(to))));
  });
});
