import { topologyOf } from '../topology';
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../analysis';
import { takeSnapshot } from '../snapshot';
import { largeMesh } from './large-mesh';

describe('the large mesh', () => {
  const { topology, ...snapshot } = open();

  it('has 1,000 services, 300 workloads and 1,300 calls, all of which arrive', () => {
    const nodes = topology.nodes.filter((node) => node.type !== 'endpoint');
    expect(nodes.filter((node) => node.type === 'service-entry')).toHaveLength(1000);
    const workloads = nodes.flatMap((node) => (node.type === 'workload' ? [node] : []));
    expect(workloads).toHaveLength(300);
    const calls = workloads.flatMap((node) => node.calls);
    expect(calls).toHaveLength(1300);
    expect(calls.filter((call) => call.target === null)).toEqual([]);
    expect(nodes).toHaveLength(1300);
  });

  it('has no finding that asks for a change', () => {
    expect(snapshot.findings.filter((finding) => finding.severity !== 'info')).toEqual([]);
  });

  it('is the same each time', () => {
    expect(largeMesh()).toEqual(largeMesh());
  });
});

function open() {
  const snapshot = takeSnapshot({ files: largeMesh() });
  return { topology: topologyOf(snapshot), findings: findingsOf(snapshot) };
}
