import { describe, expect, it } from 'vitest';
import { bandCounts, clusterLine, conflictChip, danglingWords, expectationTitle, outcomeOf, proxyWords } from './words';
import type { ClusterNode } from '../topology';

describe('the words of the cards', () => {
  it('take what is judged of a call, and else whether it has an entry', () => {
    expect(outcomeOf({ outcome: 'blackhole', target: null })).toBe('blackhole');
    expect(outcomeOf({ target: { node: 'a', port: 80 } })).toBe('reached');
    expect(outcomeOf({ target: null })).toBe('unknown');
  });

  it('say whether a promise holds', () => {
    expect(expectationTitle({})).toBeUndefined();
    expect(expectationTitle({ expects: 'reached', holds: true })).toBe('Promised: reached; holds');
    expect(expectationTitle({ expects: 'reached', holds: false })).toBe('Promised: reached; does not hold');
    expect(expectationTitle({ expects: 'via waypoint' })).toBe('Promised: via waypoint; not judged here');
  });

  it('name a conflict in two words', () => {
    expect(conflictChip({ type: 'same-host', port: undefined })).toBe('host twice');
    expect(conflictChip({ type: 'whole-port', port: 5432 })).toBe('all of :5432');
  });

  it('name what nobody defines', () => {
    expect(danglingWords(['a.example.com', 'subset v2'])).toBe('Nobody defines a.example.com, subset v2.');
  });

  it('say what a cluster does to the calls that end in it', () => {
    const cluster = { end: 'blackhole', name: 'BlackHoleCluster', calls: 2 } as ClusterNode;
    expect(clusterLine(cluster)).toBe('BlackHoleCluster refuses 2 calls');
    expect(clusterLine({ ...cluster, end: 'passthrough', calls: 1 })).toContain('sends 1 call to the dialled');
  });

  it('point from the workloads to the entries of a folded band', () => {
    expect(bandCounts({ workloads: 14, entries: 120, folded: true })).toBe('14 pods → 120 entries');
    expect(bandCounts({ workloads: 1, entries: 1, folded: false })).toBe('1 pod · 1 entry');
  });

  it('take a workload for one with a sidecar unless something else is known', () => {
    expect(proxyWords({}).chip).toBe('envoy');
    expect(proxyWords({ proxy: 'none' }).chip).toBe('no proxy');
  });
});
