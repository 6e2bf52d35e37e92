import { expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { anyPod } from '../clients/proxies';
import { scopeOf } from '../scope/scopes';
import { clusterOf } from './clusters';

const service = (spec: string): string => `
  apiVersion: v1
  kind: Service
  metadata: { name: db, namespace: shop }
  spec: { ports: [{ name: pg, port: 5432 }]${spec} }
  ---`;

const slice = (more: string, label = 'db', namespace = 'shop'): string => `
  apiVersion: discovery.k8s.io/v1
  kind: EndpointSlice
  metadata: { name: db-1, namespace: ${namespace}, labels: { kubernetes.io/service-name: ${label} } }
  ${more}
  ---`;
const ready = 'addressType: IPv4\n  ports: [{ name: pg, port: 6432 }]\n  endpoints: [{ addresses: [203.0.113.7] }]';

const endpoints = `
  apiVersion: v1
  kind: Endpoints
  metadata: { name: db, namespace: shop }
  subsets: [{ addresses: [{ ip: 203.0.113.8 }, { ip: 203.0.113.9 }], ports: [{ name: pg, port: 7432 }] }]
  ---`;

function endpointsFor(text: string): readonly string[] {
  const { mesh: model } = mesh`${text}`;
  const cluster = clusterOf(scopeOf(model, anyPod(model, 'shop')), 'db.shop.svc.cluster.local', 5432, undefined);
  return cluster.endpoints.map(({ address, port }) => `${address ?? '?'}:${port ?? '?'}`);
}

// pilot/pkg/serviceregistry/kube/controller/endpointslice.go, updateEndpointCacheForSlice.
it.each([
  ['its EndpointSlice', service('') + slice(ready), ['203.0.113.7:6432']],
  ['its Endpoints', service('') + endpoints, ['203.0.113.8:7432', '203.0.113.9:7432']],
  [
    'its EndpointSlice, and not the Endpoints copied there',
    service('') + slice(ready) + endpoints,
    ['203.0.113.7:6432'],
  ],
  [
    'the slice, without what is not ready',
    service('') + slice(ready.replace('[203.0.113.7] }', '[203.0.113.7], conditions: { ready: false } }')),
    [],
  ],
  [
    'the slice, without names',
    service('') + slice(ready.replace('IPv4', 'FQDN').replace('203.0.113.7', 'db.example.com')),
    [],
  ],
  ['the slice, by the name of the port', service('') + slice(ready.replace('name: pg', 'name: other')), []],
  ['nothing that the files have', service('') + slice(ready, 'other') + slice(ready, 'db', 'other'), ['?:5432']],
  ['its pods, where it selects some', service(', selector: { app: db }') + slice(ready), ['?:5432']],
])('takes the endpoints of a Service from %s', (_, text, expected) => expect(endpointsFor(text)).toEqual(expected));
