import { expect, it } from 'vitest';
import { entriesReached, tracesOf } from '../../core/mesh';
import { mesh } from '../../core/testing/mesh-fixture';
import { topologyOf } from '../../core/topology';
import { treadOn } from './traced-way';

const entry = (name: string, host: string, more = 'resolution: DNS'): string => `
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: shop }
  spec:
    hosts: ["${host}"]
    ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }]
    ${more}
`;
const routed = (spec: string): string => `
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: route, namespace: shop }
  spec: ${spec}
`;
const gateway = `
  ---
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: out, namespace: shop }
  spec:
    selector: { istio: egressgateway }
    servers: [{ port: { number: 443, name: tls, protocol: TLS }, hosts: [a.example], tls: { mode: PASSTHROUGH } }]
  ---
  apiVersion: v1
  kind: Service
  metadata: { name: out, namespace: gateways }
  spec: { selector: { istio: egressgateway }, ports: [{ name: tls, port: 443, targetPort: 443 }] }
  ---
  apiVersion: v1
  kind: Pod
  metadata: { name: out, namespace: gateways, labels: { istio: egressgateway } }
  spec: {}
`;
const toGateway =
  'match: [{ gateways: [mesh], port: 443, sniHosts: [a.example] }], route: [{ destination: { host: out.gateways.svc.cluster.local } }]';
const fromGateway =
  'match: [{ gateways: [out], port: 443, sniHosts: [a.example] }], route: [{ destination: { host: b.example } }]';
const split =
  'http: [{ route: [{ destination: { host: b.example }, weight: 50 }, { destination: { host: c.example }, weight: 50 }] }]';

it.each([
  [
    'routed to another host by its server name',
    'https://a.example',
    `${entry('a', 'a.example')}${entry('b', 'b.example')}${routed('{ hosts: [a.example], tls: [{ match: [{ sniHosts: [a.example] }], route: [{ destination: { host: b.example } }] }] }')}`,
    ['External/ServiceEntry/shop/b/b.example'],
  ],
  [
    'to another port of its host',
    'http://a.example',
    `${entry('a', 'a.example')}${routed('{ hosts: [a.example], http: [{ route: [{ destination: { host: a.example, port: { number: 443 } } }] }] }')}`,
    ['External/ServiceEntry/shop/a/a.example'],
  ],
  [
    'split between two hosts',
    'http://a.example',
    `${entry('a', 'a.example')}${entry('b', 'b.example')}${entry('c', 'c.example')}${routed(`{ hosts: [a.example], ${split} }`)}`,
    ['External/ServiceEntry/shop/b/b.example', 'External/ServiceEntry/shop/c/c.example'],
  ],
  [
    'to a host of no entry, which is split between two',
    'http://v.example',
    `${entry('b', 'b.example')}${entry('c', 'c.example')}${routed(`{ hosts: [v.example], ${split} }`)}`,
    ['External/ServiceEntry/shop/b/b.example', 'External/ServiceEntry/shop/c/c.example'],
  ],
  [
    'through an egress gateway that sends it elsewhere',
    'https://a.example',
    `${entry('a', 'a.example')}${entry('b', 'b.example')}${gateway}${routed(`{ hosts: [a.example], gateways: [mesh, out], tls: [{ ${toGateway} }, { ${fromGateway} }] }`)}`,
    ['Gateway/shop/out', 'External/ServiceEntry/shop/b/b.example'],
  ],
  [
    'to a wildcard',
    'https://x.a.example',
    entry('a', '*.a.example', 'resolution: NONE'),
    ['External/ServiceEntry/shop/a/*.a.example'],
  ],
  [
    'to a wildcard that DNS answers for',
    'https://x.a.example',
    entry('a', '*.a.example', 'resolution: DYNAMIC_DNS'),
    ['External/ServiceEntry/shop/a/*.a.example'],
  ],
  [
    'routed to a wildcard',
    'http://a.example',
    `${entry('a', 'a.example')}${entry('b', '*.b.example', 'resolution: DYNAMIC_DNS')}${routed('{ hosts: [a.example], http: [{ route: [{ destination: { host: "*.b.example" } }] }] }')}`,
    ['External/ServiceEntry/shop/b/*.b.example'],
  ],
  ['that passes through', 'https://nowhere.example', '', ['Cluster/PassthroughCluster']],
])('a call %s reaches its end on its way', (_, url, documents, ends) => {
  const snapshot = mesh`
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: shop }
    spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: '${url}' }] }] }
    ${documents}
  `;
  const [traced] = tracesOf(snapshot.mesh);
  if (!traced) throw new Error('no call');
  const [call, trace] = traced;
  const reached = entriesReached(trace).map(({ entry, port }) => ({ entry: entry.resource.place, port: port.number }));
  const drawn = treadOn(topologyOf(snapshot), { from: call.place, stops: [], ends: [], reached, undrawn: null });
  expect([...(drawn?.focused ?? [])]).toEqual(expect.arrayContaining(ends));
});
