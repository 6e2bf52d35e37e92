import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastCpuSeconds } from '../testing/cpu-time';
import { readWithYaml } from './fallback';
import { maskKnownItems } from './known-items';
import type { ParsedDocument } from './parsed';
import { readDocument } from './read';
import { NodeKind } from './tree';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Within a task, what a WeakRef was made of or gave is kept. */
const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** Number of generated texts a test; set FAIRWAY_FUZZ for a long run. */
const RUNS = Number(process.env.FAIRWAY_FUZZ ?? 1500);

const ITEMS = [
  '- kind: Pod\n  metadata: {name: a, labels: {app: "x"}}\n',
  '- kind: Service\n  # says why\n  spec:\n    ports:\n    - port: 80 # http\n    - port: 443\n',
  '- kind: ConfigMap\n  data:\n    text: |\n      - no item\n      more: of it\n\n    other: "a\n      b"\n',
  '- kind: Secret\n  data: {}\n\n# between two items\n',
  "- - 'a list in a list'\n  - [1, 2]\n",
  '- &one a value with an anchor\n',
  '- *one\n',
  '- !!str 12 and some more text\n',
  '-\n  kind: Pod on a line of its own\n',
  '- name: short\n',
];
const DAMAGE = [
  ...'"\'[]{}|>#:&*?!%@\t',
  '- ',
  'fo\n',
  '\nfo\n',
  '\n  fo',
  '\nitems:\n',
  '\n---x',
  '{{ x }}',
  '\u0007',
  '',
];

const text = fc.tuple(
  fc.constantFrom('', '  '),
  fc.constantFrom('\n', '\r\n'),
  fc.array(fc.constantFrom(...ITEMS), { minLength: 8, maxLength: 14 }),
  fc.constantFrom('', 'metadata: {}\n', 'others:\n- 1\n- 2\n'),
);

function write([indent, lineBreak, items, tail]: readonly [string, string, readonly string[], string]): string {
  const first = '- &one the first item is the anchored one\n- kind: Pod\n  metadata: {}\n';
  const lines = [first, ...items].join('').replace(/^(?=.)/gm, indent);
  return `apiVersion: v1\nitems:\n${lines}${tail}`.replaceAll('\n', lineBreak);
}

describe('a large text of which the yaml package reads only the rest', () => {
  it('gives what the package gives for all of it', () => {
    fc.assert(
      fc.property(text, (made) => {
        const source = write(made);
        expect(describeParsed(readWithYaml(source, 0))).toEqual(describeParsed(readWithYaml(source, Infinity)));
      }),
      { numRuns: RUNS / 5 },
    );
  });

  it('has errors where the whole has some, and reads the same before them', () => {
    const damage = fc.record({ at: fc.nat(), length: fc.nat({ max: 3 }), insert: fc.constantFrom(...DAMAGE) });
    fc.assert(
      fc.property(text, damage, (made, { at, length, insert }) => {
        const sound = write(made);
        const from = at % sound.length;
        const source = sound.slice(0, from) + insert + sound.slice(from + length);
        const parts = readWithYaml(source, 0);
        const whole = readWithYaml(source, Infinity);
        expect(parts.errors === undefined).toBe(whole.errors === undefined);
        if (!whole.errors) expect(describeParsed(parts)).toEqual(describeParsed(whole));
        const faults = [parts, whole].flatMap(({ errors }) => (errors ?? []).map(({ range }) => range.from));
        const fault = Math.min(...faults);
        expect(valuesBefore(fault, parts)).toEqual(valuesBefore(fault, whole));
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps the items behind one that is broken', () => {
    const items = Array.from({ length: 900 }, (_, at) => `- kind: Pod\n  metadata:\n    name: p${at}\n`);
    items[3] = '- kind: Pod\n  metadata:\n    name: "p3\n';
    const parsed = readDocument(`kind: List\nitems:\n${items.join('')}`);
    expect(parsed.problems).toMatchObject([{ code: 'unclosed-quote' }]);
    const { items: read } = parsed.value as { items: unknown[] };
    expect(read).toHaveLength(900);
    expect(read.at(-1)).toEqual({ kind: 'Pod', metadata: { name: 'p899' } });
  });

  it('reads the items that stayed only once while somebody has the tree, and keeps them no longer', async () => {
    const items = Array.from({ length: 900 }, (_, at) => `- kind: Pod\n  metadata:\n    name: p${at}\n`);
    const readBroken = (name: string): ParsedDocument =>
      readDocument(`kind: List\nitems:\n- name: "${name}\n${items.join('')}`);
    const lastItem = ({ value }: ParsedDocument): object =>
      (value as { readonly items: readonly object[] }).items.at(-1) as object;
    const later = async (): Promise<void> => {
      await nextTask();
      collect();
    };
    const held = [readBroken('a')];
    const first = held.map(lastItem)[0];
    await later();
    held[0] = readBroken('ab');
    expect(held.map(lastItem)[0]).toBe(first);
    held.pop();
    await later();
    expect(lastItem(readBroken('abc'))).not.toBe(first);
  });

  it('is not read as a whole where an error hides the items behind it', () => {
    const items = Array.from({ length: 900 }, (_, at) => `  - kind: Pod\n    metadata:\n      name: p${at}\n`).join('');
    const source = `items:\n${items}`.replace('  - kind: Pod', '  # why - kind: Pod');
    const masked = leastCpuSeconds(() => readWithYaml(source, 0));
    const whole = leastCpuSeconds(() => readWithYaml(source, Infinity));
    expect(readWithYaml(source, 0).errors?.length).toBeGreaterThan(0);
    expect(masked).toBeLessThan(whole / 2);
  });

  it('does not take the lines of a text block for items', () => {
    const lines = Array.from({ length: 900 }, (_, at) => `  - line number ${at}\n`).join('');
    const source = `data: |\n${lines}other: &x 1\n`;
    expect(maskKnownItems(source)?.runs.size).toBe(1);
    expect(readDocument(source).value).toEqual({ data: lines.replaceAll(/^ {2}/gm, ''), other: 1 });
  });

  it('reads a large list with one broken line about as fast as a sound one', () => {
    const spec = '  spec:\n    hosts: [a.example.com]\n    ports:\n    - {number: 443, name: tls, protocol: TLS}\n';
    const items = Array.from(
      { length: 8000 },
      (_, at) => `- kind: ServiceEntry\n  metadata:\n    name: s${at}\n${spec}`,
    );
    const sound = `kind: List\nitems:\n${items.join('')}`;
    const broken = sound.replace('name: s4000\n', 'name: s4000\n    fo\n');
    const ratio =
      leastCpuSeconds(() => readDocument(broken)) /
      Math.max(
        0.01,
        leastCpuSeconds(() => readDocument(sound)),
      );
    expect(ratio).toBeLessThan(15);
  });
});

function describeParsed({ tree, value, problems }: ParsedDocument): object {
  const { kind, start, end, keyStart, keyEnd, next, parent, keys, props } = tree;
  return { kind, start, end, keyStart, keyEnd, next, parent, keys, props, value, problems };
}

/** The single values that end before an offset. */
function valuesBefore(offset: number, { tree }: ParsedDocument): unknown[] {
  return Array.from({ length: tree.size }, (_, node) => node)
    .filter((node) => (tree.end[node] as number) < offset && isWritten(tree.kind[node] as number))
    .map((node) => [tree.kind[node], tree.start[node], tree.end[node], tree.keys[node]]);
}

function isWritten(kind: number): boolean {
  return kind !== NodeKind.Empty && kind < NodeKind.BlockMap;
}
