import { describe, expect, it } from 'vitest';
import { proxyOf, traceCall, workloadNamed } from '../../core/mesh';
import { takeSnapshot } from '../../core/snapshot';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { topologyOf, undrawnCall, withUndrawn } from '../../core/topology';
import type { ShownWay } from './along-way';
import { wayFrom } from './focus-path';
import { graphDrawer, plainly } from './graph';
import { viewOfWay } from './view-aims';

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
  return { way: { from: cart.place, stops: [], ends: [], undrawn }, cards };
}

describe('the way of a traced call', () => {
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

  it('is shown whole where it can be read, else from its pod', () => {
    const graph = graphDrawer()(large, { ...plainly, way: wayTo(44) });
    const ids = ['Workload/ns0/cart', 'ServiceEntry/ns2/e44'];
    const far = { x: 0, y: 0, zoom: 0.07 };
    expect(viewOfWay(graph, ids, { left: 0, top: 0, right: 900, bottom: 600 }, far).zoom).toBe(1);
    expect(viewOfWay(graph, ids, { left: 0, top: 0, right: 200, bottom: 200 }, far).zoom).toBeGreaterThanOrEqual(0.6);
  });
});
