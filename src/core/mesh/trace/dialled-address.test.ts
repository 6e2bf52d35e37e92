import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { anyPod } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';
import { answerWords } from './trace-words';

const entry = (name: string, more: string): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: shop }
  spec: { hosts: [${name}.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], ${more} }
  ---`;

const ranged = entry('a', 'resolution: NONE, addresses: [203.0.113.0/24]');
const inside = entry('b', 'resolution: STATIC, endpoints: [{ address: 192.0.2.9 }, { address: 203.0.113.9 }]');

function caveatsOf(text: string, url: string): readonly string[] {
  const { mesh: from } = mesh`${text}`;
  return traceCall(from, { client: anyPod(from, 'shop'), url, method: 'GET', headers: {} })?.caveats ?? [];
}

const held = (fate: string): string =>
  `This holds where DNS does not answer 203.0.113.9 for b.example.com, an endpoint of ServiceEntry shop/b: Envoy looks at the address first, and on port 443 a connection there ${fate}.`;

describe('an endpoint of the called host', () => {
  it('in a range of another one is told of', () => {
    expect(caveatsOf(ranged + inside, 'https://b.example.com')).toEqual([held('passes by all policy')]);
  });

  it('that is an address of another one is told of', () => {
    const own = entry('c', 'resolution: STATIC, addresses: [203.0.113.9], endpoints: [{ address: 198.51.100.1 }]');
    expect(caveatsOf(own + inside, 'https://b.example.com')).toEqual([held('goes to c.example.com')]);
  });

  it('changes nothing where no other entry asks for it, and for a dialled address', () => {
    expect(caveatsOf(entry('c', 'resolution: DNS') + inside, 'https://b.example.com')).toEqual([]);
    expect(caveatsOf(ranged + inside, 'https://192.0.2.9').filter((each) => each.includes('192.0.2.9'))).toEqual([]);
  });
});

describe('an address that istiod has allocated', () => {
  const db = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: db, namespace: shop }
spec:
  hosts: [db.example.com]
  ports: [{ number: 5432, name: db, protocol: TCP }]
  resolution: DNS
status: { addresses: [{ host: db.example.com, value: 240.240.0.7 }] }
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec: { mesh: { dnsCapture: DNS, outboundTrafficPolicy: REGISTRY_ONLY } }`;
  const traced = (dnsCapture: boolean, url: string): ReturnType<typeof traceCall> => {
    const { mesh: from } = mesh`${db.replace('DNS,', `${dnsCapture},`)}`;
    return traceCall(from, { client: anyPod(from, 'shop'), url, method: 'GET', headers: {} });
  };

  it('is what the app dials, by name or by itself', () => {
    const named = traced(true, 'tcp://db.example.com:5432');
    expect(named?.outcome).toBe('reached');
    expect(named?.hops[0]?.what).toBe('The proxy answers 240.240.0.7, which istiod has allocated to db.example.com.');
    const dialled = traced(true, 'tcp://240.240.0.7:5432');
    expect(dialled?.outcome).toBe('reached');
    expect(dialled?.cluster?.host).toBe('db.example.com');
    for (const { hops = [] } of [named ?? {}, dialled ?? {}])
      expect(hops.find(({ at }) => at === 'listener')?.name).toBe('240.240.0.7_5432');
  });

  it('is a name that requests for it may have, that of IPv4 for a pod with IPv4', () => {
    const api = db
      .replace('5432, name: db, protocol: TCP', '80, name: http, protocol: HTTP')
      .replace('value: 240.240.0.7 }', 'value: "2001:2::f0f0:7" }, { host: db.example.com, value: 240.240.0.7 }');
    const requested = (dnsCapture: boolean, url: string): ReturnType<typeof traceCall> => {
      const { mesh: from } = mesh`${api.replace('DNS,', `${dnsCapture},`)}`;
      return traceCall(from, { client: anyPod(from, 'shop'), url, method: 'GET', headers: {} });
    };
    const dialled = requested(true, 'http://240.240.0.7/a');
    expect([dialled?.outcome, dialled?.cluster?.host]).toEqual(['reached', 'db.example.com']);
    expect(dialled?.hops.find(({ at }) => at === 'route')?.name).toBe('db.example.com:80');
    expect(requested(true, 'http://[2001:2::f0f0:7]/a')?.outcome).toBe('blackhole');
    expect(requested(false, 'http://240.240.0.7/a')?.outcome).toBe('blackhole');
  });

  it('belongs to the host: with DNS capture no port takes the call as it takes every other', () => {
    const wordsFor = (dnsCapture: boolean): string => {
      const trace = traced(dnsCapture, 'tcp://240.240.0.7:5432');
      return trace ? answerWords(trace) : '';
    };
    expect(wordsFor(true)).toBe('Reached. No TLS to the server, every address of db.example.com.');
    expect(wordsFor(false)).toContain('shop/db takes every call to port 5432, which has no address.');
  });

  it('of IPv6 has no listener at a pod with IPv4', () => {
    const six = db.replace(
      'value: 240.240.0.7 }',
      'value: 240.240.0.7 }, { host: db.example.com, value: "2001:2::7" }',
    );
    const { mesh: from } = mesh`${six.replace('DNS,', 'true,')}`;
    const trace = traceCall(from, {
      client: anyPod(from, 'shop'),
      url: 'tcp://[2001:2::7]:5432',
      method: 'GET',
      headers: {},
    });
    expect(trace?.outcome).toBe('blackhole');
    expect(trace?.hops.find(({ at }) => at === 'listener')?.name).toBe('virtualOutbound');
  });

  it('is told to nobody by a sidecar without DNS capture', () => {
    expect(traced(false, 'tcp://db.example.com:5432')?.hops[0]?.what).toBe(
      'The app gets what DNS outside of the mesh answers for db.example.com.',
    );
  });
});
