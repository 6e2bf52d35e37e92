import { describe, expect, it } from 'vitest';
import { mesh } from '../../core/testing/mesh-fixture';
import type { Snapshot } from '../../core/snapshot';
import type { Path } from '../../core/text';
import { clientText, selectedTarget, targetsOf, targetText, usesOf } from './targets';

const design = mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - { number: 80, name: http, protocol: HTTP }
      - { number: 443, name: tls, protocol: TLS }
    resolution: STATIC
    endpoints: [{ address: 10.0.0.1, locality: eu/a }, { address: 10.0.0.2, locality: us/a }]
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec:
    host: api.example.com
    trafficPolicy:
      outlierDetection: {}
      portLevelSettings:
        - port: { number: 443 }
          tls: { mode: DISABLE }
    subsets:
      - name: v2
        labels: { version: v2 }
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - { name: near, namespace: shop, locality: eu/a, calls: [{ url: https://api.example.com/ }] }
      - { name: far, namespace: shop, locality: us/a }
`;

/** What the place in a resource of a kind leads to. */
function selected(snapshot: Snapshot, kind: string, ...path: Path): string | undefined {
  const resource = snapshot.resources.find((each) => each.kind === kind);
  if (resource === undefined) throw new Error(`There is no ${kind}`);
  const place = { ...resource.place, path: [...resource.place.path, ...path] };
  const target = selectedTarget(snapshot, { place, from: 'canvas' });
  return target && targetText(target);
}

describe('destinations', () => {
  it('are the ports and subsets of all services', () => {
    expect(targetsOf(design.mesh).map(targetText)).toEqual([
      'api.example.com:80',
      'api.example.com:80 subset v2',
      'api.example.com:443',
      'api.example.com:443 subset v2',
    ]);
  });

  it('are found from what is selected', () => {
    expect(selected(design, 'ServiceEntry')).toBe('api.example.com:80');
    expect(selected(design, 'ServiceEntry', 'spec', 'ports', 1)).toBe('api.example.com:443');
    expect(selected(design, 'DestinationRule', 'spec', 'host')).toBe('api.example.com:80');
    expect(selected(design, 'DestinationRule', 'spec', 'trafficPolicy', 'portLevelSettings', 0)).toBe(
      'api.example.com:443',
    );
    expect(selected(design, 'DestinationRule', 'spec', 'subsets', 0, 'labels')).toBe('api.example.com:80 subset v2');
    expect(selected(design, 'EgressDesign', 'spec', 'workloads', 0, 'calls', 0)).toBe('api.example.com:443');
    expect(selectedTarget(design, null)).toBeUndefined();
  });
});

describe('clients', () => {
  it('are told apart where they get other priorities', () => {
    const uses = usesOf(design.mesh, { host: 'api.example.com', port: 80, subset: undefined });
    const told = uses.map(({ cluster, clients }) => [
      ...clients.map(clientText),
      ...cluster.endpoints.map(({ address, priority }) => `${address ?? ''} P${priority}`),
    ]);
    expect(told).toEqual([
      ['shop/far', '10.0.0.1 P1', '10.0.0.2 P0'],
      ['shop/near', '10.0.0.1 P0', '10.0.0.2 P1'],
    ]);
  });
});
