import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from './anatomy';
import { layoutScene, type Frame, type Layout, type Pins } from './layout';
import { gaps } from './layout-stack';
import type { Link, Scene, Standing } from './scene';

const widths = { mesh: 192, registry: 256, gateway: 192, external: 184 };

/** A scene of random cards, wires and folds, as a topology could be shown. */
const scenes: fc.Arbitrary<Scene> = fc
  .record({
    bands: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
    mesh: fc.array(fc.tuple(fc.nat(3), fc.nat(6)), { maxLength: 8 }),
    registry: fc.array(fc.tuple(fc.nat(3), fc.nat(8), fc.nat(5), fc.boolean()), { maxLength: 10 }),
    gateways: fc.nat(2),
    clusters: fc.nat(2),
    calls: fc.array(fc.tuple(fc.nat(7), fc.nat(9)), { maxLength: 16 }),
  })
  .map(({ bands, mesh, registry, gateways, clusters, calls }) => {
    const standings: Standing[] = [];
    const add = (card: Omit<Standing, 'width' | 'plate'>): void =>
      void standings.push({ ...card, width: widths[card.lane], plate: card.height });
    const isOpen = (band: number): boolean => bands[band % bands.length] !== true;
    const namespaceOf = (band: number): string => `n${band % bands.length}`;
    const links: Link[] = [];
    const callers = new Map<number, string>();
    const called = new Map<number, string>();
    for (const [at, [band, rows]] of mesh.entries()) {
      if (!isOpen(band)) continue;
      callers.set(at, `w${at}`);
      const height = 60 + rows * 28;
      add({ id: `w${at}`, type: 'workload', lane: 'mesh', namespace: namespaceOf(band), entry: null, height });
    }
    for (const [at, [band, rows, endpoints, loose]] of registry.entries()) {
      if (!isOpen(band)) continue;
      const id = `e${at}`;
      const height = 86 + rows * 28;
      const type = loose ? 'loose' : 'service-entry';
      add({ id, type, lane: 'registry', namespace: namespaceOf(band), entry: null, height });
      if (loose) continue;
      called.set(at, id);
      for (let index = 0; index < endpoints; index++) {
        const endpoint = `${id}/${index}`;
        add({ id: endpoint, type: 'endpoint', lane: 'external', namespace: null, entry: id, height: 48 });
        links.push({ from: id, to: endpoint, fromY: 40, toY: 24, call: false });
      }
    }
    for (let at = 0; at < gateways; at++)
      add({ id: `g${at}`, type: 'gateway', lane: 'gateway', namespace: null, entry: null, height: 90 });
    for (let at = 0; at < clusters; at++)
      add({ id: `c${at}`, type: 'cluster', lane: 'registry', namespace: null, entry: null, height: 48 });
    for (const [from, to] of calls) {
      const [caller, entry] = [callers.get(from), called.get(to)];
      if (caller && entry) links.push({ from: caller, to: entry, fromY: 66, toY: 66, call: true });
    }
    const frames = bands.map((folded, at) => ({
      id: `Namespace/n${at}`,
      namespace: `n${at}`,
      folded,
      workloads: 1,
      entries: 1,
    }));
    return { standings, links, bands: frames, gateway: gateways > 0 };
  });

/** A scene with pins, some of them where no person could drop a card. */
const pinned = scenes.chain((scene) => {
  const place = fc.record({ x: fc.integer({ min: -300, max: 1400 }), y: fc.integer({ min: -200, max: 2600 }) });
  const far = fc.constantFrom<Point>({ x: 1e9, y: 1e9 }, { x: -1e9, y: 0 }, { x: 300, y: 90_000 });
  const ids = scene.standings.map((card) => card.id);
  const pins: fc.Arbitrary<Pins> =
    ids.length === 0
      ? fc.constant(new Map())
      : fc
          .array(
            fc.tuple(fc.constantFrom(...ids), fc.oneof({ weight: 9, arbitrary: place }, { weight: 1, arbitrary: far })),
            {
              maxLength: 5,
            },
          )
          .map((list) => new Map(list));
  return fc.record({ scene: fc.constant(scene), pins });
});

function boxOf(layout: Layout, card: Standing): Frame {
  const at = layout.positions.get(card.id);
  if (!at) throw new Error(`${card.id} has no place`);
  return { ...at, width: card.width, height: card.height };
}

function meet(a: Frame, b: Frame): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Pairs of cards that lie on each other, but for two pinned ones. */
function collisions(scene: Scene, pins: Pins, layout: Layout): string[] {
  const cards = scene.standings.map((card) => ({ card, box: boxOf(layout, card) }));
  return cards.flatMap((a, index) =>
    cards
      .slice(index + 1)
      .filter((b) => meet(a.box, b.box) && !(pins.has(a.card.id) && pins.has(b.card.id)))
      .map((b) => `${a.card.id} on ${b.card.id}`),
  );
}

/** Heads of bands that a card covers. */
function coveredHeads(scene: Scene, layout: Layout): string[] {
  return layout.bands.flatMap((band) => {
    const head = { ...band, height: band.folded ? band.height : gaps.bandHead };
    return scene.standings.filter((card) => meet(head, boxOf(layout, card))).map((card) => `${card.id} on ${band.id}`);
  });
}

describe('a layout', () => {
  it('puts no card on another, nor on the head of a band, whatever is pinned', () => {
    fc.assert(
      fc.property(pinned, ({ scene, pins }) => {
        const layout = layoutScene(scene, pins);
        expect(collisions(scene, pins, layout)).toEqual([]);
        expect(coveredHeads(scene, layout)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('lets no two bands meet', () => {
    fc.assert(
      fc.property(pinned, ({ scene, pins }) => {
        const { bands } = layoutScene(scene, pins);
        for (const [index, band] of bands.entries()) {
          const before = bands[index - 1];
          if (before) expect(band.y).toBeGreaterThanOrEqual(before.y + before.height);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps a pinned card where it is when a card is added', () => {
    fc.assert(
      fc.property(
        pinned,
        fc.nat(20),
        fc.constantFrom('mesh' as const, 'registry' as const),
        ({ scene, pins }, at, lane) => {
          const band = scene.bands.find((each) => !each.folded);
          const added: Standing = {
            id: 'added',
            type: lane === 'mesh' ? 'workload' : 'service-entry',
            lane,
            namespace: band?.namespace ?? null,
            entry: null,
            width: widths[lane],
            height: 140,
            plate: 140,
          };
          const standings = [...scene.standings];
          standings.splice(at % (standings.length + 1), 0, added);
          const before = layoutScene(scene, pins);
          const after = layoutScene({ ...scene, standings }, pins);
          for (const id of pins.keys()) expect(after.positions.get(id)).toEqual(before.positions.get(id));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('leaves a pin in its lane exactly as it is, and brings any other into the lane', () => {
    fc.assert(
      fc.property(pinned, ({ scene, pins }) => {
        const layout = layoutScene(scene, pins);
        for (const card of scene.standings) {
          const pin = pins.get(card.id);
          const lane = layout.lanes.find((each) => each.lane === card.lane);
          if (!pin || !lane) continue;
          const box = boxOf(layout, card);
          expect(box.x >= lane.x && box.x + box.width <= lane.x + lane.width).toBe(true);
          const inLane = pin.x >= lane.x && pin.x + card.width <= lane.x + lane.width;
          if (inLane && pin.y >= gaps.top + gaps.bandHead && pin.y < 20_000)
            expect({ x: box.x, y: box.y }).toEqual(pin);
        }
        expect(layout.height).toBeLessThan(45_000);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same for the same scene, and after it was sent to a worker', () => {
    fc.assert(
      fc.property(pinned, ({ scene, pins }) => {
        expect(layoutScene(structuredClone(scene), structuredClone(pins))).toEqual(layoutScene(scene, pins));
      }),
      { numRuns: 50 },
    );
  });

  it('wires what has only each other level where there is room', () => {
    const card = (id: string, lane: 'mesh' | 'registry', height: number): Standing => ({
      id,
      type: lane === 'mesh' ? 'workload' : 'service-entry',
      lane,
      namespace: 'n',
      entry: null,
      width: widths[lane],
      height,
      plate: height,
    });
    const standings = [
      card('a', 'mesh', 300),
      card('b', 'mesh', 90),
      card('x', 'registry', 90),
      card('y', 'registry', 120),
    ];
    const links = [
      { from: 'a', to: 'x', fromY: 66, toY: 66, call: true },
      { from: 'b', to: 'y', fromY: 66, toY: 80, call: true },
    ];
    const bands = [{ id: 'Namespace/n', namespace: 'n', folded: false, workloads: 2, entries: 2 }];
    const { positions } = layoutScene({ standings, links, bands, gateway: false }, new Map());
    expect((positions.get('b')?.y ?? 0) + 66).toBe((positions.get('y')?.y ?? 0) + 80);
  });
});
