import { describe, expect, it, beforeAll } from 'vitest';
import { fetchDrawing } from '../drawing';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { applyChange, type Change } from '../../core/workspace';
import { closedAbove, rowAtPlace, type Branch, type Sort } from './row';
import { branchesOf, rowsOf } from './rows';

beforeAll(fetchDrawing);

const entry = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: production }
spec:
  hosts: [api.example.com]
  ports:
    - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
  endpoints:
    - address: 10.0.0.1
`;
const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
    - name: checkout
      namespace: production
      calls:
        - url: https://api.example.com
`;

function snapshotOf(files: Record<string, string>): Snapshot {
  return takeSnapshot({ files: Object.entries(files).map(([path, text]) => ({ path, text })) });
}

/** The tree as text: two spaces a level, `+` closed, `-` open. */
function draw(snapshot: Snapshot, toggled: readonly string[] = [], sort: Sort = 'file'): string[] {
  return rowsOf(snapshot, new Set(toggled), sort).map((row) => {
    const sign = row.open === undefined ? ' ' : row.open ? '-' : '+';
    return `${'  '.repeat(row.level - 1)}${sign} ${row.label}${row.detail === '' ? '' : ` (${row.detail})`}`;
  });
}

describe('rowsOf', () => {
  it('lists files and resources, with a design open and an entry closed', () => {
    expect(draw(snapshotOf({ 'egress.yaml': entry, 'design.yaml': design }))).toEqual([
      '- egress.yaml',
      '  + api (production)',
      '- design.yaml',
      '  - design',
      '    - checkout (production)',
      '        https://api.example.com',
    ]);
  });

  it('shows ports and endpoints of an entry that was opened', () => {
    expect(draw(snapshotOf({ 'a.yaml': entry }), ['res:ServiceEntry/production/api'])).toEqual([
      '- a.yaml',
      '  - api',
      '      80→443 (HTTP)',
      '      10.0.0.1',
    ]);
  });

  it('lists what is no resource, with its line, and nothing for comments alone', () => {
    const rows = draw(snapshotOf({ 'a.yaml': '# only a comment\n', 'b.yaml': '---\na: 1\n---\nkey: "never closed\n' }));
    expect(rows[0]).toBe('  a.yaml');
    expect(rows[1]).toBe('- b.yaml');
    expect(rows[2]).toBe('    Not a Kubernetes object (line 2)');
    expect(rows[3]).toMatch(/^ {4}Cannot be read \(line [45]\)$/);
  });

  it('closes a file', () => {
    expect(draw(snapshotOf({ 'a.yaml': entry }), ['file:a.yaml'])).toEqual(['+ a.yaml']);
  });

  it('counts positions among siblings', () => {
    const rows = rowsOf(snapshotOf({ 'a.yaml': `${entry}---\n${entry}` }), new Set());
    expect(rows.map(({ position, siblings, id }) => [position, siblings, id])).toEqual([
      [1, 1, 'file:a.yaml'],
      [1, 2, 'res:ServiceEntry/production/api'],
      [2, 2, 'res:ServiceEntry/production/api#2'],
    ]);
  });
});

describe('rows of a design that is edited', () => {
  const text = `${entry}---\n${entry.replace('name: api', 'name: other')}`;
  const files = {
    files: [
      { path: 'a.yaml', text },
      { path: 'design.yaml', text: design },
    ],
  };
  const before = takeSnapshot(files);
  const edited = (written: string, instead: string): Snapshot => {
    const from = text.indexOf(written);
    const edits = [{ from, to: from + written.length, insert: instead }];
    const change: Change = { label: 'Edit', origin: 'editor', files: [{ type: 'edit', path: 'a.yaml', edits }] };
    return takeSnapshot(applyChange(files, change), before, change);
  };

  it.each<Sort>(['file', 'namespace', 'call'])('are the same where a comment is written, by %s', (sort) => {
    const branches = branchesOf(before, sort);
    expect(branchesOf(edited('metadata', '# why\nmetadata'), sort)).toBe(branches);
  });

  it('are others alone for what is another', () => {
    const toggled = new Set(['res:ServiceEntry/production/other']);
    const rows = rowsOf(before, toggled);
    const after = rowsOf(edited('name: api', 'name: new'), toggled);
    const isOther = after.map((row, index) => row !== rows[index]);
    expect(after.filter((_, index) => isOther[index]).map(({ label }) => label)).toEqual(['a.yaml', 'new']);
    expect(isOther).toHaveLength(rows.length);
  });
});

describe('rowAtPlace', () => {
  const snapshot = snapshotOf({ 'a.yaml': entry, 'design.yaml': design });
  const document = snapshot.resources[0]?.place.document ?? '';
  const labelAt = (path: readonly (string | number)[], toggled: readonly string[] = [], sort: Sort = 'file') => {
    const rows = rowsOf(snapshot, new Set(toggled), sort);
    return rows[rowAtPlace(rows, { file: 'a.yaml', document, path })]?.label;
  };

  it('shows the deepest row that is open', () => {
    expect(labelAt(['spec', 'ports', 0, 'number'], ['res:ServiceEntry/production/api'])).toBe('80→443');
    expect(labelAt(['spec', 'ports', 0, 'number'])).toBe('api');
    expect(labelAt(['spec', 'ports', 0], ['file:a.yaml'])).toBe('a.yaml');
  });

  it('finds the card of an entry by namespace too, and what must open for it', () => {
    expect(labelAt(['spec', 'resolution'], [], 'namespace')).toBe('api.example.com');
    const place = { file: 'a.yaml', document, path: ['spec'] };
    const toggled = new Set(['namespace:production']);
    expect(closedAbove(branchesOf(snapshot, 'namespace'), toggled, place)).toEqual(['namespace:production']);
    expect(closedAbove(branchesOf(snapshot, 'file'), new Set(['file:a.yaml']), place)).toEqual(['file:a.yaml']);
    expect(closedAbove(branchesOf(snapshot, 'file'), new Set(), place)).toEqual([]);
  });
});

describe('by namespace and by call', () => {
  const snapshot = snapshotOf({ 'egress.yaml': entry, 'design.yaml': design });

  it('lists what each namespace holds, entries with ports, rules and endpoints', () => {
    expect(draw(snapshot, ['node:ServiceEntry/production/api'], 'namespace')).toEqual([
      '- production (1 pod · 1 entry)',
      '  - checkout (1 call)',
      '      https://api.example.com',
      '  - api.example.com (api)',
      '      80→443 (HTTP · no TLS)',
      '      10.0.0.1',
      '  PassthroughCluster (api.example.com)',
    ]);
  });

  it('follows each call to where it ends', () => {
    const reached = snapshotOf({
      'egress.yaml': entry.replace(
        '80, name: http, protocol: HTTP, targetPort: 443',
        '443, name: https, protocol: HTTPS',
      ),
      'design.yaml': design,
    });
    expect(draw(reached, ['call:Workload/production/checkout/calls/0'], 'call')).toEqual([
      '- checkout (1 call)',
      '  - https://api.example.com',
      '      api.example.com (api)',
      '      10.0.0.1',
    ]);
  });

  it('gives every row an id of its own', () => {
    for (const sort of ['file', 'namespace', 'call'] as const) {
      const all = new Set<string>();
      const visit = (branches: readonly Branch[]): void =>
        branches.forEach(({ id, children }) => {
          expect(all.has(id), id).toBe(false);
          all.add(id);
          visit(children?.() ?? []);
        });
      visit(branchesOf(snapshot, sort));
    }
  });
});
