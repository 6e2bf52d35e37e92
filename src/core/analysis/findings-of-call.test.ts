import { expect, it } from 'vitest';
import { anyPod, traceCall } from '../mesh';
import type { Snapshot } from '../snapshot';
import { designFrom } from '../testing/change-cases';
import { mesh } from '../testing/mesh-fixture';
import { bothPortsEntry, tlsOnWrongPort } from '../testing/tls-on-wrong-port';
import { bothPorts } from '../testing/tls-rule-cases';
import { findingsOfCall } from './findings-of-call';
import { findingsOf } from './run';

function rulesAbout(design: Snapshot, url: string): readonly string[] {
  const trace = traceCall(design.mesh, { client: anyPod(design.mesh, 'shop'), url, method: 'GET', headers: {} });
  if (!trace) throw new Error(`${url} is no call.`);
  return findingsOfCall(findingsOf(design), trace).map(({ rule }) => rule);
}

it('tells of a call the findings about the TLS of its own cluster, and none of the other port', () => {
  const design = designFrom({ 'entry.yaml': bothPortsEntry, 'rule.yaml': tlsOnWrongPort });
  expect(rulesAbout(design, 'http://api.example.com')).toEqual(['plaintext-to-tls-port']);
  expect(rulesAbout(design, 'https://api.example.com')).toEqual(['double-tls']);
});

it('tells of a call the findings about the route that it takes', () => {
  const design = mesh`${bothPorts}
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: api, namespace: shop }
    spec:
      hosts: [api.example.com]
      http:
        - match: [{ uri: { prefix: /plain } }]
          route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
        - route: [{ destination: { host: api.example.com, port: { number: 443 } } }]
  `;
  expect(rulesAbout(design, 'http://api.example.com')).toEqual(['requests-to-tls-port']);
  expect(rulesAbout(design, 'http://api.example.com/plain')).toEqual([]);
});

it('tells of a call the fault that answers it, and not of one by another route', () => {
  const design = mesh`${bothPorts}
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: api, namespace: shop }
    spec:
      hosts: [api.example.com]
      http:
        - match: [{ uri: { prefix: /v2 } }]
          timeout: 5s
          route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
        - timeout: 5s
          fault: { abort: { httpStatus: 503, percentage: { value: 100 } } }
          route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
  `;
  expect(rulesAbout(design, 'http://api.example.com')).toEqual(['fault-for-all']);
  expect(rulesAbout(design, 'http://api.example.com/v2')).toEqual([]);
});
