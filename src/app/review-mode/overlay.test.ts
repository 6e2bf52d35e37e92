import { describe, expect, it } from 'vitest';
import { compareWorkspaces } from '../../core/review';
import type { Snapshot } from '../../core/snapshot';
import { topologyOf } from '../../core/topology';
import { mesh } from '../../core/testing/mesh-fixture';
import { detached } from '../comparing/detached';
import { documentMarks, overlayOf } from './overlay';

const entry = (name: string, spec = 'resolution: DNS'): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: shop }
  spec:
    hosts: [${name}.example.com]
    ports: [{ number: 443, name: tls, protocol: TLS }]
    ${spec}
  ---`;

const rule = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: cards, namespace: shop }
  spec: { host: cards.example.com, trafficPolicy: { connectionPool: { tcp: { maxConnections: 9 } } } }
  ---`;

const route = `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: cards, namespace: shop }
  spec:
    hosts: [cards.example.com]
    tls: [{ match: [{ sniHosts: [cards.example.com] }], route: [{ destination: { host: lost.example.com } }] }]
  ---`;

const design = (...urls: readonly string[]): string => `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    workloads: [{ name: cart, namespace: shop, calls: [${urls.map((url) => `{ url: "${url}" }`).join(', ')}] }]
    notes: [{ on: ServiceEntry/shop/cards, text: Agreed. }]`;

function marksBetween(before: Snapshot, after: Snapshot): readonly string[] {
  const { marks, topology } = overlayOf(topologyOf(before), topologyOf(after));
  const drawn = new Set([...topology.nodes, ...topology.edges].map(({ id }) => id));
  const docked = topology.nodes.flatMap((node) => (node.type === 'service-entry' ? node.docked : []));
  const calls = topology.nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []));
  for (const { id } of [...docked, ...calls]) drawn.add(id);
  const all = new Map([...marks, ...documentMarks(compareWorkspaces(before, after).documents)]);
  return [...all].filter(([id]) => drawn.has(id)).map(([id, mark]) => `${mark} ${id}`);
}

describe('the overlay of a review', () => {
  it('marks nothing where the same is written elsewhere and otherwise', () => {
    const before = mesh`${entry('cards')}${design('tls://cards.example.com')}`;
    const after = mesh`# Moved.
    ---${design('tls://cards.example.com').replace('Agreed.', 'Agreed again.')}
    ---${entry('cards')}`;
    expect(marksBetween(before, after)).toEqual([]);
  });

  it('marks what comes and keeps what goes as a ghost', () => {
    const before = mesh`${entry('cards')}${entry('old')}`;
    const after = mesh`${entry('cards')}${entry('new')}`;
    expect(marksBetween(before, after)).toEqual(
      expect.arrayContaining(['added ServiceEntry/shop/new', 'removed ServiceEntry/shop/old']),
    );
    const ghost = overlayOf(topologyOf(before), topologyOf(after)).topology.nodes.find(
      ({ id }) => id === 'ServiceEntry/shop/old',
    );
    expect(ghost?.place).toBeUndefined();
  });

  it('marks a card of which the document says something else', () => {
    expect(marksBetween(mesh`${entry('cards')}`, mesh`${entry('cards', 'resolution: NONE')}`)).toContain(
      'changed ServiceEntry/shop/cards',
    );
  });

  it('marks no card that is written as before, whatever becomes of its calls', () => {
    const before = mesh`${entry('cards')}${design('tls://cards.example.com')}`;
    const after = mesh`${entry('cards')}${rule}${design('tls://cards.example.com')}`;
    expect(marksBetween(before, after)).toEqual(['added DestinationRule/shop/cards']);
    const routed = mesh`${entry('cards')}${route}${design('tls://cards.example.com')}`;
    expect(marksBetween(before, routed).filter((mark) => mark.startsWith('changed'))).toEqual([
      'changed call:Workload/shop/cart/calls/0',
      'changed Workload/shop/cart/calls/0',
    ]);
  });

  it('marks a call that has lost its TLS, and the wires that carry it, and says how they were', () => {
    const plain = entry('cards').replace(
      '443, name: tls, protocol: TLS',
      '80, name: http, protocol: HTTP, targetPort: 443',
    );
    const starts = (mode: string): string =>
      rule.replace('connectionPool: { tcp: { maxConnections: 9 } }', `tls: { mode: ${mode} }`);
    const before = mesh`${plain}${starts('SIMPLE')}${design('http://cards.example.com')}`;
    const after = mesh`${plain}${starts('DISABLE')}${design('http://cards.example.com')}`;
    expect(marksBetween(before, after)).toEqual([
      'changed call:Workload/shop/cart/calls/0',
      expect.stringMatching(/^changed dials:ServiceEntry\/shop\/cards:80:/),
      'changed Workload/shop/cart/calls/0',
      'changed DestinationRule/shop/cards',
    ]);
    const { was } = overlayOf(topologyOf(before), topologyOf(after));
    expect([...new Set(was.values())]).toEqual(['TLS by sidecar']);
  });

  it('marks a workload of the design of which a call is another, and tells which are gone', () => {
    const before = mesh`${entry('cards')}${design('tls://cards.example.com')}`;
    const after = mesh`${entry('cards')}${design('tls://old.example.com')}`;
    expect(marksBetween(before, after).filter((mark) => mark.startsWith('changed'))).toEqual([
      'changed Workload/shop/cart',
    ]);
    const { goneWorkloads } = overlayOf(topologyOf(before), topologyOf(mesh`${entry('cards')}`));
    expect(goneWorkloads.map(({ name }) => name)).toEqual(['cart']);
  });

  it('keeps a rule that is gone under its card', () => {
    expect(marksBetween(mesh`${entry('cards')}${rule}`, mesh`${entry('cards')}`)).toContain(
      'removed DestinationRule/shop/cards',
    );
  });

  it('draws both ways of a call that leads elsewhere', () => {
    const before = mesh`${entry('cards')}${design('tls://cards.example.com')}`;
    const after = mesh`${entry('cards').replace('name: cards', 'name: bank')}${design('tls://cards.example.com')}`;
    const calls = overlayOf(topologyOf(before), topologyOf(after)).topology.edges.filter(({ type }) => type === 'call');
    expect(calls.map(({ id, to }) => `${id.split(':')[0] ?? ''} ${to}`)).toEqual([
      'call ServiceEntry/shop/bank',
      'before ServiceEntry/shop/cards',
    ]);
  });

  it('pairs calls by what they ask, wherever they stand', () => {
    const [old, both, post] = ['tls://old.example.com', 'tls://cards.example.com', 'http://cards.example.com'];
    const entries = `${entry('cards')}${entry('old')}`;
    const pod = (...calls: readonly string[]): string => `${entries}
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { workloads: [{ name: cart, namespace: shop, calls: [${calls.join(', ')}] }] }`;
    const [a, b, get, send] = [
      `{ url: "${old}" }`,
      `{ url: "${both}" }`,
      `{ url: "${post}" }`,
      `{ url: "${post}", method: POST, headers: { x-Team: a } }`,
    ];
    expect(marksBetween(mesh`${pod(b)}`, mesh`${pod(a, b)}`).filter((mark) => mark.includes('call:'))).toEqual([
      'added call:Workload/shop/cart/calls/0',
    ]);
    expect(marksBetween(mesh`${pod(a, b)}`, mesh`${pod(b)}`).filter((mark) => mark.includes('call:'))).toEqual([
      'removed call:before:Workload/shop/cart/calls/0',
    ]);
    expect(
      marksBetween(mesh`${pod(a, b, get, send)}`, mesh`${pod(send.replace('x-Team', 'X-team'), get, b, a)}`),
    ).toEqual([]);
    expect(marksBetween(mesh`${pod(b, get)}`, mesh`${pod(b, send)}`)).toContain('changed Workload/shop/cart');
  });

  it('leaves no place in a graph that is not of the design', () => {
    const bare = detached(topologyOf(mesh`${entry('cards')}${rule}${design('tls://cards.example.com')}`));
    expect(JSON.stringify(bare)).not.toContain('egress.yaml');
  });
});
