import { describe, expect, it } from 'vitest';
import { document, scopeIn, settings, way } from '../../../testing/listener-fixture';

const protocols: Readonly<Record<number, string>> = {
  80: 'HTTP',
  81: '',
  82: 'TCP',
  83: 'TLS',
  84: 'HTTPS',
  85: 'GRPC',
  86: 'HTTP2',
};
const ports = Object.entries(protocols).map(
  ([number, protocol]) => `{ number: ${number}, name: p${number}${protocol === '' ? '' : `, protocol: ${protocol}`} }`,
);
const isHttp = (port: number): boolean => [80, 85, 86].includes(port);

const calls = ['http1', 'http2', 'raw', 'tls', 'tls foo'].flatMap((call) =>
  Object.keys(protocols).map((port) => ({ call, port: Number(port) })),
);

function entryWith(addresses: string): string {
  return document(
    'ServiceEntry',
    'default/se',
    `{ hosts: [istio.io], ${addresses} location: MESH_EXTERNAL, resolution: DNS, ports: [${ports.join(', ')}] }`,
  );
}

function wordsFor(call: string, port: number): string {
  const [payload, sni] = call.split(' ');
  return `${payload ?? ''} ${port}${sni === undefined ? '' : ` ${sni}`} to 9.9.9.9`;
}

/** The calls of pilot/pkg/networking/core/sidecar_simulation_test.go, TestPassthroughTraffic, to an address that no entry has. */
describe.each([
  ['ALLOW_ANY', 'PassthroughCluster'],
  ['REGISTRY_ONLY', 'BlackHoleCluster'],
])('a call to an unknown address under %s', (policy, fallback) => {
  const withAddress = scopeIn([settings(`outboundTrafficPolicy: ${policy}`), entryWith('addresses: [1.2.3.4],')]);
  const without = scopeIn([settings(`outboundTrafficPolicy: ${policy}`), entryWith('')]);

  it.each(calls)('$call to port $port, where the entry has an address', ({ call, port }) => {
    const routed = isHttp(port) && call.startsWith('http');
    const expected = routed ? `route ${port}` : fallback;
    const listener = isHttp(port) ? `0.0.0.0_${port}` : 'virtualOutbound';
    expect(way(withAddress, wordsFor(call, port))).toBe(`${listener} → ${expected}`);
  });

  it.each(calls)('$call to port $port, where it has none', ({ call, port }) => {
    const routed = (isHttp(port) || port === 81) && call.startsWith('http');
    const taken = port === 82 || port === 81 ? `istio.io:${port}` : fallback;
    expect(way(without, wordsFor(call, port))).toBe(`0.0.0.0_${port} → ${routed ? `route ${port}` : taken}`);
  });
});

/** pilot/pkg/networking/core/sidecar_simulation_test.go, TestLoop. */
describe('a call to a port of the proxy itself', () => {
  it.each([15001, 15006])('to %s ends there', (port) => {
    expect(way(scopeIn([]), `raw ${port} to 10.0.0.1`)).toBe('virtualOutbound → BlackHoleCluster');
  });
});
