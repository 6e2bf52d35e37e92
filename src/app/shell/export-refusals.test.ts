import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../core/analysis';
import { takeSnapshot } from '../../core/snapshot';
import { errorsLeft, refusalSentence } from './export-refusals';

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

function sentence(...documents: readonly string[]): string | null {
  const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text: documents.join('---\n') }] });
  return refusalSentence(snapshot.resources, findingsOf(snapshot));
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
    const findings = findingsOf(takeSnapshot({ files: [{ path: 'a.yaml', text }] }));
    expect([errorsLeft(findings, false), errorsLeft(findings, true)]).toEqual([1, 3]);
  });
});
