import { expect, it } from 'vitest';
import { topologyOf } from '../../../core/topology';
import { mesh } from '../../../core/testing/mesh-fixture';
import { countsOf } from '../findings';
import { markFromAfar } from './far-mark';

const { nodes } = topologyOf(mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: cards, namespace: shop }
  spec: { hosts: [cards.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: cards, namespace: shop }
  spec: { host: cards.example.com }
  ---
  kind: EgressDesign
  metadata: { name: shop }
  spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: 'tls://cards.example.com' }] }] }
`);
const card = (id: string) => nodes.find((node) => node.id === id) ?? expect.fail(id);
const entry = card('ServiceEntry/shop/cards');

it('lets a card that shows its name alone speak for the rules under it and for its calls', () => {
  expect(markFromAfar(entry, new Map([['DestinationRule/shop/cards', 'removed']]))).toBe('changed');
  expect(
    markFromAfar(
      entry,
      new Map([
        [entry.id, 'added'],
        ['DestinationRule/shop/cards', 'added'],
      ]),
    ),
  ).toBe('added');
  expect(markFromAfar(card('Workload/shop/cart'), new Map([['Workload/shop/cart/calls/0', 'changed']]))).toBe(
    'changed',
  );
  expect(markFromAfar(entry, new Map([['Workload/shop/cart/calls/0', 'changed']]))).toBeUndefined();
});

it('counts what is found at a rule at the card that it hangs under', () => {
  const one = { error: 1, warning: 0, info: 2 };
  const counts = new Map([
    [entry.id, one],
    ['DestinationRule/shop/cards', one],
    ['Workload/shop/cart', one],
  ]);
  expect(countsOf(counts, entry)).toEqual({ error: 2, warning: 0, info: 4 });
});
