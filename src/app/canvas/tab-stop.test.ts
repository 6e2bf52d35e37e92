import { describe, expect, it } from 'vitest';
import { mesh } from '../../core/testing/mesh-fixture';
import { graphDrawer } from './graph';
import { isInView, tabCard } from './tab-stop';

const graph = graphDrawer()(mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: https, protocol: HTTPS }]
    resolution: DNS
`);
const card = 'ServiceEntry/shop/api';
const size = { width: 800, height: 600 };

describe('the card that Tab leads to', () => {
  it('is the focused one while it is drawn, else the first', () => {
    const last = graph.picture.cards.at(-1)?.id ?? '';
    expect(last).not.toBe(card);
    expect(tabCard(graph, last)).toBe(last);
    expect(tabCard(graph, 'ServiceEntry/shop/gone')).toBe(card);
    expect(tabCard(graphDrawer()(mesh``), null)).toBeUndefined();
  });

  it('is in view as long as any of it is', () => {
    const at = graph.layout.positions.get(card) ?? { x: 0, y: 0 };
    expect(isInView(graph, card, [0, 0, 1], size)).toBe(true);
    expect(isInView(graph, card, [-at.x - 100, 0, 1], size)).toBe(true);
    expect(isInView(graph, card, [-at.x - 5_000, 0, 1], size)).toBe(false);
    expect(isInView(graph, card, [0, 600 - at.y, 1], size)).toBe(false);
    expect(isInView(graph, 'ServiceEntry/shop/gone', [0, 0, 1], size)).toBe(false);
  });
});
