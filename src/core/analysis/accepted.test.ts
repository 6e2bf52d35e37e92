import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, takeSnapshot, type Snapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import type { TextEdit } from '../text';
import { applyChange, type Change, type SourceFile } from '../workspace';
import { findingsOf } from '.';

const entry = (name: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop }
spec:
  hosts: [${name}.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS, zone: 1, area: 2 }]
  resolution: dns
`;
const design = (...items: readonly string[]): string => `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec:
  accepted:
${items.map((item) => `    - { ${item}, reason: We know. }\n`).join('')}`;

function open(items: readonly string[], today?: string): Snapshot {
  const files = { 'a.yaml': `${entry('one')}---\n${entry('two')}`, 'design.yaml': design(...items) };
  return takeSnapshot(workspaceOf(files), undefined, undefined, { today });
}

/** What is accepted: rule, resource and path. */
function acceptedIn(snapshot: Snapshot): readonly string[] {
  return findingsOf(snapshot)
    .filter(({ accepted }) => accepted !== undefined)
    .map(({ rule, resource, path = [] }) => `${rule} ${resource?.name} ${path.at(-1)}`);
}

describe('an acceptance', () => {
  it.each([
    ['the whole resource', 'rule: unknown-field, resource: ServiceEntry/shop/one', ['zone', 'area']],
    [
      'what lies below a path',
      'rule: unknown-field, resource: ServiceEntry/shop/one, path: spec.ports',
      ['zone', 'area'],
    ],
    ['one path', 'rule: unknown-field, resource: ServiceEntry/shop/one, path: "spec.ports[0].zone"', ['zone']],
    ['nothing beside its path', 'rule: unknown-field, resource: ServiceEntry/shop/one, path: spec.resolution', []],
    [
      'nothing below the finding',
      'rule: unknown-field, resource: ServiceEntry/shop/one, path: "spec.ports[0].zone.more"',
      [],
    ],
    ['nothing of another rule', 'rule: double-tls, resource: ServiceEntry/shop/one', []],
    ['nothing of another resource', 'rule: unknown-field, resource: ServiceEntry/shop/three', []],
  ])('covers %s', (_, item, fields) => {
    expect(acceptedIn(open([item]))).toEqual(fields.map((field) => `unknown-field one ${field}`));
  });

  it('says its reason, its end and where it stands, and keeps what was found', () => {
    const plain = findingsOf(open([])).find(({ rule }) => rule === 'unknown-value');
    const until = 'rule: unknown-value, resource: ServiceEntry/shop/one, until: 2027-03-31';
    const found = findingsOf(open([until], '2027-03-31')).find(({ rule }) => rule === 'unknown-value');
    expect(found?.accepted).toEqual({
      reason: 'We know.',
      until: '2027-03-31',
      by: expect.objectContaining({ file: 'design.yaml', path: ['spec', 'accepted', 0] }) as unknown,
    });
    expect(found?.message).toBe(plain?.message);
    expect(found?.severity).toBe('error');
    expect(found?.fixes).toEqual(plain?.fixes);
  });

  it('counts on its last day, and no longer', () => {
    const item = 'rule: unknown-value, resource: ServiceEntry/shop/one, until: 2027-03-31';
    expect(acceptedIn(open([item], '2027-03-31'))).toHaveLength(1);
    expect(acceptedIn(open([item], '2027-04-01'))).toEqual([]);
    expect(acceptedIn(open([item.replace('2027-03-31', 'soon')], '2020-01-01'))).toEqual([]);
  });

  it('leaves the findings as they were where nothing else is said of them', () => {
    const before = open(['rule: unknown-value, resource: ServiceEntry/shop/one']);
    const found = findingsOf(before);
    const { text } = before.workspace.files.find(({ path }) => path === 'design.yaml') as SourceFile;
    const keptAfter = (edit: TextEdit): readonly boolean[] => {
      const change: Change = {
        label: 'Typing',
        origin: 'editor',
        files: [{ type: 'edit', path: 'design.yaml', edits: [edit] }],
      };
      const again = findingsOf(takeSnapshot(applyChange(before.workspace, change), before, change));
      return again.map((each, index) => each === found[index]);
    };
    expect(keptAfter({ from: 0, to: 0, insert: '# more\n' })).toEqual(found.map(() => true));
    const from = text.indexOf('We know');
    expect(keptAfter({ from, to: from, insert: 'now ' })).toEqual(found.map(({ accepted }) => accepted === undefined));
  });
});

describe('findings with decisions', () => {
  const rules = ['unknown-field', 'unknown-value', 'double-tls'];
  const paths = ['', ', path: spec', ', path: spec.ports', ', path: "spec.ports[0].zone"', ', path: "]"'];
  const days = ['', ', until: 2027-03-31', ', until: never'];
  const item = fc
    .tuple(
      fc.constantFrom(...rules),
      fc.constantFrom('one', 'two', 'three'),
      fc.constantFrom(...paths),
      fc.constantFrom(...days),
    )
    .map(([rule, name, path, day]) => `rule: ${rule}, resource: ServiceEntry/shop/${name}${path}${day}`);
  const own = new Set(['expired-acceptance', 'unmatched-acceptance']);
  const inOrder = (snapshot: Snapshot): readonly string[] =>
    findingsOf(snapshot).map((finding) => {
      const { file, range } = finding;
      return `${file} ${locate(snapshot, finding)?.index} ${String(range.from).padStart(6, '0')}`;
    });

  it('are those without them, and stay in the order of the text', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 5 }), fc.constantFrom('2027-01-01', '2028-01-01'), (items, today) => {
        const judged = open(items, today);
        const findings = findingsOf(judged);
        const plain = findingsOf(open([], today)).filter(({ file }) => file === 'a.yaml');
        const others = findings.filter(({ rule, file }) => !own.has(rule) && file === 'a.yaml');
        expect(others.map(({ message, range }) => [message, range])).toEqual(
          plain.map(({ message, range }) => [message, range]),
        );
        expect(inOrder(judged)).toEqual([...inOrder(judged)].sort());
      }),
      { numRuns: 60 },
    );
  });
});
