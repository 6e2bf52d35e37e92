import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { topologyOf, type Node } from '../topology';
import { anatomyOf, measures } from './anatomy';
import { endOfRow } from './wire-ends';

function entryWith(ports: number): Node {
  const rows = Array.from({ length: ports }, (_, at) => `  - { number: ${at + 1}, name: p${at}, protocol: TCP }\n`);
  const text = `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: a, namespace: shop }\nspec:\n  hosts: [a.example.com]\n  resolution: DNS\n  ports:\n${rows.join('')}`;
  const [node] = topologyOf(takeSnapshot({ files: [{ path: 'a.yaml', text }] })).nodes.filter(
    ({ type }) => type === 'service-entry',
  );
  if (node === undefined) throw new Error('The entry has no card');
  return node;
}

const rowsAndMore = (node: Node, expanded: boolean): readonly unknown[] => {
  const { rows, more } = anatomyOf(node, expanded);
  return [rows.length, more?.count];
};

describe('a card with many rows', () => {
  it.each([
    [12, [12, undefined], [12, undefined]],
    [60, [10, 50], [60, 0]],
    [3000, [10, 2990], [256, 2744]],
  ])('shows of %i ports %j, and expanded %j', (ports, folded, expanded) => {
    const node = entryWith(ports);
    expect(rowsAndMore(node, false)).toEqual(folded);
    expect(rowsAndMore(node, true)).toEqual(expanded);
  });

  it('lets wires end at the line that stands for what an expanded card does not show', () => {
    const node = entryWith(measures.rowsExpanded + 1);
    expect(endOfRow(node, true, String(measures.rowsExpanded))).toBe(`row:${measures.rowsExpanded}`);
    expect(endOfRow(node, true, String(measures.rowsExpanded + 1))).toBe('more');
  });
});
