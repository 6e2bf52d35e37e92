import { describe, expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { topologyOf } from '../topology';
import { wirePath } from './course';
import { crossingHeights, type Crossing } from './detours';
import { layoutScene } from './layout';
import { placeWires } from './place-wires';
import { showTopology } from './scene';

const lanes = (['mesh', 'registry', 'gateway', 'external'] as const).map((lane, at) => ({
  lane,
  x: at * 300,
  width: 220,
}));
const gateway = (y: number, height = 60) => ({ x: 614, y, width: 192, height });

function wire(id: string, from: number, to: number, net = id): Crossing {
  return { id, net, from: { x: 500, y: from }, to: { x: 914, y: to } };
}

describe('how wires get past cards', () => {
  it('leaves those alone that run through none, and those that end there', () => {
    const there = { ...wire('there', 130, 130), to: { x: 614, y: 130 } };
    expect(crossingHeights([wire('past', 300, 300), there], lanes, [gateway(100)])).toEqual(new Map());
  });

  it('leads the others round, the shortest way', () => {
    const heights = crossingHeights([wire('above', 110, 110), wire('below', 150, 150)], lanes, [gateway(100)]);
    expect(heights).toEqual(
      new Map([
        ['above', 86],
        ['below', 174],
      ]),
    );
  });

  it('leads them between two cards, and keeps nets apart', () => {
    expect(crossingHeights([wire('a', 150, 150)], lanes, [gateway(100), gateway(176)]).get('a')).toBe(168);
    const heights = crossingHeights([wire('a', 110, 110), wire('b', 112, 112), wire('c', 110, 110, 'a')], lanes, [
      gateway(100),
    ]);
    expect(heights.get('c')).toBe(heights.get('a'));
    expect(Math.abs((heights.get('a') ?? 0) - (heights.get('b') ?? 0))).toBeGreaterThanOrEqual(12);
  });

  it('takes no time worth a word for a thousand wires', () => {
    const cards = Array.from({ length: 300 }, (_, at) => gateway(100 + at * 76));
    const wires = Array.from({ length: 1000 }, (_, at) => wire(`w${at}`, 90 + at * 23, 95 + at * 23));
    const start = performance.now();
    const heights = crossingHeights(wires, lanes, cards);
    expect(performance.now() - start).toBeLessThan(500);
    for (const y of heights.values()) expect(cards.some((card) => y > card.y - 7 && y < card.y + 67)).toBe(false);
  });

  it('draws the way with rounded corners', () => {
    expect(wirePath(0, 50, 400, 50, 60, { y: 10, bend: 340 })).toBe(
      'M0 50L46 50Q60 50 60 36L60 24Q60 10 74 10L326 10Q340 10 340 24L340 36Q340 50 354 50L400 50',
    );
  });
});

const direct = mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: default }
  spec: { hosts: [api.partner.example], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
  ---
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: egress, namespace: istio-system }
  spec:
    selector: { istio: egressgateway }
    servers: [{ port: { number: 443, name: tls, protocol: TLS }, hosts: ['*'], tls: { mode: PASSTHROUGH } }]
  ---
  kind: EgressDesign
  metadata: { name: design }
  spec:
    workloads:
    - { name: cart, namespace: default, calls: [{ url: 'https://api.partner.example' }] }
    - { name: gw, namespace: istio-system, labels: { istio: egressgateway } }
`;

it('draws a call that goes by no gateway round its card', () => {
  const topology = topologyOf(direct);
  const shown = showTopology(topology, new Set());
  const layout = layoutScene(shown.scene, new Map());
  const { wires } = placeWires(topology, shown, layout, new Set());
  const card = layout.positions.get('Gateway/istio-system/egress') ?? expect.fail('no gateway');
  const dialled = wires.find(({ edge }) => edge.type === 'dials') ?? expect.fail('no wire');
  expect(dialled.to.x).toBeGreaterThan(card.x);
  const crossing = dialled.detour?.y ?? dialled.to.y;
  expect(crossing < card.y || crossing > card.y + 90).toBe(true);
});
