import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../core/analysis';
import { planExport } from '../../core/exchange';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { countForCluster, errorsLeft, refusalSentence } from './export-refusals';

const good = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: good
spec:
  hosts: [good.example.com]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
  location: MESH_EXTERNAL
  resolution: DNS
`;
const refused = good.replace(/good/g, 'bad').replace('resolution: DNS', 'resolution: SOMEHOW');
const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata:
  name: shop
spec: {}
`;
const unreadable = 'a: [1\n';

function foundIn(snapshot: Snapshot): Parameters<typeof refusalSentence>[0] {
  return { snapshot, all: findingsOf(snapshot) };
}

function sentence(...documents: readonly string[]): string | null {
  const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text: documents.join('---\n') }] });
  const resources = countForCluster(snapshot.resources);
  return refusalSentence(foundIn(snapshot), { places: undefined, resources });
}

describe('refusalSentence', () => {
  it('says nothing when nothing is refused', () => {
    expect(sentence(good, design)).toBeNull();
  });

  it('counts resources for the cluster on both sides, and unreadable documents apart', () => {
    expect(sentence(good, refused, design)).toBe('Istio would refuse 1 of 2 resources.');
    expect(sentence(refused)).toBe('Istio would refuse 1 of 1 resource.');
    expect(sentence(good, unreadable)).toBe('1 document cannot be read.');
    expect(sentence(good, refused, unreadable, unreadable)).toBe(
      'Istio would refuse 1 of 2 resources, and 2 documents cannot be read.',
    );
  });
});

describe('errorsLeft', () => {
  it('counts errors of what leaves', () => {
    const called = `${design.replace('spec: {}', 'spec: { workloads: [{ name: cart, calls: [{ url: nonsense }] }] }')}`;
    const text = [good, refused, called].join('---\n');
    const found = foundIn(takeSnapshot({ files: [{ path: 'a.yaml', text }] }));
    expect([errorsLeft(found, undefined, false), errorsLeft(found, undefined, true)]).toEqual([1, 3]);
  });
});

describe('an export of what changed', () => {
  const since = workspaceOf({ 'a.yaml': [good, refused].join('---\n') });
  const said = (text: string): readonly unknown[] => {
    const workspace = workspaceOf({ 'a.yaml': text });
    const found = foundIn(takeSnapshot(workspace));
    const { leaving: places, cautions } = planExport(workspace, 'yaml', { design: false, since });
    const { resources } = cautions;
    return [refusalSentence(found, { places, resources }), errorsLeft(found, places, false)];
  };

  it('has the errors of what leaves, and not those of what stays', () => {
    const edited = good.replace('good.example.com', 'other.example.com');
    expect(said([edited, refused].join('---\n'))).toEqual([null, 0]);
    expect(said([edited, refused.replace('bad.example.com', 'worse.example.com')].join('---\n'))).toEqual([
      'Istio would refuse 1 of 2 changed resources.',
      1,
    ]);
  });

  it('has none of what cannot be read, which stays out', () => {
    expect(said([good, unreadable].join('---\n'))).toEqual([null, 0]);
  });

  it('has those of the items of a List that leave', () => {
    const item = (text: string): string => text.trimEnd().replace(/^/gm, '  ').replace('  ', '- ');
    const added = [good, refused.replace(/bad/g, 'worse'), refused].map(item).join('\n');
    expect(said(`apiVersion: v1\nkind: List\nitems:\n${added}\n`)).toEqual([
      'Istio would refuse 1 of 1 changed resource.',
      1,
    ]);
  });
});
