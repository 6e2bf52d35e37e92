import { describe, expect, it } from 'vitest';
import { findKind } from '../schema';
import { takeSnapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import type { Path } from '../text';
import { completeAt, isSuggestedAt, suggestAt, suggestKeysAt } from './index';

const model = `{ apiVersion: v1, kind: Service, metadata: { name: reviews, namespace: shop }, spec: { ports: [{ port: 9080, name: http-web }] } }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: all, namespace: shop }
spec: { hosts: ['*.example.com'], ports: [{ number: 443, name: tls, protocol: TLS }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: shop }
spec: { host: reviews.shop.svc.cluster.local, subsets: [{ name: v2, labels: { version: v2 } }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: all, namespace: shop }
spec: { host: '*.example.com', subsets: [{ name: eu }] }
---
{ apiVersion: networking.istio.io/v1, kind: Gateway, metadata: { name: own, namespace: shop } }
---
{ apiVersion: networking.istio.io/v1, kind: Gateway, metadata: { name: egress, namespace: istio-system } }
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: cart, namespace: shop } }
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: batch, namespace: jobs } }
---
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: vm, namespace: shop }
spec: { address: 10.0.0.1, locality: eu/a, labels: { app: vm } }
`;

const head = (kind: string, group = 'networking.istio.io'): string =>
  `apiVersion: ${group}/v1\nkind: ${kind}\nmetadata:\n  name: x\n  namespace: shop\nspec:\n`;

const routes = (host: string): string =>
  `${head('VirtualService')}  hosts: [${host}]\n  http:\n    - route:\n        - destination: { host: ${host} }\n`;

function offered(text: string, path: Path): string[] {
  const { mesh, resources } = takeSnapshot(workspaceOf({ 'a.yaml': text, 'model.yaml': model }));
  const [resource] = resources;
  if (!resource) throw new Error('There is no resource');
  return suggestAt(mesh, resource, path).map(({ value }) => value);
}

const destination: Path = ['spec', 'http', 0, 'route', 0, 'destination'];

describe('suggestAt', () => {
  it('offers ports and subsets of a short name, and of a host that wildcards cover', () => {
    expect(offered(routes('reviews'), [...destination, 'subset'])).toEqual(['v2']);
    expect(offered(routes('reviews'), [...destination, 'port', 'number'])).toEqual(['9080']);
    expect(offered(routes('api.example.com'), [...destination, 'subset'])).toEqual(['eu']);
    expect(offered(routes('api.example.com'), [...destination, 'port', 'number'])).toEqual(['443']);
  });

  it('offers the ports of the hosts around a field that names none itself', () => {
    expect(offered(routes('reviews'), ['spec', 'http', 0, 'match', 0, 'port'])).toEqual(['9080']);
    const rule = `${head('DestinationRule')}  host: reviews\n`;
    expect(offered(rule, ['spec', 'trafficPolicy', 'portLevelSettings', 0, 'port', 'number'])).toEqual(['9080']);
    expect(offered(rule, ['spec', 'trafficPolicy', 'tunnel', 'targetPort'])).toEqual([]);
    const route = `${head('HTTPRoute', 'gateway.networking.k8s.io')}  rules: [{ backendRefs: [{ name: reviews }] }]\n`;
    expect(offered(route, ['spec', 'rules', 0, 'backendRefs', 0, 'port'])).toEqual(['9080']);
  });

  it('names gateways and accounts as the resource would have to', () => {
    expect(offered(routes('reviews'), ['spec', 'gateways', 0])).toEqual(['mesh', 'istio-system/egress', 'own']);
    const policy = head('AuthorizationPolicy', 'security.istio.io');
    const source: Path = ['spec', 'rules', 0, 'from', 0, 'source', 'serviceAccounts', 0];
    expect(offered(policy, source)).toEqual(['cart', 'jobs/batch']);
    const entry = head('ServiceEntry');
    expect(offered(entry, ['spec', 'endpoints', 0, 'serviceAccount'])).toEqual(['cart']);
  });

  it('writes the namespace where a Sidecar must have it and a Gateway may have it', () => {
    const sidecar = `${head('Sidecar')}  egress: [{ hosts: [./*] }]\n`;
    const imports = offered(sidecar, ['spec', 'egress', 0, 'hosts', 1]);
    expect(imports).not.toContain('./*');
    expect(imports).toEqual(expect.arrayContaining(['*/*', 'jobs/*', 'shop/*.example.com', '*/*.example.com']));
    const two = `${head('Gateway')}  servers: [{}]\n---\n${routes('api.example.com')}`;
    const hosts = offered(two, ['spec', 'servers', 0, 'hosts', 0]);
    expect(hosts).toEqual(expect.arrayContaining(['*', './*', '*.example.com', 'shop/*', 'shop/api.example.com']));
  });

  it('offers what servers outside of the cluster are labelled, and where they are', () => {
    const entry = head('ServiceEntry');
    expect(offered(entry, ['spec', 'workloadSelector', 'labels', 'app'])).toEqual(['vm']);
    expect(offered(entry, ['spec', 'endpoints', 0, 'locality'])).toEqual(['eu/a', 'eu']);
    const { mesh, resources } = takeSnapshot(workspaceOf({ 'a.yaml': entry, 'model.yaml': model }));
    const [resource] = resources;
    const keys = resource && suggestKeysAt(mesh, resource, ['spec', 'workloadSelector', 'labels']);
    expect(keys?.map(({ value }) => value)).toEqual(['app']);
  });

  it.each([
    ['VirtualService', ['spec', 'http', 0, 'route', 0, 'destination', 'subset'], true],
    ['VirtualService', ['spec', 'http', 0, 'match', 0, 'port'], true],
    ['ServiceEntry', ['spec', 'hosts', 0], true],
    ['ServiceEntry', ['spec', 'workloadSelector', 'labels', 'app'], true],
    ['ServiceEntry', ['spec', 'ports', 0, 'number'], false],
    ['ServiceEntry', ['spec', 'ports', 0, 'name'], false],
    ['DestinationRule', ['spec', 'subsets', 0, 'name'], false],
    ['DestinationRule', ['spec', 'trafficPolicy', 'tunnel', 'protocol'], true],
  ])('can know values of %s %j: %s', (name, path, known) => {
    const kind = findKind('networking.istio.io/v1', name);
    expect(kind && isSuggestedAt(kind, path)).toBe(known);
  });

  it('offers what completion offers', () => {
    const text = routes('reviews').replace('{ host: reviews }', '{ host: reviews, subset: | }');
    const offset = text.indexOf('|');
    const snapshot = takeSnapshot(workspaceOf({ 'a.yaml': text.replace('|', ''), 'model.yaml': model }));
    const document = snapshot.files[0]?.stream.documents[0];
    const completed = document && completeAt(document, offset, snapshot.mesh).map(({ label }) => label);
    expect(completed).toEqual(offered(routes('reviews'), [...destination, 'subset']));
  });
});
