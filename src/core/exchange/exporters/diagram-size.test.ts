import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { topologyOf } from '../../topology';
import { diagramSize, tooLargeToDraw } from './diagram-size';
import { diagramStyles, renderMermaid } from './mermaid';
import { narrowerScopes } from './narrower-scopes';

/** `entries` ServiceEntries in two namespaces, each called once by one workload of its namespace. */
function design(entries: number) {
  const namespaceOf = (index: number): string => (index % 2 === 0 ? 'even' : 'odd');
  const numbers = Array.from({ length: entries }, (_, index) => index);
  const workloads = ['even', 'odd'].map((namespace) => ({
    name: 'app',
    namespace,
    calls: numbers.flatMap((index) =>
      namespaceOf(index) === namespace ? [{ url: `https://h${index}.example.com` }] : [],
    ),
  }));
  const documents = numbers.map((index) => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: `e${index}`, namespace: namespaceOf(index) },
    spec: {
      hosts: [`h${index}.example.com`],
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
      resolution: 'DNS',
    },
  }));
  const all = [{ kind: 'EgressDesign', metadata: { name: 'd' }, spec: { workloads } }, ...documents];
  return mesh`${all.map((each) => JSON.stringify(each)).join('\n---\n')}`;
}

describe('diagramSize', () => {
  it('says why a diagram is too large, and whether Mermaid itself refuses it', () => {
    expect(diagramSize({ text: 'x', nodes: 200, edges: 500 })).toMatchObject({ reason: undefined, isRefused: false });
    expect(diagramSize({ text: 'x', nodes: 201, edges: 0 })).toMatchObject({
      reason: 'This diagram has 201 boxes; more than 200 take long to draw, and nobody can read them.',
      isRefused: false,
    });
    expect(diagramSize({ text: 'x', nodes: 201, edges: 1_501 })).toMatchObject({
      reason: 'This diagram has 1,501 arrows; Mermaid draws up to 500.',
      isRefused: true,
    });
    expect(diagramSize({ text: 'x'.repeat(50_001), nodes: 1, edges: 0 })).toMatchObject({
      reason: 'This diagram has 50,001 characters; Mermaid draws up to 50,000.',
      isRefused: true,
    });
  });
});

describe('tooLargeToDraw', () => {
  it.each(['resolution', 'tls'] as const)('counts no more boxes in %s than are drawn', (style) => {
    const large = design(240);
    expect(tooLargeToDraw(large, { style })).toContain('at least 240 boxes');
    expect(renderMermaid(large, { style }).nodes).toBeGreaterThanOrEqual(240);
  });

  it('leaves what may be small enough to be drawn', () => {
    for (const style of diagramStyles) {
      expect(tooLargeToDraw(design(20), { style })).toBeUndefined();
      expect(tooLargeToDraw(design(240), { style, scope: { namespace: 'odd' } })).toBeUndefined();
    }
  });
});

describe('narrowerScopes', () => {
  const topology = topologyOf(design(4));
  const offered = (scope?: Parameters<typeof narrowerScopes>[1]): string[] =>
    narrowerScopes(topology, scope).map(({ argument }) => argument);

  it('are namespaces of the design, cards of a namespace, and calls of a card', () => {
    expect(offered()).toEqual(['even', 'odd']);
    expect(offered({ namespace: 'odd' })).toEqual(['Workload/odd/app', 'ServiceEntry/odd/e1', 'ServiceEntry/odd/e3']);
    expect(offered({ node: 'ServiceEntry/even/e2' })).toEqual(['even/app https://h2.example.com']);
    expect(offered({ node: 'Workload/odd/app' })).toHaveLength(2);
  });
});
