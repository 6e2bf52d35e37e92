import { topologyOf } from '../topology';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mesh, workspaceOf } from '../testing/mesh-fixture';
import { takeSnapshot } from '../snapshot';
import type { Topology } from '../topology';
import { addCallTop, anatomyOf, measures, type Point } from './anatomy';
import { bandAt, clampToLane, layoutTopology, type Layout, type Pins } from './layout';
import { cpuSeconds } from '../testing/cpu-time';

/** A design with `entries` ServiceEntries in `bands` namespaces and a caller of each third. */
function design(entries: number, bands: number): Topology {
  const documents = Array.from({ length: entries }, (_, index) => {
    const endpoints =
      index % 4 === 0
        ? `\n  endpoints: [${[1, 2, 3].map((n) => `{ address: 10.0.${index % 250}.${n} }`).join(', ')}]`
        : '';
    return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: e${index}, namespace: ns${index % bands} }
spec:
  hosts: [h${index}.example.com]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
  resolution: ${index % 4 === 0 ? 'STATIC' : 'DNS'}${endpoints}
`;
  });
  const workloads = Array.from(
    { length: Math.ceil(entries / 3) },
    (_, index) =>
      `    - { name: w${index}, namespace: ns${index % bands}, calls: [{ url: 'https://h${index * 3}.example.com' }] }\n`,
  );
  const head = 'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: d }\nspec:\n  workloads:\n';
  return topologyOf(
    takeSnapshot(workspaceOf({ 'egress.yaml': documents.join('---\n'), 'design.yaml': head + workloads.join('') })),
  );
}

function boxes(topology: Topology, layout: Layout) {
  return topology.nodes.flatMap((node) => {
    const at = layout.positions.get(node.id);
    const { width, height } = anatomyOf(node);
    return at ? [{ id: node.id, node, left: at.x, top: at.y, right: at.x + width, bottom: at.y + height }] : [];
  });
}

function overlaps(topology: Topology, layout: Layout): string[] {
  const all = boxes(topology, layout);
  const found: string[] = [];
  for (const [index, a] of all.entries()) {
    for (const b of all.slice(index + 1)) {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        found.push(`${a.id} and ${b.id}`);
    }
  }
  return found;
}

describe('layoutTopology', () => {
  it('gives every card a place, and the same one each time', () => {
    const topology = design(24, 3);
    const layout = layoutTopology(topology, new Map());
    expect([...layout.positions.keys()].sort()).toEqual(topology.nodes.map((node) => node.id).sort());
    expect([...layoutTopology(design(24, 3), new Map()).positions]).toEqual([...layout.positions]);
  });

  it('lets no two cards overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5 }), (entries, bands) => {
        const topology = design(entries, bands);
        expect(overlaps(topology, layoutTopology(topology, new Map()))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves room for the button under each pod, also under a Sidecar that is docked to it', () => {
    const topology = topologyOf(mesh`
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata: { name: own, namespace: shop }
      spec: { workloadSelector: { labels: { app: b } }, egress: [{ hosts: ["./*"] }] }
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: d }
      spec:
        workloads:
          - { name: a, namespace: shop }
          - { name: b, namespace: shop, labels: { app: b } }
          - { name: c, namespace: shop }
        notes: [{ on: Workload/shop/a, text: Until March. }]
    `);
    const beside = new Map([['Workload/shop/b', { x: 500, y: 400 }]]);
    for (const pins of [new Map(), beside]) {
      const { positions } = layoutTopology(topology, pins);
      const pods = topology.nodes.flatMap((node) => {
        const at = positions.get(node.id);
        return node.type === 'workload' && at ? [{ top: at.y, ends: at.y + addCallTop(node) + measures.addCall }] : [];
      });
      pods.sort((a, b) => a.top - b.top);
      expect(pods).toHaveLength(3);
      for (const [index, { ends }] of pods.entries())
        expect(pods[index + 1]?.top ?? Infinity).toBeGreaterThanOrEqual(ends);
    }
  });

  it('keeps cards inside the frame of their namespace', () => {
    const topology = design(20, 4);
    const layout = layoutTopology(topology, new Map());
    for (const { node, top, bottom } of boxes(topology, layout)) {
      if (node.lane === 'external') continue;
      const band = layout.bands.find((each) => each.namespace === node.namespace);
      expect(band && top > band.y && bottom <= band.y + band.height).toBe(true);
    }
  });

  it('keeps pins, and lets the others flow round them', () => {
    const topology = design(12, 1);
    const lane = layoutTopology(topology, new Map()).lanes.find((each) => each.lane === 'registry');
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 200 }), fc.nat(11), (row, which) => {
        const id = `ServiceEntry/ns0/e${which}`;
        const pin: Point = { x: (lane?.x ?? 0) + 12, y: row * 8 };
        const pins: Pins = new Map([[id, pin]]);
        const layout = layoutTopology(topology, pins);
        expect(layout.positions.get(id)).toEqual(pin);
        expect(overlaps(topology, layout)).toEqual([]);
        const band = layout.bands[0];
        expect(band && band.y + band.height).toBeGreaterThan(pin.y);
      }),
      { numRuns: 40 },
    );
  });

  it('puts called entries before others, in the order of their callers', () => {
    const topology = topologyOf(mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: a, namespace: n }
      spec: { hosts: [a.example.com], ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS }
      ---
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: b, namespace: n }
      spec: { hosts: [b.example.com], ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS }
      ---
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: c, namespace: n }
      spec: { hosts: [c.example.com], ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS }
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: d }
      spec:
        workloads:
          - { name: one, namespace: n, calls: [{ url: https://c.example.com }] }
          - { name: two, namespace: n, calls: [{ url: https://b.example.com }] }
    `);
    const { positions } = layoutTopology(topology, new Map());
    const order = ['a', 'b', 'c'].sort(
      (x, y) => (positions.get(`ServiceEntry/n/${x}`)?.y ?? 0) - (positions.get(`ServiceEntry/n/${y}`)?.y ?? 0),
    );
    expect(order).toEqual(['c', 'b', 'a']);
  });

  it('lays 3,000 nodes out without a square of their number', () => {
    const topology = design(1300, 40);
    expect(topology.nodes.length).toBeGreaterThan(3000);
    layoutTopology(topology, new Map());
    expect(cpuSeconds(() => layoutTopology(topology, new Map()))).toBeLessThan(2);
  });

  it('gives cards of folded bands no place', () => {
    const topology = design(12, 3);
    const layout = layoutTopology(topology, new Map(), new Set(['ns1']));
    const placed = topology.nodes.filter((node) => layout.positions.has(node.id));
    expect(placed.some((node) => node.namespace === 'ns1')).toBe(false);
    expect(layout.bands.map((band) => [band.namespace, band.folded])).toEqual([
      ['ns0', false],
      ['ns1', true],
      ['ns2', false],
    ]);
    expect(overlaps(topology, layout)).toEqual([]);
  });
});

describe('places to drop', () => {
  it('keeps a card in its lane, below its band’s head, on the grid', () => {
    const topology = design(3, 1);
    const layout = layoutTopology(topology, new Map());
    const node = topology.nodes.find((each) => each.type === 'service-entry');
    if (!node) throw new Error('no entry');
    const lane = layout.lanes.find((each) => each.lane === 'registry');
    const at = clampToLane(layout, node, { x: -500, y: -500 });
    expect(at.x).toBe(lane?.x);
    expect(at.y).toBeGreaterThan(layout.bands[0]?.y ?? 0);
    expect(clampToLane(layout, node, { x: 283, y: 301 })).toEqual({ x: 280, y: 304 });
    expect(bandAt(layout, at)?.namespace).toBe('ns0');
  });
});
