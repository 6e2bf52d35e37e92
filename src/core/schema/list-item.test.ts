import { describe, expect, it } from 'vitest';
import { applyEdits } from '../text';
import { readDocuments, type Document } from '../yaml';
import { loneItem } from './list-item';
import { validateDocument } from './validate';
import { cpuSeconds } from '../testing/cpu-time';

/** Items with mistakes of many sorts, each with a fix. */
const wrong = [
  'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: a # first\nspec:\n  hosts: [a.example.com]\n  resolution: dns\n',
  'apiVersion: networking.istio.io/v9\nkind: ServiceEntry\nmetadata:\n  name: b\nspec:\n  hosts:\n    - b.example.com\n  resolution: DNS\n  # the wire\n  ports:\n    - number: 443\n      name: tls\n      protocol: TLS\n      target: 8443\n',
  'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: c\nspec:\n  hosts: [c.example.com]\n  http:\n    - timeouts: 10s # long\n      route:\n        - destination: { host: c.example.com }\n',
  'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: d\nspec:\n  host: d.example.com\n  trafficPolicy:\n    outlierDetection: { intervall: 10s } # passive\n  exportsTo:\n    - infra\n    # the team\n    - shop\n',
  'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata:\n  name: e\nspec:\n  egress:\n    - hosts:\n        - ./*\n        - ./*\n',
];

interface Shape {
  readonly name: string;
  readonly write: (items: readonly string[]) => string;
}

const indented = (item: string, by: string): string => `${by}- ${item.trimEnd().split('\n').join(`\n${by}  `)}\n`;
const block = (items: readonly string[], by: string): string => items.map((item) => indented(item, by)).join('');
const head = 'apiVersion: v1\nkind: List\n';

const shapes: readonly Shape[] = [
  { name: 'indented', write: (items) => `${head}items:\n${block(items, '  ')}` },
  {
    name: 'as kubectl prints it',
    write: (items) => `apiVersion: v1\nitems:\n${block(items, '')}kind: List\nmetadata:\n  resourceVersion: ""\n`,
  },
  { name: 'without a final line break', write: (items) => `${head}items:\n${block(items, '  ')}`.trimEnd() },
  { name: 'with CRLF', write: (items) => `${head}items:\n${block(items, '  ')}`.replace(/\n/g, '\r\n') },
  {
    name: 'with comments and a marker',
    write: (items) =>
      `# all\n---\n${head}items:\n  # the first\n${items.map((item) => `${indented(item, '  ')}  # behind\n\n`).join('')}# end\n`,
  },
];

const open = (text: string): Document => readDocuments(text).documents[0] as Document;

/** The texts after each fix, by what the fix is for. */
function fixed(document: Document): readonly string[] {
  return validateDocument(document).flatMap(({ rule, fixes = [] }) =>
    fixes.map(({ title, edits }) => `${rule}: ${title}\n${applyEdits(document.text, edits)}`),
  );
}

/** What the fix is for, and the item after it. */
function itemOf(text: string, index: number): readonly unknown[] {
  const end = text.indexOf('\n');
  const { items } = open(text.slice(end + 1)).value as { readonly items: readonly unknown[] };
  return [text.slice(0, end), items[index]];
}

describe.each(shapes)('a fix in a list $name', ({ write }) => {
  const rest = ['a', 'b', 'c'].map((name) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`);

  it.each(wrong.map((item, index) => [index, item] as const))('is that of item %i beside one other', (_, item) => {
    for (const at of [0, 1, rest.length]) {
      const many = fixed(open(write([...rest.slice(0, at), item, ...rest.slice(at)])));
      // In a list of two the whole document is read and written.
      const few = fixed(open(write(at === 0 ? [item, ...rest.slice(0, 1)] : [...rest.slice(0, 1), item])));
      expect(many.length).toBeGreaterThan(0);
      expect(many.map((text) => itemOf(text, at))).toEqual(few.map((text) => itemOf(text, Math.min(at, 1))));
    }
  });

  it('leaves every byte outside of its item', () => {
    const document = open(write(wrong));
    expect(wrong.every((_, index) => loneItem(document, ['items', index]))).toBe(true);
    for (const problem of validateDocument(document)) {
      for (const { edits } of problem.fixes ?? []) {
        const after = open(applyEdits(document.text, edits)).value as { readonly items: readonly unknown[] };
        const { items } = document.value as { readonly items: readonly unknown[] };
        const changed = after.items.flatMap((each, index) =>
          JSON.stringify(each) === JSON.stringify(items[index]) ? [] : [index],
        );
        expect(changed).toEqual([problem.path?.[1]]);
      }
    }
  });
});

it('is not tried where an item does not stand by itself', () => {
  const item = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }';
  const flow = `${head}items: [${item}, ${item}, ${item}]\n`;
  const anchored = `${head}items:\n  - &a ${item}\n  - *a\n  - *a\n`;
  const two = `${head}items:\n  - ${item}\n  - ${item}\n`;
  for (const text of [flow, anchored, two, `${item}\n`])
    expect(loneItem(open(text), ['items', 0]), text).toBeUndefined();
  expect(loneItem(open(`${two}  - ${item}\n`), [])).toBeUndefined();
  expect(loneItem(open(`${two}  - ${item}\n`), ['items', 3])).toBeUndefined();
  expect(loneItem(open(`${two}  - ${item}\n`), ['items', 1])).toBeDefined();
});

it('makes the fixes of a list of hundreds in about the time of as many documents', () => {
  const items = Array.from({ length: 800 }, (_, index) => (wrong[0] as string).replace('name: a', `name: a${index}`));
  const document = open(`${head}items:\n${block(items, '  ')}`);
  const made = (): readonly unknown[] => validateDocument(document).flatMap(({ fixes = [] }) => fixes);
  expect(cpuSeconds(made)).toBeLessThan(5);
  expect(made()).toHaveLength(800);
});
