import { topologyOf } from './topology-of';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { mesh, workspaceOf } from '../testing/mesh-fixture';
import { renderOverview } from '../exchange';
import type { Node, Topology } from './topology';

const resource = (kind: string, spec: string, name = 'api', namespace = 'shop'): string => `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: ${name}${namespace && `, namespace: ${namespace}`} }
  spec: ${spec}
  ---`;

const entry = (name = 'api', namespace = 'shop'): string =>
  resource(
    'ServiceEntry',
    '{ hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }',
    name,
    namespace,
  );

const notesOn = (...names: readonly string[]): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    workloads: [{ name: app, namespace: shop, labels: { app: web } }]
    notes: [${names.map((on, index) => `{ on: "${on}", text: "text ${index}" }`).join(', ')}]
  ---`;

const namespace = `
  apiVersion: v1
  kind: Namespace
  metadata: { name: empty }
  ---`;

function nodeOf({ nodes }: Topology, id: string): Node | undefined {
  return nodes.find((node) => node.id === id);
}

function notes(topology: Topology, id: string): readonly string[] | undefined {
  return nodeOf(topology, id)?.notes?.map((note) => note.text);
}

describe('a note', () => {
  const rule = resource('DestinationRule', '{ host: api.example.com }', 'policy');
  const sidecar = resource('Sidecar', '{ workloadSelector: { labels: { app: web } } }', 'limits');

  it('lies on the card that it names, or on the card of a docked rule', () => {
    const topology = topologyOf(
      mesh`${entry()}${rule}${sidecar}${notesOn('ServiceEntry/shop/api', 'DestinationRule/shop/policy', 'Workload/shop/app', 'Sidecar/shop/limits')}`,
    );
    expect(nodeOf(topology, 'ServiceEntry/shop/api')?.notes).toMatchObject([
      { id: 'note:0', on: 'ServiceEntry/shop/api', text: 'text 0', place: { path: ['spec', 'notes', 0] } },
      { id: 'note:1', on: 'DestinationRule/shop/policy', text: 'text 1' },
    ]);
    expect(notes(topology, 'Workload/shop/app')).toEqual(['text 2', 'text 3']);
  });

  it('lies on the first of several entries that a rule serves', () => {
    const topology = topologyOf(mesh`${entry('b')}${entry('a')}${rule}${notesOn('DestinationRule/shop/policy')}`);
    expect(notes(topology, 'ServiceEntry/shop/a')).toEqual(['text 0']);
    expect(notes(topology, 'ServiceEntry/shop/b')).toBeUndefined();
  });

  it('may name the document that a workload comes from, and the namespace that counts for what names none', () => {
    const deployment = `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, namespace: shop }
      ---`;
    const topology = topologyOf(
      mesh`${entry('plain', '')}${deployment}${notesOn('Deployment/shop/web', 'ServiceEntry/default/plain')}`,
    );
    expect(notes(topology, 'Workload/shop/web')).toEqual(['text 0']);
    expect(notes(topology, 'ServiceEntry/plain')).toEqual(['text 1']);
  });

  it('lies on the band of a namespace, which a Namespace document alone has then, too', () => {
    const topology = topologyOf(mesh`${namespace}${notesOn('Namespace/shop', 'Namespace/empty')}`);
    expect([...(topology.bandNotes ?? [])].map(([name, list]) => [name, list.map((note) => note.text)])).toEqual([
      ['shop', ['text 0']],
      ['empty', ['text 1']],
    ]);
    expect(topology.bands).toEqual(['empty', 'shop']);
  });

  it('lies on the band that a Sidecar without a selector is docked to', () => {
    const topology = topologyOf(mesh`${resource('Sidecar', '{}', 'all', 'bank')}${notesOn('Sidecar/bank/all')}`);
    expect(topology.bandNotes?.get('bank')).toMatchObject([{ on: 'Sidecar/bank/all' }]);
  });

  it('is a loose card where nothing has the name', () => {
    const service = `
      apiVersion: v1
      kind: Service
      metadata: { name: reviews, namespace: shop }
      ---`;
    const topology = topologyOf(
      mesh`${service}${notesOn('ServiceEntry/shop/gone', '', 'Service/shop/reviews', 'Namespace/gone')}`,
    );
    const loose = topology.nodes.filter((node) => node.type === 'loose');
    expect(loose.map(({ id, kind, label, reason, notes: own }) => [id, kind, label, reason, own?.length])).toEqual([
      ['Note/1', 'Note', 'Note (on nothing)', 'It names nothing that it is on.', 1],
      ['Note/3', 'Note', 'Note on Namespace/gone', 'The design has no Namespace/gone.', 1],
      ['Note/2', 'Note', 'Note on Service/shop/reviews', 'Service/shop/reviews has no card.', 1],
      ['Note/0', 'Note', 'Note on ServiceEntry/shop/gone', 'The design has no ServiceEntry/shop/gone.', 1],
    ]);
    expect(renderOverview(topology).text).not.toContain('note');
  });

  it('has an id of its own in each of several designs', () => {
    const second = notesOn('ServiceEntry/shop/api').replace('name: design', 'name: more');
    const topology = topologyOf(mesh`${entry()}${notesOn('ServiceEntry/shop/api')}${second}`);
    expect(nodeOf(topology, 'ServiceEntry/shop/api')?.notes?.map((note) => note.id)).toEqual([
      'note:0',
      'note:EgressDesign/more:0',
    ]);
  });

  it('changes its card and no other', () => {
    const files = (text: string): Readonly<Record<string, string>> => ({
      'design.yaml': `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: d }\nspec: { workloads: [{ name: a }, { name: b }], notes: [{ on: Workload/a, text: ${text} }] }\n`,
    });
    const before = takeSnapshot(workspaceOf(files('one')));
    expect(notes(topologyOf(before), 'Workload/a')).toEqual(['one']);
    const after = takeSnapshot(workspaceOf(files('two')), before);
    expect(notes(topologyOf(after), 'Workload/a')).toEqual(['two']);
    expect(nodeOf(topologyOf(after), 'Workload/b')).toBe(nodeOf(topologyOf(before), 'Workload/b'));
    const commented = Object.fromEntries(Object.entries(files('two')).map(([path, text]) => [path, `${text}# said\n`]));
    const same = takeSnapshot(workspaceOf(commented), after);
    expect(topologyOf(same)).toBe(topologyOf(after));
  });
});
