import { expect, it } from 'vitest';
import { anyPod, traceCall } from '../mesh';
import type { Snapshot } from '../snapshot';
import { designFrom } from '../testing/change-cases';
import { mesh } from '../testing/mesh-fixture';
import { bothPortsEntry, tlsOnWrongPort } from '../testing/tls-on-wrong-port';
import { bothPorts } from '../testing/tls-rule-cases';
import { findingsOfCall, refusalsOf } from './findings-of-call';
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

it('tells of a call that no route takes why, and nothing of the routes that others take', () => {
  const design = mesh`${bothPorts}
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: api, namespace: shop }
    spec:
      hosts: [api.example.com]
      http:
        - match: [{ uri: { prefix: /v1/ } }]
          timeout: 5s
          fault: { abort: { httpStatus: 503, percentage: { value: 100 } } }
          route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
  `;
  expect(rulesAbout(design, 'http://api.example.com/v2')).toEqual(['no-catch-all-route']);
  expect(rulesAbout(design, 'http://api.example.com/v1/')).toEqual(['fault-for-all']);
});

it('tells of a call to a port for bytes who else’s connections that takes, and what its TLS lacks', () => {
  const design = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: queue, namespace: shop }
    spec:
      hosts: [queue.example.com]
      ports: [{ number: 5671, name: tcp-amqps, protocol: TCP }, { number: 80, name: http, protocol: HTTP }]
      resolution: DNS
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: queue, namespace: shop }
    spec:
      host: queue.example.com
      trafficPolicy: { tls: { mode: SIMPLE, caCertificates: system, subjectAltNames: [queue.example.com] } }
  `;
  expect(rulesAbout(design, 'tcp://queue.example.com:5671')).toEqual(['port-taken-whole', 'nameless-tcp-tls']);
  expect(rulesAbout(design, 'http://queue.example.com')).toEqual(['tls-to-plain-port']);
});

it('tells of a call that its sidecar cannot shake hands for the mode that is in force', () => {
  const design = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: api, namespace: shop }
    spec:
      hosts: [api.example.com]
      location: MESH_EXTERNAL
      ports: [{ number: 8080, name: http, protocol: HTTP }]
      resolution: DNS
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: all, namespace: istio-system }
    spec: { host: '*', trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }
  `;
  expect(rulesAbout(design, 'http://api.example.com:8080')).toEqual(['mesh-tls-outside']);
  expect(rulesAbout(design, 'https://api.example.com:8080')).toEqual([]);
});

it('tells of a call that ends at a gateway that the route out of there is missing', () => {
  const design = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: api, namespace: shop }
    spec:
      hosts: [api.example.com]
      ports: [{ number: 443, name: tls, protocol: TLS }]
      resolution: DNS
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: egress, namespace: shop }
    spec:
      selector: { istio: egress }
      servers:
        - port: { number: 443, name: tls, protocol: TLS }
          hosts: [api.example.com]
          tls: { mode: PASSTHROUGH }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: egress, namespace: shop }
    spec: { selector: { istio: egress }, ports: [{ name: https, port: 443 }] }
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: api, namespace: shop }
    spec:
      hosts: [api.example.com]
      gateways: [mesh, egress]
      tls:
        - match: [{ gateways: [mesh], sniHosts: [api.example.com] }]
          route: [{ destination: { host: egress, port: { number: 443 } } }]
  `;
  expect(rulesAbout(design, 'https://api.example.com')).toEqual(['one-sided-gateway-route']);
});

it('tells of a call that a DestinationRule with a typing error in its host does not govern it, and nothing of other hosts', () => {
  const design = mesh`${bothPorts}
    ---
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: other, namespace: shop }
    spec: { hosts: [other.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: api, namespace: shop }
    spec: { host: api.exmple.com, trafficPolicy: { tls: { mode: SIMPLE } } }
  `;
  expect(rulesAbout(design, 'http://api.example.com')).toContain('rule-without-service');
  expect(rulesAbout(design, 'http://other.example.com')).not.toContain('rule-without-service');
  expect(findingsOf(design).find(({ rule }) => rule === 'rule-without-service')?.meantHost).toBe('api.example.com');
});

it('tells of calls by both ports that one tls block is in force on both', () => {
  const design = mesh`${bothPorts}
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: api, namespace: shop }
    spec: { host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE, sni: api.example.com } } }
  `;
  expect(rulesAbout(design, 'https://api.example.com')[0]).toBe('tls-on-every-port');
  expect(rulesAbout(design, 'http://api.example.com')).toContain('tls-on-every-port');
});

it('tells why a cluster would not take what a call goes through, and of nothing else', () => {
  const design = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: wild, namespace: shop }
    spec:
      hosts: ['*.example.com']
      resolution: DNS
      ports: [{ number: 443, name: tls, protocol: TLS }]
    ---
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: other, namespace: shop }
    spec:
      hosts: ['*.example.org']
      resolution: DNS
      ports: [{ number: 443, name: tls, protocol: TLS }]
    ---
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: sound, namespace: shop }
    spec:
      hosts: [api.example.edu]
      resolution: DNS
      ports: [{ number: 443, name: tls, protocol: TLS }]
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: ejecting, namespace: shop }
    spec:
      host: api.example.edu
      trafficPolicy: { outlierDetection: { interval: 0s } }
  `;
  const client = anyPod(design.mesh, 'shop');
  const refusals = (url: string): readonly unknown[] => {
    const trace = traceCall(design.mesh, { client, url, method: 'GET', headers: {} });
    return trace ? refusalsOf(findingsOf(design), trace).map(({ rule, resource }) => [rule, resource?.name]) : [];
  };
  expect(refusals('https://a.example.com')).toEqual([['resolution-conflict', 'wild']]);
  expect(refusals('https://api.example.edu')).toMatchObject([[expect.any(String), 'ejecting']]);
  expect(refusals('https://a.example.net')).toEqual([]);
});
