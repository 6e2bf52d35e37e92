import { expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { topologyOf } from './topology-of';

const design = (policy: string): ReturnType<typeof mesh> => mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: proxy, namespace: shop }
  spec: { hosts: [proxy.corp], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: proxy, namespace: shop }
  spec: { host: proxy.corp, trafficPolicy: { tls: { mode: SIMPLE }${policy} } }
  ---
  kind: EgressDesign
  metadata: { name: shop }
  spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: 'https://proxy.corp' }] }] }`;

it('draws the TLS of the app alone where a tunnel carries it', () => {
  const drawn = (policy: string): string => JSON.stringify(topologyOf(design(policy)).edges);
  expect(drawn('')).toContain('app-and-sidecar');
  expect(drawn(', tunnel: { targetHost: api.example.com, targetPort: 443 }')).not.toContain('app-and-sidecar');
});
