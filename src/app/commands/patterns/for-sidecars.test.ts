import { expect, it } from 'vitest';
import { designFrom } from '../../../core/testing/change-cases';
import { patterns } from '.';

const entry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - { number: 443, name: https, protocol: HTTPS }
    resolution: DNS
`;

const mesh = (dataPlane: string): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    mesh: { dataPlane: ${dataPlane} }
`;

it('offers patterns to sidecars alone, since ztunnel reads no rules', () => {
  const key = 'ServiceEntry/shop/api';
  const refusal =
    'In ambient mode pods have no sidecar, and ztunnel reads no routes or rules; this command is for sidecars.';
  const ambient = designFrom({ 'egress.yaml': entry, 'design.yaml': mesh('ambient') });
  expect(new Set(patterns.map((pattern) => pattern.offered(ambient, key)))).toEqual(new Set([refusal]));
  expect(patterns.map((pattern) => pattern.change(ambient, key, {}).ok)).not.toContain(true);
  const sidecars = designFrom({ 'egress.yaml': entry, 'design.yaml': mesh('sidecar') });
  expect(patterns.filter((pattern) => pattern.offered(sidecars, key) === true).map(({ id }) => id)).toEqual([
    'start-tls-at-the-sidecar',
    'route-through-egress-gateway',
    'turn-on-outlier-detection',
  ]);
});
