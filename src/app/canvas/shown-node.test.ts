import { expect, it } from 'vitest';
import { mesh } from '../../core/testing/mesh-fixture';
import { topologyOf } from '../../core/topology';
import { cardOf } from './draw-cards';
import { shownNode } from './shown-node';

const design = mesh`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: plain, namespace: shop }
spec: { hosts: [api.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: odd, namespace: shop }
spec: { hosts: ["\\u202Egro.live"], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  notes: [{ on: ServiceEntry/shop/odd, text: "\\u202Edoog\\nsecond line" }]
`;
const entries = topologyOf(design).nodes.filter((node) => node.type === 'service-entry');
const odd = entries.find(({ name }) => name === 'odd');
const plain = entries.find(({ name }) => name === 'plain');

it('writes what would turn a host or a note around as its number, and keeps the lines of a note', () => {
  expect(odd && shownNode(odd)).toMatchObject({
    id: odd?.id,
    hosts: ['\\u{202E}gro.live'],
    notes: [{ id: odd?.notes?.[0]?.id, text: '\\u{202E}doog\nsecond line' }],
  });
});

it('leaves a node that hides nothing as it is, and makes another only once', () => {
  expect(plain && shownNode(plain)).toBe(plain);
  expect(odd && shownNode(odd)).toBe(odd && shownNode(odd));
});

it('is what cards are drawn with, the same one while its node is the same', () => {
  const card = odd && cardOf(odd, { x: 0, y: 0 }, false, '', undefined);
  expect(card?.data.node).toMatchObject({ hosts: ['\\u{202E}gro.live'] });
  expect(odd && cardOf(odd, { x: 0, y: 0 }, false, '', card)).toBe(card);
});
