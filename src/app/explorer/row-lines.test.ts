// @vitest-environment happy-dom
import { fetchDrawing } from '../drawing';
import { spotOfPlace } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import { beforeEach, describe, expect, it, vi, beforeAll } from 'vitest';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { serveRequests } from '../canvas-requests';
import type { MenuLines } from '../menu-line';
import { menuFor } from '../menus';
import { getState, load, select } from '../store';
import type { Branch, Row } from './row';
import { renameRow } from './row-actions';
import { linesFor } from './row-lines';
import { branchesOf } from './rows';

beforeAll(fetchDrawing);

const files = {
  'egress.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
  resolution: STATIC
  endpoints: [{ address: 10.0.0.1 }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: shop }
spec: { host: api.example.com }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: vm, namespace: shop }
spec:
  hosts: [vm.example.com]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
  resolution: STATIC
  workloadSelector: { labels: { app: vm } }
---
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: vm-1, namespace: shop }
spec: { address: 10.0.0.9, labels: { app: vm } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
`,
  'design.yaml': `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
    - name: cart
      namespace: shop
      calls:
        - url: https://api.example.com
        - url: https://stray.example.com
          expect: { outcome: passthrough }
  notes: [{ on: Workload/shop/cart, text: Until 2027 }]
`,
};

beforeEach(() => load(workspaceOf(files)));

function rows(branches: readonly Branch[] = branchesOf(getState().snapshot, 'file')): Row[] {
  return branches.flatMap((branch) => [
    { ...branch, level: 1, open: undefined, position: 1, siblings: 1 },
    ...rows(branch.children?.() ?? []),
  ]);
}

function rowNamed(label: string): Row {
  const row = rows().find((each) => each.label === label);
  if (!row) throw new Error(`There is no row ${label}`);
  if (row.place) select({ place: row.place, from: 'explorer' });
  return row;
}

function titlesOf(lines: MenuLines): string[] {
  return lines.flatMap((group) => group.map(({ title }) => title));
}

describe('the menu of a row', () => {
  it('is that of the canvas for all that is drawn', () => {
    const compared = rows().flatMap((row) => {
      const spot = row.place && spotOfPlace(topologyOf(getState().snapshot), row.place);
      if (!spot || row.type === 'file') return [];
      select({ place: row.place, from: 'explorer' });
      expect(titlesOf(linesFor(row))).toEqual(titlesOf(menuFor(spot)));
      return [row.label];
    });
    expect(compared).toEqual(
      expect.arrayContaining(['api', '443', '10.0.0.1', 'cart', 'https://api.example.com', 'Until 2027']),
    );
  });

  it('offers of an entry what the canvas does', () => {
    expect(titlesOf(linesFor(rowNamed('api')))).toEqual(
      expect.arrayContaining(['Who sees it', 'Copy as Mermaid', 'Add DestinationRule', 'Rename host everywhere…']),
    );
  });

  it('moves an endpoint to a namespace only where it is a resource of its own', () => {
    expect(titlesOf(linesFor(rowNamed('vm-1')))).toContain('Move to namespace…');
    expect(titlesOf(linesFor(rowNamed('10.0.0.1')))).not.toContain('Move to namespace…');
  });

  it('offers of a call only what it can have', () => {
    const reached = titlesOf(linesFor(rowNamed('https://api.example.com')));
    expect(reached).toEqual(expect.arrayContaining(['Edit URL…', 'Expect this', 'Lead it elsewhere…']));
    expect(reached).not.toContain('Create ServiceEntry');
    expect(reached).not.toContain('Expect nothing');
    expect(titlesOf(linesFor(rowNamed('https://stray.example.com')))).toEqual(
      expect.arrayContaining(['Create ServiceEntry', 'Expect nothing']),
    );
  });

  it('has for what is not drawn what needs no card', () => {
    expect(titlesOf(linesFor(rowNamed('web')))).toEqual(['Go to text', 'Rename…', 'Move to namespace…', 'Delete']);
  });

  it.each(['https://api.example.com', '443', 'Until 2027'])('asks the canvas for another text of %s', async (label) => {
    const asked = vi.fn();
    const stop = serveRequests(asked);
    renameRow(rowNamed(label));
    await vi.waitFor(() => expect(asked).toHaveBeenCalledWith('rename'));
    stop();
  });
});
