import { describe, expect, it } from 'vitest';
import { kindNamed } from '../../../core/testing/kind-named';
import type { Path } from '../../../core/text';
import { below, nest, unsetOp } from './edits';

/** The path that unsetting `path` removes. */
const removed = (kind: string, root: unknown, path: Path): Path => unsetOp(kindNamed(kind), root, path).path;

describe('unsetting', () => {
  it('takes the parents that it leaves empty', () => {
    const root = { spec: { host: 'a', trafficPolicy: { loadBalancer: { simple: 'RANDOM' } } } };
    expect(removed('DestinationRule', root, ['spec', 'trafficPolicy', 'loadBalancer', 'simple'])).toEqual([
      'spec',
      'trafficPolicy',
    ]);
  });

  it('leaves parents that hold something else', () => {
    const root = { spec: { trafficPolicy: { tls: { sni: 'a', mode: 'SIMPLE' } } } };
    const path = ['spec', 'trafficPolicy', 'tls', 'sni'];
    expect(removed('DestinationRule', root, path)).toEqual(path);
  });

  it.each([
    ['DestinationRule', { trafficPolicy: { outlierDetection: { interval: '1s' } } }],
    ['DestinationRule', { trafficPolicy: { tls: { sni: 'a' } } }],
    ['DestinationRule', { trafficPolicy: { connectionPool: { tcp: { tcpKeepalive: { probes: 3 } } } } }],
    ['DestinationRule', { trafficPolicy: { loadBalancer: { localityLbSetting: { enabled: false } } } }],
    ['DestinationRule', { workloadSelector: { matchLabels: { app: 'a' } } }, 'app'],
    ['DestinationRule', { trafficPolicy: { retryBudget: { percent: 3 } } }],
    ['DestinationRule', { trafficPolicy: { proxyProtocol: { version: 'V2' } } }],
    ['VirtualService', { http: [{ retries: { attempts: 0 } }] }],
    ['VirtualService', { http: [{ mirrorPercentage: { value: 5 } }] }],
    ['Sidecar', { outboundTrafficPolicy: { mode: 'ALLOW_ANY' } }],
    ['Gateway', { servers: [{ tls: { mode: 'SIMPLE' } }] }],
  ])('leaves a block of %s that means something when it is empty: %j', (kind, spec, inside?: string) => {
    const path: (string | number)[] = ['spec'];
    for (let at: unknown = spec; typeof at === 'object' && at !== null;) {
      const [key, value] = Object.entries(at)[0] as [string, unknown];
      path.push(Array.isArray(at) ? Number(key) : key);
      at = value;
    }
    expect(removed(kind, { spec }, path)).toEqual(inside === undefined ? path : path.slice(0, -1));
  });

  it('takes that block itself when it is what is unset', () => {
    const root = { spec: { host: 'a', trafficPolicy: { outlierDetection: {} } } };
    expect(removed('DestinationRule', root, ['spec', 'trafficPolicy', 'outlierDetection'])).toEqual([
      'spec',
      'trafficPolicy',
    ]);
  });

  it('takes the list with its only item, and keeps an item that has lost its fields', () => {
    const root = { spec: { addresses: ['10.0.0.1'], hosts: ['a', 'b'], endpoints: [{ address: 'x' }] } };
    expect(removed('ServiceEntry', root, ['spec', 'addresses', 0])).toEqual(['spec', 'addresses']);
    expect(removed('ServiceEntry', root, ['spec', 'hosts', 1])).toEqual(['spec', 'hosts', 1]);
    const address = ['spec', 'endpoints', 0, 'address'];
    expect(removed('ServiceEntry', root, address)).toEqual(address);
  });

  it('keeps a header whose condition is taken back: it must still be there', () => {
    const root = { spec: { http: [{ match: [{ headers: { 'x-team': { exact: 'a' } } }] }] } };
    const header = ['spec', 'http', 0, 'match', 0, 'headers', 'x-team'];
    expect(removed('VirtualService', root, [...header, 'exact'])).toEqual([...header, 'exact']);
    expect(removed('VirtualService', root, header)).toEqual(header.slice(0, -1));
  });

  it('never takes spec or metadata', () => {
    expect(removed('ServiceEntry', { metadata: { name: 'a' } }, ['metadata', 'name'])).toEqual(['metadata', 'name']);
  });
});

it('nests a value below keys and indexes', () => {
  expect(nest(['port', 'number'], 443)).toEqual({ port: { number: 443 } });
  expect(nest([], 443)).toBe(443);
  expect(nest(['to', 0], 'a')).toEqual({ to: ['a'] });
});

it('puts ops below the item of a List', () => {
  expect(below(['items', 1], [{ type: 'delete', path: ['spec'] }])).toEqual([
    { type: 'delete', path: ['items', 1, 'spec'] },
  ]);
});
