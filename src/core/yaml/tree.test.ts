import { describe, expect, it } from 'vitest';
import type { Document } from './document';
import { valueAt } from './query';
import { readDocuments } from './stream';
import { childrenOf, findNode, keyRangeOf, NodeKind, pathTo, rangeOf, type Tree } from './tree';

const TEXT = `# A service
spec:
  hosts: ["a", 'b']  # two
  ports:
  - number: 80
    name: http
  - {number: 443, name: "https"}
  text: |
    one
    two
  empty:
  443: x
`;

/** The same content on the fast path and, for the anchor's sake, by means of the yaml package. */
const TREES: readonly (readonly [how: string, text: string])[] = [
  ['the located parser', TEXT],
  ['the yaml package', TEXT.replace('empty:', 'empty: &e')],
];

describe.each(TREES)('a tree from %s', (_how, text) => {
  const document = readDocuments(text).documents[0] as Document;
  const { tree } = document;
  const slice = (range: { from: number; to: number } | undefined): string | undefined =>
    range && text.slice(range.from, range.to);

  it('finds every node by its path', () => {
    for (let node = 0; node < tree.size; node++) {
      const path = pathTo(tree, node);
      expect(findNode(tree, path)).toBe(node);
      expect(valueAt(document.value, path)).not.toBeUndefined();
    }
    expect(findNode(tree, ['spec', 'none'])).toBe(-1);
    expect(findNode(tree, ['spec', 'hosts', 2])).toBe(-1);
    expect(findNode(tree, ['spec', 'text', 'one'])).toBe(-1);
  });

  it('knows where values stand', () => {
    const at = (...path: (string | number)[]): string | undefined => slice(rangeOf(tree, findNode(tree, path)));
    expect(at('spec', 'hosts')).toBe(`["a", 'b']`);
    expect(at('spec', 'hosts', 1)).toBe(`'b'`);
    expect(at('spec', 'ports', 0)).toBe('number: 80\n    name: http');
    expect(at('spec', 'ports', 1)).toBe('{number: 443, name: "https"}');
    expect(at('spec', 'text')).toBe('|\n    one\n    two\n');
    expect(at('spec', 'empty')).toBe('');
    expect(at('spec', '443')).toBe('x');
    expect(at()).toBe(text.slice(text.indexOf('spec'), -1));
  });

  it('knows where keys and dashes stand', () => {
    const keyAt = (...path: (string | number)[]): string | undefined => slice(keyRangeOf(tree, findNode(tree, path)));
    expect(keyAt('spec', 'ports', 1, 'name')).toBe('name');
    expect(keyAt('spec', 'ports', 1)).toBe('-');
    expect(keyAt('spec', 'hosts', 0)).toBeUndefined();
    expect(keyAt()).toBeUndefined();
  });

  it('lists children in order', () => {
    const spec = findNode(tree, ['spec']);
    expect(childrenOf(tree, spec).map((child) => tree.keys[child])).toEqual(['hosts', 'ports', 'text', 'empty', '443']);
    expect(childrenOf(tree, findNode(tree, ['spec', 'text']))).toEqual([]);
    expectOrder(tree);
  });
});

/** Pre-order: children lie in their parent, one behind the other. */
function expectOrder(tree: Tree): void {
  for (let node = 0; node < tree.size; node++) {
    expect(tree.end[node]).toBeGreaterThanOrEqual(tree.start[node] as number);
    let at = tree.start[node] as number;
    for (const child of childrenOf(tree, node)) {
      expect(tree.parent[child]).toBe(node);
      expect(tree.start[child]).toBeGreaterThanOrEqual(at);
      at = tree.end[child] as number;
    }
    if ((tree.kind[node] as number) >= NodeKind.BlockMap) expect(tree.end[node]).toBeGreaterThanOrEqual(at);
  }
}
