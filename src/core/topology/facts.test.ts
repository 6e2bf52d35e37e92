import { expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { ruleFacts, virtualServiceFacts } from './facts';

const rule = `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: rule }
spec: { host: api.example.com, trafficPolicy: { outlierDetection: { maxEjectionPercent: 50 } } }
`;
const entry = (spec: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: entry }
spec: { hosts: [api.example.com], ${spec} }
`;

/** What a policy does to an entry, which has port 80 unless others are given. */
function factsOf(policy: string, ports = '{ number: 80, name: a, protocol: HTTP }'): readonly string[] {
  const text =
    entry(`resolution: DNS, ports: [${ports}]`) +
    rule.replace('{ outlierDetection: { maxEjectionPercent: 50 } }', `{ ${policy} }`);
  const { mesh } = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
  const [first] = mesh.rules;
  return first ? ruleFacts(mesh, first, mesh.entries[0]) : [];
}

/** What the rule does to the host of an entry with this spec. */
function facts(spec: string): readonly string[] {
  const { mesh } = takeSnapshot({ files: [{ path: 'a.yaml', text: entry(spec) + rule }] });
  const [first] = mesh.rules;
  return first ? ruleFacts(mesh, first, mesh.entries[0]) : [];
}

it('counts the endpoints that can be ejected where the text tells how many there are', () => {
  expect(facts('resolution: STATIC, endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2 }]')).toEqual([
    'eject 1 of 2',
  ]);
  expect(facts('resolution: DNS_ROUND_ROBIN')).toEqual(['eject 0 of 1']);
});

it('gives the share where only DNS knows how many hosts a name has', () => {
  expect(facts('resolution: DNS, endpoints: [{ address: a.example.com }, { address: b.example.com }]')).toEqual([
    'eject up to 50 %',
  ]);
});

it('says only settings that are in effect on a port of the entry', () => {
  const pool = 'connectionPool: { tcp: { maxConnections: 5 } }';
  const own = (number: number): string => `portLevelSettings: [{ port: { number: ${number} }, tls: { mode: SIMPLE } }]`;
  expect(factsOf(`${pool}, ${own(80)}`)).toEqual(['tls SIMPLE on 80']);
  expect(factsOf(`${pool}, ${own(9)}`)).toEqual(['max 5 connections']);
  const both = '{ number: 80, name: a, protocol: HTTP }, { number: 443, name: b, protocol: TLS }';
  expect(factsOf(`${pool}, ${own(80)}`, both)).toEqual(['max 5 connections on 443', 'tls SIMPLE on 80']);
  expect(factsOf(own(9))).toEqual(['nothing for these ports']);
});

it('says of every policy that there is one', () => {
  expect(factsOf('connectionPool: { tcp: { connectTimeout: 3s } }')).toEqual(['connect in 3s']);
  expect(factsOf('connectionPool: { http: { maxRetries: 3 } }')).toEqual(['connection pool']);
  expect(factsOf('loadBalancer: { warmup: { duration: 3s } }')).toEqual(['load balancing']);
  expect(factsOf('tunnel: { targetHost: a, targetPort: 80 }')).toEqual(['tunnel']);
  expect(factsOf('')).toEqual(['no policy']);
});

it('says that sidecars drop a secret only where one of them has the rule', () => {
  const rules = (exportTo: string): string =>
    entry('resolution: DNS, ports: [{ number: 80, name: a, protocol: HTTP }]') +
    rule
      .replace('name: rule', 'name: rule, namespace: egress')
      .replace('outlierDetection: { maxEjectionPercent: 50 }', 'tls: { mode: MUTUAL, credentialName: c }')
      .replace('spec: {', `spec: { ${exportTo}`) +
    `---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: out, namespace: egress }
spec: { selector: { istio: egressgateway }, servers: [] }
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: d }
spec: { workloads: [{ name: w, namespace: shop }, { name: gw, namespace: egress, labels: { istio: egressgateway } }] }
`;
  const told = (text: string): readonly string[] => {
    const { mesh } = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
    return mesh.rules.flatMap((each) => ruleFacts(mesh, each, mesh.entries[0]));
  };
  expect(told(rules('exportTo: ["."], '))).toEqual(['tls MUTUAL']);
  expect(told(rules('').replaceAll('namespace: egress', 'namespace: shop'))).toEqual([
    'tls MUTUAL dropped by sidecars',
  ]);
});

it('names the gateways of a VirtualService first, and a timeout that all routes have', () => {
  const told = (first: string): readonly string[] => {
    const text = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: v, namespace: bank }
spec: { hosts: [api.example.com], gateways: [mesh, egress/out], http: [{ ${first}route: [] }, { timeout: 5s, route: [] }] }
`;
    return takeSnapshot({ files: [{ path: 'a.yaml', text }] }).mesh.virtualServices.flatMap(virtualServiceFacts);
  };
  expect(told('')).toEqual(['2 routes', 'at out']);
  expect(told('timeout: 3s, ')).toEqual(['2 routes', 'at out', '3s / 5s']);
});
