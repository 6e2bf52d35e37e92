import { afterEach, expect, it } from 'vitest';
import { mesh } from '../../core/testing/mesh-fixture';
import { topologyOf } from '../../core/topology';
import { noReview, setReview } from '../review-state';
import { findHits } from './filter-hits';

afterEach(() => setReview(noReview));

const snapshot = mesh`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: old, namespace: shop }
spec: { hosts: [old.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: fresh, namespace: shop }
spec: { hosts: [fresh.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
`;

it('finds by is:changed what a review marks', () => {
  const topology = topologyOf(snapshot);
  const graph = { snapshot, topology, pins: new Map() };
  const found = (): readonly string[] => [...findHits(graph, [], 'is:changed').hits.keys()];
  expect(found()).toEqual([]);
  setReview({ marks: new Map([['ServiceEntry/shop/fresh', 'added']]) });
  expect(found()).toEqual(['ServiceEntry/shop/fresh']);
});
