import { describe, expect, it } from 'vitest';
import { proxyOf, traceCall, workloadNamed } from '../../core/mesh';
import { takeSnapshot } from '../../core/snapshot';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { topologyOf, undrawnCall, withUndrawn } from '../../core/topology';
import { wayFrom } from './focus-path';
import { cutToWay, type ShownWay } from './along-way';
import { graphDrawer, plainly } from './graph';
import { areFarApart, viewOfWay } from './view-aims';

/** An entry of one host. */
const entryText = (host: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: e0, namespace: ns0 }
spec:
  hosts: [${host}.example.com]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
  resolution: DNS
`;

/** Entries in turn in three namespaces, and a pod in the first. */
function design(entries: number) {
  const documents = Array.from(
    { length: entries },
    (_, index) => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: e${index}, namespace: ns${index % 3} }
spec:
  hosts: [h${index}.example.com]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
  resolution: DNS
`,
  );
  const pod = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads: [{ name: cart, namespace: ns0 }]
`;
  return takeSnapshot(workspaceOf({ 'egress.yaml': [...documents, pod].join('---\n') }));
}

const large = design(90);

/** The way of a call that nobody drew, from the pod to an entry. */
function wayTo(entry: number, snapshot = large): ShownWay {
  const { mesh } = snapshot;
  const cart = workloadNamed(mesh, 'ns0', 'cart');
  if (!cart) throw new Error('There is no pod');
  const asked = { url: `https://h${entry}.example.com`, method: 'GET', headers: {} };
  const trace = traceCall(mesh, { client: proxyOf(mesh, cart), ...asked });
  if (!trace) throw new Error('The call was not followed');
  const undrawn = undrawnCall(mesh, cart, asked, trace);
  const cards = new Set([cart.id, `ServiceEntry/ns${entry % 3}/e${entry}`]);
  return { way: { from: cart.place, stops: [], ends: [], reached: [], undrawn }, cards, isFar: false };
}

describe('the way of a traced call', () => {
  it('leaves out the cluster that another call of the pod ends in, and keeps that of its own call', () => {
    const snapshot = takeSnapshot(
      workspaceOf({
        'egress.yaml': `${entryText('h0')}---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
    - name: cart
      namespace: ns0
      calls: [{ url: "https://h0.example.com" }, { url: "https://unknown.example.org" }]
`,
      }),
    );
    const topology = topologyOf(snapshot);
    const shown = (...cards: string[]): readonly string[] =>
      cutToWay(topology, { ...wayTo(0, snapshot), cards: new Set(cards) }).nodes.map(({ type }) => type);
    const cluster = topology.nodes.find(({ type }) => type === 'cluster');
    expect(shown('Workload/ns0/cart', 'ServiceEntry/ns0/e0')).not.toContain('cluster');
    expect(shown('Workload/ns0/cart', cluster?.id ?? '')).toContain('cluster');
  });

  it('is drawn alone where a large design has the rest folded, with a wire for the call', () => {
    const draw = graphDrawer();
    const { picture, layout } = draw(large, { ...plainly, way: wayTo(44) });
    expect(picture.cards.map((card) => card.id).sort()).toEqual(
      ['External/ServiceEntry/ns2/e44/h44.example.com', 'ServiceEntry/ns2/e44', 'Workload/ns0/cart'].sort(),
    );
    expect(picture.wires.map(({ source, target }) => [source, target])).toContainEqual([
      'Workload/ns0/cart',
      'ServiceEntry/ns2/e44',
    ]);
    expect(layout.bands.map((band) => band.folded)).toEqual([false, false]);
    expect(draw(large).layout.bands.map((band) => band.folded)).toEqual([true, true, true]);
  });

  it('leads on to the endpoint of an entry that no drawn call comes to', () => {
    const { undrawn } = wayTo(44).way;
    const topology = withUndrawn(topologyOf(large), undrawn);
    const way = wayFrom(topology, { node: 'Workload/ns0/cart', part: `call:${undrawn?.id}` });
    expect([...way.cards]).toEqual([
      'Workload/ns0/cart',
      'ServiceEntry/ns2/e44',
      'External/ServiceEntry/ns2/e44/h44.example.com',
    ]);
    expect(topology.edges.filter(({ to }) => to === [...way.cards][2]).map(({ type }) => type)).toEqual(['dials']);
  });

  it('has the band of a Sidecar that decides, and not all that is in it', () => {
    const way = wayTo(44);
    const cards = new Set([...way.cards, 'Namespace/ns2']);
    const { picture } = graphDrawer()(large, { ...plainly, way: { ...way, cards } });
    expect(picture.cards).toHaveLength(3);
  });

  it('stays among the other cards of a small design, whose places it does not change', () => {
    const small = design(9);
    const before = graphDrawer()(small);
    const { picture, layout } = graphDrawer()(small, { ...plainly, way: wayTo(5, small) });
    expect(layout.positions).toEqual(before.layout.positions);
    expect(picture.wires).toHaveLength(before.picture.wires.length + 1);
  });

  it('is drawn alone where its cards stand too far apart to be read together', () => {
    const middling = design(24);
    const way = wayTo(23, middling);
    const whole = graphDrawer()(middling, { ...plainly, way });
    expect(whole.alone).toBeNull();
    const free = { left: 0, top: 0, right: 900, bottom: 600 };
    expect(areFarApart(whole, [...way.cards], free)).toBe(true);
    const { alone, picture } = graphDrawer()(middling, { ...plainly, way: { ...way, isFar: true } });
    expect(alone?.way).toBe(way.way);
    expect(picture.cards).toHaveLength(3);
    expect(areFarApart(whole, [...wayTo(0, middling).cards], free)).toBe(false);
  });

  it('is shown whole, as small as its names can be read, and from its pod where even that is too little', () => {
    const graph = graphDrawer()(large, { ...plainly, way: wayTo(44) });
    const ids = ['Workload/ns0/cart', 'ServiceEntry/ns2/e44'];
    const zoomIn = (size: number): number =>
      viewOfWay(graph, ids, { left: 0, top: 0, right: size, bottom: size }, { x: 0, y: 0, zoom: 0.07 }).zoom;
    expect(zoomIn(900)).toBe(1);
    expect(zoomIn(200)).toBeGreaterThanOrEqual(0.15);
    expect(zoomIn(200)).toBeLessThan(0.6);
    expect(zoomIn(60)).toBeGreaterThanOrEqual(0.6);
  });

  it('is shown up to its first endpoint where all of them leave no room to read it', () => {
    const addresses = Array.from({ length: 8 }, (_, index) => `{ address: 10.0.0.${index} }`).join(', ');
    const text = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: db, namespace: ns0 }
spec:
  hosts: [db.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: STATIC
  endpoints: [${addresses}]
`;
    const spread = takeSnapshot(workspaceOf({ 'egress.yaml': text }));
    const graph = graphDrawer()(spread, plainly);
    const entry = 'ServiceEntry/ns0/db';
    const ends = graph.topology.nodes.flatMap(({ id, type }) => (type === 'endpoint' ? [id] : []));
    expect(ends).toHaveLength(8);
    const free = { left: 0, top: 0, right: 900, bottom: 240 };
    expect(viewOfWay(graph, [entry, ...ends], free, { x: 0, y: 0, zoom: 0.07 }).zoom).toBeGreaterThanOrEqual(0.6);
  });
});
