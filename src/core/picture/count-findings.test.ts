import { describe, expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { topologyOf } from '../topology';
import { countAtCards, type CountedFinding } from './count-findings';

const snapshot = mesh`
  kind: EgressDesign
  metadata: { name: d }
  spec:
    workloads: [{ name: cart, namespace: shop, calls: [{ url: 'https://api.example.com' }] }]
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: 'a;b|c', namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: tls, protocol: TLS }]
    resolution: STATIC
    endpoints: [{ address: 10.0.0.1 }]
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: tls, namespace: shop }
  spec: { host: api.example.com }
`;

/** A finding at a path of the only resource of a kind. */
function found(kind: string, path: CountedFinding['path'], more: Partial<CountedFinding> = {}): CountedFinding {
  const resource = snapshot.resources.find((each) => each.kind === kind);
  if (!resource) throw new Error(`there is no ${kind}`);
  const { file, document } = resource.place;
  return { file, document, resource, severity: 'warning', ...(path && { path }), ...more };
}

describe('countAtCards', () => {
  const topology = topologyOf(snapshot);

  it('counts at the card or docked rule that shows the place, whatever its name', () => {
    const counts = countAtCards(topology, [
      found('EgressDesign', ['spec', 'workloads', 0, 'calls', 0, 'url'], { severity: 'error' }),
      found('ServiceEntry', undefined),
      found('ServiceEntry', ['spec', 'endpoints', 0, 'address']),
      found('DestinationRule', ['spec', 'host'], { severity: 'info' }),
    ]);
    expect([...counts]).toEqual([
      ['Workload/shop/cart', { error: 1, warning: 0, info: 0 }],
      ['ServiceEntry/shop/a;b|c', { error: 0, warning: 2, info: 0 }],
      ['DestinationRule/shop/tls', { error: 0, warning: 0, info: 1 }],
    ]);
  });

  it('leaves out what was accepted, and what has no card', () => {
    const none = countAtCards(topology, [
      found('ServiceEntry', undefined, { accepted: { reason: 'known' } }),
      found('EgressDesign', ['metadata', 'name']),
    ]);
    expect([...none.keys()]).toEqual([]);
  });
});
