import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from './parse';
import type { ParsedDocument } from './parsed';
import { reread } from './reread';
import type { Stream } from './document';
import { readDocuments, updateDocuments } from './stream';

/** Number of generated texts a test; set FAIRWAY_FUZZ for a long run. */
const RUNS = Number(process.env.FAIRWAY_FUZZ ?? 3000);

const ITEMS = [
  '- kind: Pod\n  metadata: {name: a, labels: {app: "x"}}\n',
  '- kind: Service\n  # says why\n  spec:\n    ports:\n    - port: 80 # http\n    - port: 443\n',
  '- kind: ConfigMap\n  data:\n    text: |\n      - no item\n      more: of it\n\n    other: "a\n      b"\n',
  '- kind: Secret\n  data: {}\n\n# between two items\n',
  "- - 'a list in a list'\n  - [1, 2]\n",
  '- text: >+\n    kept\n\n\n',
  '-\n  kind: Pod on a line of its own\n',
  '- \n',
  '- name: a name\n    over two lines\n',
];
const INSERTS = [
  ...'"\'[]{}|>#:&*?!%@\t-, \n\r',
  'a: b\n',
  '- ',
  '\n- more\n',
  '\n  - more\n',
  '\n    ',
  ' # why',
  '\n---\n',
  '\n...\n',
  '\u0007',
  '',
];

const whole = fc
  .record({
    indent: fc.constantFrom('', '  '),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    items: fc.array(fc.constantFrom(...ITEMS), { minLength: 1, maxLength: 8 }),
    head: fc.constantFrom('items:\n', 'apiVersion: v1\nitems:\n', '---\n# why\nspec:\n  items:\n', '', '# a list\n'),
    tail: fc.constantFrom('', 'kind: List\n', 'others:\n- 1\n- 2\n', '# the end', '...\n# the end\n'),
  })
  .map(({ indent, lineBreak, items, head, tail }) => {
    const deeper = head.includes('spec') ? '  ' : '';
    const lines = items.join('').replace(/^(?=.)/gm, head.endsWith(':\n') ? indent + deeper : '');
    return `${head}${lines}${tail}`.replaceAll('\n', lineBreak);
  });
const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 30 }), insert: fc.constantFrom(...INSERTS) });

function edited(text: string, { at, length, insert }: { at: number; length: number; insert: string }): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + insert + text.slice(from + length);
}

function described({ tree, value, problems }: ParsedDocument): unknown {
  const nodes = Array.from({ length: tree.size }, (_, node) => [
    tree.kind[node],
    tree.start[node],
    tree.end[node],
    tree.keyStart[node],
    tree.keyEnd[node],
    tree.next[node],
    tree.parent[node],
    tree.keys[node],
  ]);
  return { nodes, value, problems, props: tree.props };
}

describe('a text that was edited in an item of its list', () => {
  it('is read as the whole is read, edit after edit', () => {
    let read = 0;
    fc.assert(
      fc.property(whole, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let before = { text, ...(parseDocument(text) ?? { tree: undefined, value: undefined }) };
        for (const each of edits) {
          if (before.tree === undefined) return;
          const after = edited(before.text, each);
          const again = reread({ text: before.text, tree: before.tree, value: before.value }, after);
          const anew = parseDocument(after);
          if (again !== undefined) {
            read++;
            expect(again && described(again)).toEqual(anew && described(anew));
          }
          before = { text: after, ...(again ?? anew ?? { tree: undefined, value: undefined }) };
        }
      }),
      { numRuns: RUNS },
    );
    expect(read).toBeGreaterThan(RUNS / 6);
  });

  it('keeps the values of the other items', () => {
    const text = `items:\n${Array.from({ length: 900 }, (_, at) => `- name: pod ${at}\n  labels: {}\n`).join('')}kind: List\n`;
    const stream = readDocuments(text);
    const from = text.indexOf('pod 700') + 'pod 700'.length;
    const after = updateDocuments(stream, [{ from, to: from, insert: '0 # why\n# it is\n- name: another' }]);
    const [before, now] = [stream, after].map(({ documents }) => (documents[0]?.value as { items: unknown[] }).items);
    expect(now).toHaveLength(901);
    expect(now?.slice(700, 702)).toEqual([{ name: 'pod 7000' }, { name: 'another', labels: {} }]);
    expect(now?.every((item, at) => at === 700 || at === 701 || item === before?.[at < 700 ? at : at - 1])).toBe(true);
  });

  it('is read on from the last text that had no error', () => {
    const text = `items:\n${Array.from({ length: 900 }, (_, at) => `- name: pod ${at}\n  labels: {}\n`).join('')}`;
    const itemsOf = ({ documents }: Stream): readonly unknown[] => (documents[0]?.value as { items: unknown[] }).items;
    const sound = readDocuments(text);
    const from = text.indexOf('pod 700');
    const broken = updateDocuments(sound, [{ from, to: from, insert: '"' }]);
    expect(broken.documents[0]?.incomplete).toBe(true);
    const worse = updateDocuments(broken, [{ from, to: from, insert: '"' }]);
    const othersAfter = (insert: string): readonly unknown[] => {
      const mended = updateDocuments(worse, [{ from, to: from + 2, insert }]);
      expect(mended.documents[0]?.incomplete).toBe(false);
      return itemsOf(mended).filter((item, at) => item !== itemsOf(sound)[at]);
    };
    expect(othersAfter('')).toEqual([]);
    expect(othersAfter('the ')).toEqual([{ name: 'the pod 700', labels: {} }]);
  });

  it('is read as a whole where it was edited elsewhere', () => {
    const text = `items:\n- one\n- two\n`;
    const before = { text, ...(parseDocument(text) as ParsedDocument) };
    expect(reread(before, text.replace('items', 'more'))).toBeUndefined();
    expect(reread(before, `${text}kind: List\n`)).toBeUndefined();
    expect(reread(before, text.replace('- two', '-two'))).toBeUndefined();
    expect(reread(before, text.replace('two', 'other'))?.value).toEqual({ items: ['one', 'other'] });
  });
});
