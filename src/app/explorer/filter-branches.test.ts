import { beforeAll, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { fetchDrawing } from '../drawing';
import { filterBranches } from './filter-branches';
import { flattenBranches, type Sort } from './row';
import { branchesOf } from './rows';

beforeAll(fetchDrawing);

const entry = (name: string, namespace: string, host: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  hosts: [${host}]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
`;
const snapshot = takeSnapshot({
  files: [
    {
      path: 'a.yaml',
      text: [entry('cards', 'shop', 'api.cards.example'), entry('maps', 'geo', 'maps.example')].join('---\n'),
    },
    { path: 'b.yaml', text: entry('rates', 'bank', 'rates.example') },
  ],
});

function found(text: string, sort: Sort = 'file', toggled: readonly string[] = []): readonly string[] {
  const set = new Set(toggled);
  return flattenBranches(
    filterBranches(branchesOf(snapshot, sort), { text, resources: snapshot.resources, toggled: set }),
    set,
  ).map(({ label }) => label);
}

it('keeps resources by name, kind, namespace and host, with the file that they stand in', () => {
  expect(found('cards')).toEqual(['a.yaml', 'cards']);
  expect(found('api.cards')).toEqual(['a.yaml', 'cards']);
  expect(found('serviceentry geo')).toEqual(['a.yaml', 'maps']);
  expect(found('b.yaml')).toEqual(['b.yaml', 'rates']);
  expect(found('nothing')).toEqual([]);
  expect(found('')).toEqual(['a.yaml', 'cards', 'maps', 'b.yaml', 'rates']);
});

it('opens the namespace of what was found, also one that was closed', () => {
  const [namespace] = branchesOf(snapshot, 'namespace').filter(({ label }) => label === 'shop');
  for (const toggled of [[], [namespace?.id ?? '']]) expect(found('api.cards', 'namespace', toggled)[0]).toBe('shop');
  expect(found('api.cards', 'namespace', [namespace?.id ?? '']).length).toBeGreaterThan(1);
});
