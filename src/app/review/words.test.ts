import { expect, it } from 'vitest';
import { topologyOf } from '../../core/topology';
import { mesh } from '../../core/testing/mesh-fixture';
import { fateWords } from './words';

const entry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
  ---`;

const design = (route: string, entries = entry): ReturnType<typeof mesh> => mesh`${entries}
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: api, namespace: shop }
  spec: { hosts: [api.example.com], http: [${route}] }
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: 'http://api.example.com' }] }] }`;

it.each([
  ['{ route: [{ destination: { host: api.example.com } }] }', 'reached'],
  ['{ redirect: { uri: /new } }', 'redirected by a proxy'],
  ['{ directResponse: { status: 403 } }', 'blocked by a rule'],
])('says of a call to the port of an entry what becomes of it: %s', (route, words) => {
  const pods = topologyOf(design(route)).nodes.flatMap((node) => (node.type === 'workload' ? [node] : []));
  expect(pods.flatMap(({ calls }) => calls.map(fateWords))).toEqual([words]);
});

it('says so too where no entry has the host, of requests that a listener of another takes', () => {
  const other = entry.replace('hosts: [api.', 'hosts: [other.');
  const { nodes } = topologyOf(design('{ redirect: { uri: /new } }', other));
  const calls = nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []));
  expect(calls.map(fateWords)).toEqual(['redirected by a proxy']);
});
