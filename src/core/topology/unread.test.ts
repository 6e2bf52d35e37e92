import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { applyChange, type Change } from '../workspace';
import { renderOverview } from '../exchange';
import type { ServiceEntryNode, Topology } from './topology';

const head = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
`;
const design = `---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec: { workloads: [{ name: app, namespace: shop, calls: [{ url: "http://api.example.com" }, { url: "http://else.example.com" }] }] }
`;
const unclosed = '  exportTo: ["\n';

function snapshot(...texts: readonly string[]): Snapshot {
  return takeSnapshot({ files: texts.map((text, index) => ({ path: `${index}.yaml`, text })) });
}

function card({ nodes }: Topology): ServiceEntryNode {
  return nodes.find((node) => node.type === 'service-entry') as ServiceEntryNode;
}

describe('a ServiceEntry whose text was not read to its end', () => {
  it('has no resolution, location, visibility or endpoint that nobody wrote', () => {
    const topology = topologyOf(snapshot(head + unclosed, design));
    expect(card(topology)).toMatchObject({ incomplete: true, resolution: '', location: '', exportTo: [] });
    expect(topology.nodes.filter((node) => node.type === 'endpoint')).toEqual([]);
    expect(topology.edges.map((edge) => edge.to)).toEqual(['Cluster/PassthroughCluster']);
  });

  it('is not counted to the end, and dials nothing while its resolution is not read', () => {
    const text = `${head}  ports: [{ number: 80, name: http, protocol: HTTP }]\n  endpoints: [{ address: 10.0.0.1 }]\n${unclosed}`;
    const topology = topologyOf(snapshot(text, design));
    expect(card(topology).endpointCount).toBeNull();
    expect(topology.edges.map((edge) => edge.type)).toEqual(['call', 'call', 'knows']);
    expect(topology.edges[2]?.label).toBe('10.0.0.1 belongs to an entry that was not read to its end');
    expect(renderOverview(topology).text).toContain('resolution not read');
  });

  it('says no TLS of a port whose protocol was not read', () => {
    const text = `${head}  ports:\n    - number: 80\n      name: "http\n`;
    expect(card(topologyOf(snapshot(text))).ports.map((port) => port.tls)).toEqual(['unknown']);
    expect(card(topologyOf(snapshot(text, design))).ports.map((port) => port.tls)).toEqual(['unknown']);
  });

  it('keeps what was read', () => {
    const topology = topologyOf(snapshot(`${head}  resolution: DNS\n${unclosed}`));
    expect(card(topology).resolution).toBe('DNS');
  });

  it('may have the port, or the host, of a call that finds none', () => {
    const topology = topologyOf(snapshot(head + unclosed, design));
    const calls = topology.nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []));
    expect(calls.map(({ reason, unresolved }) => ({ reason, unresolved }))).toEqual([
      {
        reason: 'ServiceEntry shop/api could not be read to its end, and what was read has no port 80.',
        unresolved: 'unreadable',
      },
      {
        reason:
          'No ServiceEntry that could be read has else.example.com, so the call passes through by its address and no policy applies.',
        unresolved: 'passes',
      },
    ]);
  });

  it('is told apart as soon as it can be read', () => {
    const broken = snapshot(head + unclosed, design);
    const workspace = {
      files: [
        { path: '0.yaml', text: head },
        { path: '1.yaml', text: design },
      ],
    };
    expect(topologyOf(broken).nodes.length).toBeGreaterThan(0);
    expect(topologyOf(takeSnapshot(workspace, broken)).nodes).toEqual(topologyOf(takeSnapshot(workspace)).nodes);
  });
});

describe('a rule whose text was not read to its end', () => {
  const entry = `${head}  ports: [{ number: 80, name: http, protocol: HTTP }]\n  resolution: DNS\n`;
  const rule = (kind: string, spec: string): string =>
    `---\napiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: r, namespace: shop }\nspec:\n  ${spec}\n`;

  it('does not decide about TLS', () => {
    const topology = topologyOf(
      snapshot(entry, rule('DestinationRule', 'host: api.example.com\n  trafficPolicy: { tls: "\n')),
    );
    expect(card(topology).ports.map((port) => port.tls)).toEqual(['unknown']);
    expect(card(topology).docked.map((each) => each.facts)).toEqual([['tls not read', 'not read to its end']]);
  });

  it('stands alone without a claim about entries that were not read', () => {
    const topology = topologyOf(snapshot(head + unclosed, rule('DestinationRule', 'host: other.example.com')));
    const loose = topology.nodes.find((node) => node.type === 'loose');
    expect(loose?.type === 'loose' && loose.reason).toBe(
      'No ServiceEntry that could be read has the host other.example.com.',
    );
  });
});

describe('documents that cannot be read', () => {
  it('stand in the order of the file, whichever was written last', () => {
    const before = snapshot('[two\n---\n[three\n');
    topologyOf(before);
    const edits = [{ from: 0, to: 0, insert: '[one\n---\n' }];
    const change: Change = { label: 'Type', origin: 'editor', files: [{ type: 'edit', path: '0.yaml', edits }] };
    const after = takeSnapshot(applyChange(before.workspace, change), before, change);
    const cards = topologyOf(after).nodes.filter((node) => node.type === 'unreadable');
    expect(cards.map(({ line }) => line)).toEqual([1, 3, 5]);
  });
});
