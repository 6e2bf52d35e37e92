import { expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { callConsequences } from './consequences-call';

it.each([
  ['true', '240.240.0.7', 'ServiceEntry shop/db answers for it, on port 5432.'],
  ['false', '240.240.0.7', 'ServiceEntry shop/db takes every call to port 5432, which has no address.'],
  ['false', 'other.example.com', 'ServiceEntry shop/db takes every call to port 5432, which has no address.'],
])('with DNS capture %s says of %s: %s', (dnsCapture, host, says) => {
  const { mesh: from } = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: db, namespace: shop }
    spec: { hosts: [db.example.com], ports: [{ number: 5432, name: db, protocol: TCP }], resolution: DNS }
    status: { addresses: [{ host: db.example.com, value: 240.240.0.7 }] }
    ---
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: shop }
    spec:
      mesh: { dnsCapture: ${dnsCapture} }
      workloads: [{ name: web, namespace: shop, calls: [{ url: "tcp://${host}:5432" }] }]`;
  const [design] = from.designs;
  expect(design && callConsequences(from, design.resource).map((each) => each.says)).toEqual([says]);
});

it('says that an entry takes a whole port of which istiod has allocated an address of IPv6 alone', () => {
  const { mesh: from } = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: db, namespace: shop }
    spec: { hosts: [db.example.com], ports: [{ number: 5432, name: db, protocol: TCP }], resolution: DNS }
    status: { addresses: [{ host: db.example.com, value: "2001:2::7" }] }
    ---
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: shop }
    spec:
      mesh: { dnsCapture: true }
      workloads: [{ name: web, namespace: shop, calls: [{ url: "tcp://other.example.com:5432" }] }]`;
  const [design] = from.designs;
  expect(design && callConsequences(from, design.resource).map((each) => each.says)).toEqual([
    'ServiceEntry shop/db takes every call to port 5432, which has no address.',
  ]);
});
