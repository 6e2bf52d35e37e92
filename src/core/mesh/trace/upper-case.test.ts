import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../snapshot';
import { dedent, mesh, workspaceOf } from '../../testing/mesh-fixture';
import { calls } from '../../testing/tls-rule-cases';
import type { Mesh } from '../build';
import { envoyOfPort } from '../envoy/view';
import { anyPod } from '../proxy/clients/proxies';
import { traceCall } from './trace-call';
import type { Trace } from './trace';
import { tracesOf } from './traces';

const entry = (ports: string, more = ''): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: [API.example.com], ports: [${ports}], resolution: DNS, ${more} }
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec: { host: API.example.com, trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3 } } }
  ---`;

const routed = (host: string): string => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: api, namespace: shop }
  spec: { hosts: [API.example.com], http: [{ timeout: 1s, route: [{ destination: { host: ${host} } }] }] }`;

const http = '{ number: 80, name: http, protocol: HTTP }';

/** The documents of a text, each without the indentation that its lines share. */
function plain(text: string): string {
  return text
    .split(/^ *---\n?/m)
    .map(dedent)
    .join('---\n');
}

function traced(text: string, url: string): Trace | undefined {
  const { mesh: from } = mesh`${text}`;
  return traceCall(from, { client: anyPod(from, 'shop'), url, method: 'GET', headers: {} });
}

describe('a host that is not in lower case', () => {
  it('has a default route in lower case, to a cluster that does not exist', () => {
    for (const url of ['http://api.example.com', 'http://API.example.com'])
      expect(traced(entry(http), url)).toMatchObject({
        outcome: 'error',
        response: { code: 503, flag: 'NC' },
        cluster: { name: 'outbound|80||api.example.com', type: null },
      });
  });

  it('shows that route to Envoy', () => {
    const { mesh: from } = mesh`${entry(http)}`;
    const parts = envoyOfPort(from, anyPod(from, 'shop'), 'API.example.com', 80);
    expect(JSON.stringify(parts.find(({ kind }) => kind === 'route')?.message)).toContain(
      'outbound|80||api.example.com',
    );
  });

  it('is reached by a rule that sends to it as it is written, and by no other', () => {
    expect(traced(`${entry(http)}${routed('API.example.com')}`, 'http://api.example.com')).toMatchObject({
      outcome: 'reached',
      cluster: { name: 'outbound|80||API.example.com' },
      policy: { outlierDetection: { consecutive5xxErrors: 3 } },
    });
    expect(traced(`${entry(http)}${routed('api.example.com')}`, 'http://api.example.com')).toMatchObject({
      response: { code: 503, flag: 'NC' },
    });
  });

  it('is reached over TLS, whose server names Envoy compares in lower case', () => {
    expect(traced(entry('{ number: 443, name: tls, protocol: TLS }'), 'https://api.example.com')).toMatchObject({
      outcome: 'reached',
      cluster: { name: 'outbound|443||API.example.com' },
    });
  });

  it('is traced again when a rule for it comes', () => {
    const called = { 'entry.yaml': plain(entry(http)), 'design.yaml': plain(calls('http://api.example.com')) };
    const before = takeSnapshot(workspaceOf(called));
    const outcomesOf = (from: Mesh): readonly string[] => [...tracesOf(from).values()].map(({ outcome }) => outcome);
    expect(outcomesOf(before.mesh)).toEqual(['error']);
    const more = { ...called, 'routes.yaml': plain(routed('API.example.com')) };
    expect(outcomesOf(takeSnapshot(workspaceOf(more), before).mesh)).toEqual(['reached']);
  });

  it('has no virtual host in the route configuration of its own address', () => {
    const text = entry('{ number: 80, name: auto }', 'addresses: [192.0.2.1]');
    expect(traced(text, 'http://192.0.2.1')).toMatchObject({ outcome: 'error', response: { code: 404, flag: 'NR' } });
  });
});
