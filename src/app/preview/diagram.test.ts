import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { topologyOf } from '../../core/topology';
import { drawDiagram, namespacesOf, nodeAtPlace, placeOfNode, shapesOf, toMarkdown } from './diagram';
import { narrowerParts, partsOf } from './parts';
import { gapWords } from './words';

const entry = (name: string, namespace: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  hosts: [${name}.example.com]
  ports:
  - {number: 443, name: tls, protocol: TLS}
  resolution: DNS
`;

function drawn(...texts: string[]) {
  return takeSnapshot({ files: [{ path: 'egress.yaml', text: texts.join('---\n') }] });
}

const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: d }
spec:
  workloads:
  - { name: cart, namespace: one, calls: [{ url: https://a.example.com }, { url: https://b.example.com }] }
`;

const look = { style: 'overview', direction: 'LR' } as const;

describe('drawDiagram', () => {
  const snapshot = drawn(entry('a', 'one'), entry('b', 'two'));

  it('draws the part that is asked for', () => {
    expect(drawDiagram(snapshot, look, { type: 'mesh' }, undefined).text()).toContain('b.example.com');
    expect(drawDiagram(snapshot, look, { type: 'namespace', namespace: 'one' }, undefined).text()).not.toContain(
      'b.example.com',
    );
    const selected = drawDiagram(snapshot, look, { type: 'selection' }, 'ServiceEntry/two/b').text();
    expect(selected).toContain('b.example.com');
    expect(selected).not.toContain('a.example.com');
  });

  it('says when it is too large for a picture', () => {
    const many = drawn(...Array.from({ length: 300 }, (_, index) => entry(`s${index}`, 'one')));
    expect(drawDiagram(many, look, { type: 'mesh' }, undefined)).toMatchObject({
      drawn: false,
      tooLarge: expect.stringMatching(/Mermaid draws up to/) as string,
    });
    expect(drawDiagram(snapshot, look, { type: 'mesh' }, undefined)).toMatchObject({ drawn: true });
  });

  it('says what cannot be read', () => {
    const broken = drawn(entry('a', 'one'), 'kind: [ServiceEntry\nspec: "open');
    const { gaps } = drawDiagram(broken, look, { type: 'mesh' }, undefined);
    expect(gaps.map(({ line, isDrawn }) => [line, isDrawn])).toEqual([[expect.any(Number), false]]);
    expect(gapWords.says(gaps.length, 0)).toBe('1 document cannot be read:');
  });

  it('says once of a document with several cards that it cannot be read to its end', () => {
    const pods = ['cart', 'shop', 'till'].map((name) => `    - name: ${name}\n      namespace: one`).join('\n');
    const broken = drawn(
      `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: d\nspec:\n  workloads:\n${pods}\n  x: "open`,
    );
    const { gaps } = drawDiagram(broken, look, { type: 'mesh' }, undefined);
    expect(gaps.map(({ line, isDrawn }) => [line, isDrawn])).toEqual([[13, true]]);
    expect(gapWords.says(3, 1)).toBe('3 documents cannot be read, or not to the end:');
  });
});

describe('places', () => {
  const snapshot = drawn(entry('a', 'one'), entry('b', 'two'), design);
  const topology = topologyOf(snapshot);

  it('lead to the node and back', () => {
    const place = placeOfNode(topology, 'ServiceEntry/two/b');
    expect(place).toBeDefined();
    if (place) expect(nodeAtPlace(topology, { ...place, path: ['spec', 'resolution'] })).toBe('ServiceEntry/two/b');
  });

  it('of a selected call are its own boxes, and its pod where it has none', () => {
    const call = 'Workload/one/cart/calls/1';
    const shapes = (style: 'overview' | 'tls', id: string): string[] => {
      const diagram = drawDiagram(snapshot, { style, direction: 'LR' }, { type: 'mesh' }, undefined);
      return diagram.drawn ? shapesOf(diagram, id) : [];
    };
    const place = placeOfNode(topology, call);
    expect(place && nodeAtPlace(topology, { ...place, path: [...place.path, 'url'] })).toBe(call);
    expect(shapes('tls', call)).toEqual(['sidecar_cart_b_example_com_443']);
    expect(shapes('tls', 'Workload/one/cart')).toHaveLength(3);
    expect(shapes('overview', call)).toEqual(['app_one_cart', 'envoy_one_cart']);
  });

  it('can all be chosen, and narrower ones are offered of what is too large', () => {
    expect(partsOf(topology).calls.map(({ label }) => label)).toEqual([
      'cart → https://a.example.com',
      'cart → https://b.example.com',
    ]);
    expect(narrowerParts(topology, { type: 'mesh' }).map(({ label }) => label)).toEqual(['one', 'two']);
    expect(narrowerParts(topology, { type: 'namespace', namespace: 'two' }).map(({ label }) => label)).toEqual([
      'ServiceEntry two/b',
    ]);
  });

  it('name the namespaces', () => {
    expect(namespacesOf(topology)).toEqual(['one', 'two']);
  });
});

describe('toMarkdown', () => {
  it('makes a code block', () => {
    expect(toMarkdown('flowchart LR\n')).toBe('```mermaid\nflowchart LR\n```\n');
  });
});
