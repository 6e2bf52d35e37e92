import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { yaml } from '../../core/testing/change-cases';
import { mesh, workspaceOf } from '../../core/testing/mesh-fixture';
import { bothPortsEntry } from '../../core/testing/tls-on-wrong-port';
import type { TlsBy } from '../../core/topology';
import { applyChange } from '../../core/workspace';
import { brokenLines } from './broken';
import { countFindings } from './findings';
import { graphDrawer } from './graph';
import { meterText, placeOfSpot, spotOfPlace } from '../../core/picture';
import { partsOf, walkFrom } from './walk';
import { findingsOf } from '../../core/analysis';

const text = yaml(`${bothPortsEntry}
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: tls, namespace: shop }
  spec:
    host: api.example.com
    trafficPolicy: { tls: { mode: SIMPLE, caCertificates: system }, bogus: 1 }
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: db, namespace: shop }
  spec:
    hosts: [db.example.com]
    ports: [{ number: 5432, name: tcp, protocol: TCP }]
    resolution: DNS
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart
        namespace: shop
        calls:
          - url: http://api.example.com
          - url: tcp://db.example.com:5432
`);

const snapshot = takeSnapshot(workspaceOf({ 'egress.yaml': text }));
const topology = topologyOf(snapshot);
const entry = 'ServiceEntry/shop/api';

function placeIn(kind: string, ...path: (string | number)[]) {
  const resource = snapshot.resources.find((each) => each.kind === kind);
  if (!resource) throw new Error(`no ${kind}`);
  return { ...resource.place, path };
}

describe('spots', () => {
  it.each([
    [placeIn('ServiceEntry'), { node: entry, part: null }],
    [placeIn('ServiceEntry', 'spec', 'resolution'), { node: entry, part: null }],
    [placeIn('ServiceEntry', 'spec', 'ports', 1, 'protocol'), { node: entry, part: 'port:443' }],
    [placeIn('DestinationRule', 'spec', 'host'), { node: entry, part: 'rule:DestinationRule/shop/tls' }],
    [placeIn('EgressDesign', 'spec', 'workloads', 0, 'name'), { node: 'Workload/shop/cart', part: null }],
    [
      placeIn('EgressDesign', 'spec', 'workloads', 0, 'calls', 1, 'url'),
      { node: 'Workload/shop/cart', part: 'call:Workload/shop/cart/calls/1' },
    ],
    [placeIn('EgressDesign', 'metadata'), undefined],
  ])('shows a place on the deepest card or row that has it', (place, spot) =>
    expect(spotOfPlace(topology, place)).toEqual(spot),
  );

  it('lead back to the text', () => {
    expect(placeOfSpot(topology, { node: entry, part: 'port:443' })?.path).toEqual(['spec', 'ports', 1]);
    expect(placeOfSpot(topology, { node: entry, part: 'field:exportTo' })?.path).toEqual(['spec', 'exportTo']);
    const implied = topology.nodes.find((node) => node.type === 'endpoint' && node.entry === entry);
    expect(implied && placeOfSpot(topology, { node: implied.id, part: null })?.path).toEqual(['spec', 'hosts']);
  });
});

describe('the picture', () => {
  it('keeps the objects of what did not change', () => {
    const draw = graphDrawer();
    const before = draw(snapshot);
    const at = text.indexOf('db.example.com');
    const change = {
      label: 'Typing',
      origin: 'editor' as const,
      files: [{ type: 'edit' as const, path: 'egress.yaml', edits: [{ from: at, to: at, insert: 'x' }] }],
    };
    const after = draw(takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change));
    expect(after.picture.cardById.get(entry)).toBe(before.picture.cardById.get(entry));
    expect(after.picture.cardById.get('ServiceEntry/shop/db')).not.toBe(
      before.picture.cardById.get('ServiceEntry/shop/db'),
    );
    expect(draw(snapshot).snapshot).toBe(snapshot);
  });

  it('is the very same while only a comment changes', () => {
    const draw = graphDrawer();
    const before = draw(snapshot);
    const change = {
      label: 'Typing',
      origin: 'editor' as const,
      files: [{ type: 'edit' as const, path: 'egress.yaml', edits: [{ from: 0, to: 0, insert: '# note\n' }] }],
    };
    const after = draw(takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change));
    expect(after.picture.wires).toBe(before.picture.wires);
    expect(
      after.picture.cards.filter((card, index) => card !== before.picture.cards[index]).map((card) => card.id),
    ).toEqual([]);
  });

  it('ends wires at the rows of the cards', () => {
    const { picture } = graphDrawer()(snapshot);
    const wire = picture.wires.find((each) => each.source === 'Workload/shop/cart' && each.target === entry);
    expect([wire?.sourceHandle, wire?.targetHandle]).toEqual(['row:Workload/shop/cart/calls/0', 'row:80']);
    const ends = picture.cardById.get(entry)?.handles?.map((handle) => handle.id);
    expect(ends).toContain('row:80');
  });

  it('says on a ghost why a call misses the entry, whatever way it goes', () => {
    const far = text.replace('tcp://db.example.com:5432', 'http://api.example.com:8080');
    const { wires } = graphDrawer()(takeSnapshot(workspaceOf({ 'egress.yaml': far }))).picture;
    const ghosts = wires.flatMap(({ data }) => (data && 'misses' in data ? (data.misses ?? []) : []));
    expect(ghosts).toEqual(['misses it: no port 8080']);
  });
});

describe('walking', () => {
  it('follows wires across and the lane up and down', () => {
    const { layout } = graphDrawer()(snapshot);
    expect(walkFrom(topology, layout, 'Workload/shop/cart', 'right')).toBe(entry);
    expect(walkFrom(topology, layout, entry, 'down')).toBe('ServiceEntry/shop/db');
    expect(walkFrom(topology, layout, 'ServiceEntry/shop/db', 'left')).toBe('Workload/shop/cart');
    expect(walkFrom(topology, layout, entry, 'right')).toContain('External/');
    expect(walkFrom(topology, layout, entry, 'up')).toBe('Namespace/shop');
    expect(walkFrom(topology, layout, 'Namespace/shop', 'up')).toBeUndefined();
    expect(walkFrom(topology, layout, entry, 'last')).toBe('ServiceEntry/shop/db');
  });

  it('steps through the parts of a card', () => {
    const node = topology.nodes.find((each) => each.id === entry);
    expect(node && partsOf(node)).toEqual([
      'port:80',
      'port:443',
      'field:resolution',
      'field:addresses',
      'field:exportTo',
      'rule:DestinationRule/shop/tls',
    ]);
  });
});

describe('badges', () => {
  it('count findings where they belong', () => {
    const counts = countFindings(topology, findingsOf(snapshot));
    expect(counts.get('DestinationRule/shop/tls')?.warning).toBe(1);
    expect(counts.has(entry)).toBe(false);
  });

  it('say from which line a document cannot be read', () => {
    const broken = mesh`
      # head
      ---
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: half, namespace: shop }
      spec:
        hosts: [half.example.com]
        resolution: "DNS
    `;
    expect([...brokenLines(broken)].find(([id]) => id === 'ServiceEntry/shop/half')).toEqual([
      'ServiceEntry/shop/half',
      8,
    ]);
  });
});

describe('meters', () => {
  it('stand on wires that carry bytes, and never on those that say where a rule sends them', () => {
    const routed = mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: shop }
      spec:
        hosts: [api.example.com]
        ports: [{ number: 80, name: http, protocol: HTTP }]
        resolution: DNS
      ---
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: other, namespace: shop }
      spec:
        hosts: [other.example.com]
        ports: [{ number: 80, name: http, protocol: HTTP }]
        resolution: DNS
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: half, namespace: shop }
      spec:
        hosts: [api.example.com]
        http:
          - route:
              - { destination: { host: api.example.com, port: { number: 80 } }, weight: 50 }
              - { destination: { host: other.example.com, port: { number: 80 } }, weight: 50 }
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: shop }
      spec:
        workloads:
          - name: cart
            namespace: shop
            calls: [{ url: http://api.example.com }]
    `;
    const metered = graphDrawer()(routed).picture.wires.map((wire) =>
      wire.type === 'wire' ? `${wire.data?.edge.type} ${wire.data?.meter}` : 'bundle',
    );
    expect(new Set(metered)).toEqual(new Set(['call true', 'dials true', 'route false']));
  });

  it('say a number only where it is known', () => {
    expect(['none', 'app', 'app-and-sidecar', 'unknown'].map((tls) => meterText(tls as TlsBy))).toEqual([
      '0',
      '1 a',
      '2 a+s',
      '?',
    ]);
  });
});
