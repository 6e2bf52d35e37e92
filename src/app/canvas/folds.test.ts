import { describe, expect, it } from 'vitest';
import { topologyOf, type Topology } from '../../core/topology';
import { takeSnapshot } from '../../core/snapshot';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { foldedBands, noFolds, setFold } from './folds';

/** Entries in turn in three namespaces. */
function design(entries: number): Topology {
  const documents = Array.from(
    { length: entries },
    (_, index) => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: e${index}, namespace: ns${index % 3} }
spec:
  hosts: [h${index}.example.com]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
  resolution: DNS
`,
  );
  return topologyOf(takeSnapshot(workspaceOf({ 'egress.yaml': documents.join('---\n') })));
}

describe('foldedBands', () => {
  it('folds all bands of a large design but those that somebody opened', () => {
    const topology = design(90);
    expect([...foldedBands(topology, noFolds)]).toEqual(['ns0', 'ns1', 'ns2']);
    expect([...foldedBands(topology, setFold(noFolds, ['ns1'], false))]).toEqual(['ns0', 'ns2']);
    expect([...foldedBands(design(9), setFold(noFolds, ['ns1'], true))]).toEqual(['ns1']);
  });
});
