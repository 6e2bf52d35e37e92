import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import { findingsOf } from '.';
import { cpuSeconds } from '../testing/cpu-time';

const gateway = (index: number, label: string): string => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: g${index}, namespace: shop }
spec:
  selector: { ${label} }
  servers:
    - { port: { number: 443, name: https, protocol: HTTPS }, hosts: ['*.example.com'], tls: { mode: SIMPLE, credentialName: all } }
`;
const deployment = (index: number): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: d${index}, namespace: shop }
spec:
  template:
    metadata: { labels: { app: d${index}, sidecar.istio.io/inject: 'true' } }
    spec: { containers: [{ name: app, image: app }] }
`;
const service = (index: number): string => `apiVersion: v1
kind: Service
metadata: { name: s${index}, namespace: shop }
spec: { selector: { app: d${index} }, ports: [{ port: 80, name: http }] }
`;
const route = (index: number, subset: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: v${index}, namespace: shop }
spec:
  hosts: [db]
  gateways: [egress]
  http: [{ route: [{ destination: { host: db, port: { number: 80 }${subset} } }] }]
`;

const many = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join('---\n');

function secondsFor(snapshot: Snapshot): number {
  void snapshot.mesh;
  return cpuSeconds(() => findingsOf(snapshot));
}

/**
 * A rule that holds each against each takes 64 times as long for eight times as many. Collecting what earlier tests left behind may fall into one
 * measurement, so there are others.
 */
describe('the findings of thousands of resources', () => {
  const kinds = {
    'pods that keep a port of hosts with TLS from their sidecars': (count: number) =>
      many(count, (index) =>
        [
          deployment(index).replace(
            'labels: {',
            `annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: "${index % 2 ? 80 : 3306}" }, labels: {`,
          ),
          `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: e${index}, namespace: shop }\nspec: { hosts: [e${index}.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }\n`,
          `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: e${index}, namespace: shop }\nspec: { host: e${index}.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }\n`,
        ].join('---\n'),
      ),
    'Gateways of the same pods': (count: number) => many(count, (index) => gateway(index, 'istio: gateway')),
    'Gateways of different pods': (count: number) =>
      `${many(count, (index) => gateway(index, `app: d${index}`))}---\n${deployment(0)}`,
    'Deployments with their Services': (count: number) => `${many(count, deployment)}---\n${many(count, service)}`,
    'routes to a subset and past it': (count: number) =>
      many(count, (index) => route(index, index % 2 ? ', subset: v1' : '')),
  };

  it.each(Object.entries(kinds))('take no square of the number of %s', { retry: 2 }, (_, write) => {
    const [few, lots] = [500, 4_000].map((count) => takeSnapshot(workspaceOf({ 'a.yaml': write(count) })));
    if (few === undefined || lots === undefined) throw new Error('there are two');
    secondsFor(takeSnapshot(workspaceOf({ 'a.yaml': write(100) })));
    const base = Math.max(secondsFor(few), 0.1);
    expect(secondsFor(lots)).toBeLessThan(24 * base);
  });
});
