import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { rowIdsFor, rowsOf } from './rows';

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
function draw(snapshot: Snapshot, toggled: readonly string[] = []): string[] {
  return rowsOf(snapshot, new Set(toggled)).map((row) => {
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

describe('rowIdsFor', () => {
  it('goes from the deepest part to the file', () => {
    const snapshot = snapshotOf({ 'a.yaml': entry });
    const resource = snapshot.resources[0];
    const place = { file: 'a.yaml', document: resource?.place.document ?? '', path: ['spec', 'ports', 0] };
    expect(rowIdsFor(place, resource)).toEqual([
      'part:ServiceEntry/production/api:spec/ports/0',
      'part:ServiceEntry/production/api:spec/ports',
      'part:ServiceEntry/production/api:spec',
      'res:ServiceEntry/production/api',
      'file:a.yaml',
    ]);
  });
});
