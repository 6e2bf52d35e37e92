import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { drawDiagram, namespacesOf, nodeAtPlace, placeOfNode, toMarkdown } from './diagram';

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
  return topologyOf(takeSnapshot({ files: [{ path: 'egress.yaml', text: texts.join('---\n') }] }));
}

describe('drawDiagram', () => {
  const topology = drawn(entry('a', 'one'), entry('b', 'two'));

  it('draws the part that is asked for', () => {
    expect(drawDiagram(topology, { type: 'mesh' }, undefined).text).toContain('b.example.com');
    expect(drawDiagram(topology, { type: 'namespace', namespace: 'one' }, undefined).text).not.toContain(
      'b.example.com',
    );
    const selected = drawDiagram(topology, { type: 'selection' }, 'ServiceEntry/two/b').text;
    expect(selected).toContain('b.example.com');
    expect(selected).not.toContain('a.example.com');
  });

  it('says when it is too large for a picture', () => {
    const many = drawn(...Array.from({ length: 300 }, (_, index) => entry(`s${index}`, 'one')));
    expect(drawDiagram(many, { type: 'mesh' }, undefined).tooLarge).toMatch(/Mermaid draws up to/);
    expect(drawDiagram(topology, { type: 'mesh' }, undefined).tooLarge).toBeUndefined();
  });

  it('says what cannot be read', () => {
    const broken = drawn(entry('a', 'one'), 'kind: [ServiceEntry\nspec: "open');
    expect(drawDiagram(broken, { type: 'mesh' }, undefined).gaps).toHaveLength(1);
  });
});

describe('places', () => {
  const topology = drawn(entry('a', 'one'), entry('b', 'two'));

  it('lead to the node and back', () => {
    const place = placeOfNode(topology, 'ServiceEntry/two/b');
    expect(place).toBeDefined();
    if (place) expect(nodeAtPlace(topology, { ...place, path: ['spec', 'resolution'] })).toBe('ServiceEntry/two/b');
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
