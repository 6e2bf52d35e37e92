import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { getCanvas } from './canvas-state';
import { crossingsOf, bandCounts } from '../../core/picture';
import { bundleState } from './wire-state';
import { setFold } from './folds';
import { graphDrawer, plainly } from './graph';
import type { BundleWire, EdgeWire, Wire } from './picture';
import { withoutQuiet } from './quiet';
import { headOver } from './view-aims';
import { zoomRange } from './zoom';

/** A mesh of so many namespaces, each with two entries and a pod that calls those of the next three. */
function meshOf(namespaces: number): Snapshot {
  const names = Array.from({ length: namespaces }, (_, index) => index);
  const entries = names.flatMap((index) =>
    ['a', 'b'].map(
      (each) => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${each}, namespace: n${index} }
spec: { hosts: [${each}${index}.example.com], resolution: DNS, ports: [{ number: 443, name: https, protocol: HTTPS }] }
`,
    ),
  );
  const pods = names.map((index) => {
    const calls = [1, 2, 3].map((step) => `{ url: 'https://a${(index + 11 * step) % namespaces}.example.com' }`);
    return `    - { name: pod, namespace: n${index}, calls: [${calls.join(', ')}] }\n`;
  });
  const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
${pods.join('')}`;
  return takeSnapshot(workspaceOf({ 'egress.yaml': [...entries, design].join('---\n') }));
}

const mesh = meshOf(40);
const folded = graphDrawer()(mesh);
const opened = graphDrawer()(mesh, { ...plainly, folds: setFold(plainly.folds, topologyOf(mesh).bands, false) });

function isBundle(wire: Wire): wire is BundleWire {
  return wire.type === 'bundle';
}

describe('very many wires', () => {
  it('are quiet as bundles between bands, and lit at the band that is pointed at', () => {
    const bundles = folded.picture.wires.filter(isBundle);
    expect(bundles.length).toBeGreaterThan(100);
    expect(bundles.every(({ data }) => data?.quiet)).toBe(true);
    const state = { ...getCanvas(), near: 'Namespace/n7' };
    const lit = bundles.filter(({ data }) => data && bundleState(state, data.bundle).includes('is-lit'));
    expect(lit.filter(({ target }) => target.startsWith('Ends/')).map(({ target }) => target)).toHaveLength(6);
  });

  it('are not drawn at rest, and those of one band while that is pointed at', () => {
    expect(withoutQuiet(folded.picture.wires, new Set())).toEqual([]);
    const shown = withoutQuiet(folded.picture.wires, new Set(['Namespace/n7'])).filter(isBundle);
    expect(shown.length).toBeGreaterThanOrEqual(6);
    expect(shown.every(({ data }) => [data?.bundle.from, data?.bundle.to].includes('Namespace/n7'))).toBe(true);
    expect(withoutQuiet(opened.picture.wires, new Set())).toBe(opened.picture.wires);
  });

  it('run beside the bands that they join, not over them', () => {
    const between = folded.picture.wires.find(
      (wire) => wire.source.startsWith('Ends/') && wire.target.startsWith('Ends/'),
    );
    const band = folded.picture.cardById.get(between?.target ?? '');
    const end = band?.handles?.find(({ id, type }) => id === between?.targetHandle && type === 'target');
    expect(end?.x).toBe(band?.width);
  });

  it('are drawn by their ends when they are longer than a screen', () => {
    const calls = opened.picture.wires.filter(
      (wire): wire is EdgeWire => wire.type === 'wire' && wire.data?.edge.type === 'call',
    );
    expect(calls.filter(({ data }) => data?.torn).length).toBeGreaterThan(60);
    expect(
      opened.picture.wires.some((wire) => wire.type === 'wire' && wire.data?.edge.type === 'dials' && wire.data.torn),
    ).toBe(false);
  });

  it('are drawn whole where there are few', () => {
    const few = meshOf(12);
    const graph = graphDrawer()(few, { ...plainly, folds: setFold(plainly.folds, topologyOf(few).bands, false) });
    expect(graph.picture.wires.some((wire) => wire.type === 'wire' && wire.data?.torn)).toBe(false);
    expect(
      graphDrawer()(few)
        .picture.wires.filter(isBundle)
        .some(({ data }) => data?.quiet),
    ).toBe(false);
  });

  it('are counted on the heads of folded bands', () => {
    const band = { workloads: 1, entries: 2, folded: true };
    const crossing = crossingsOf(topologyOf(mesh)).get('n7');
    expect(bandCounts(band, crossing)).toBe('1 pod → 2 entries · 3 calls out, 3 in');
    expect(bandCounts({ ...band, folded: false }, crossing)).toBe('1 pod · 2 entries');
  });
});

describe('the view', () => {
  it('shows the head of a band with the first card in it', () => {
    const [band] = opened.layout.bands;
    const y = band?.y ?? 0;
    expect(headOver(opened, { y: y + 36 })).toBe(36);
    expect(headOver(opened, { y: y + 90 })).toBe(0);
    expect(headOver(opened, { y })).toBe(0);
  });

  it('never gets so small that a lane is a line', () => {
    expect(zoomRange.least * opened.layout.width).toBeGreaterThan(30);
  });
});
