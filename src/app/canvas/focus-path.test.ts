import { nodesById } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../core/snapshot';
import { mesh } from '../../core/testing/mesh-fixture';
import { focusPath, rowKey, wayFrom } from './focus-path';

const snapshot: Snapshot = mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - { number: 80, name: http, protocol: HTTP }
      - { number: 443, name: https, protocol: HTTPS }
    resolution: DNS
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: db, namespace: shop }
  spec:
    hosts: [db.example.com]
    ports: [{ number: 5432, name: tcp, protocol: TCP }]
    addresses: [10.0.0.9]
    resolution: STATIC
    endpoints: [{ address: 10.1.1.1 }, { address: 10.1.1.2 }]
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart
        namespace: shop
        calls: [{ url: http://api.example.com }, { url: tcp://db.example.com:5432 }]
      - name: pay
        namespace: shop
        calls: [{ url: https://api.example.com }]
`;

function stays(node: string, part: string | null = null): string[] {
  return [...focusPath(topologyOf(snapshot), [{ node, part }])].sort();
}

function endpointsOf(entry: string): string[] {
  return topologyOf(snapshot).nodes.flatMap((node) =>
    node.type === 'endpoint' && node.entry === entry ? [node.id] : [],
  );
}

describe('the focus path', () => {
  it('of a pod leads to the entries that it calls and to their endpoints', () => {
    expect(stays('Workload/shop/pay')).toEqual(
      ['Workload/shop/pay', 'ServiceEntry/shop/api', ...endpointsOf('ServiceEntry/shop/api')].sort(),
    );
  });

  it('of an entry has its callers and its endpoints, and not what else they call', () => {
    expect(stays('ServiceEntry/shop/db')).toEqual(
      ['Workload/shop/cart', 'ServiceEntry/shop/db', ...endpointsOf('ServiceEntry/shop/db')].sort(),
    );
  });

  it('of a port has only its own callers', () => {
    expect(stays('ServiceEntry/shop/api', 'port:443')).not.toContain('Workload/shop/cart');
    expect(stays('ServiceEntry/shop/api', 'port:80')).not.toContain('Workload/shop/pay');
  });

  it('of an endpoint comes from its entry and the pods behind it', () => {
    const [first = ''] = endpointsOf('ServiceEntry/shop/db');
    expect(stays(first)).toEqual([first, 'ServiceEntry/shop/db', 'Workload/shop/cart'].sort());
  });

  it('of a call has that call alone', () => {
    const cart = nodesById(topologyOf(snapshot)).get('Workload/shop/cart');
    const call = cart?.type === 'workload' ? cart.calls[1] : undefined;
    expect(stays('Workload/shop/cart', `call:${call?.id ?? ''}`)).not.toContain('ServiceEntry/shop/api');
  });

  it('of a band has what is in it, and of nothing is empty', () => {
    expect(stays('Namespace/shop')).toContain('ServiceEntry/shop/db');
    expect(focusPath(topologyOf(snapshot), [])).toEqual(new Set());
    expect(stays('ServiceEntry/shop/gone')).toEqual([]);
  });
});

describe('the way of a call', () => {
  const [call = { id: '' }] = topologyOf(snapshot).nodes.flatMap((node) =>
    node.type === 'workload' ? node.calls : [],
  );
  const start = { node: 'Workload/shop/cart', part: `call:${call.id}` };

  it('keeps to its own row, its port and its wires', () => {
    const way = wayFrom(topologyOf(snapshot), start);
    expect([...way.cards].sort()).toEqual(
      ['ServiceEntry/shop/api', 'Workload/shop/cart', ...endpointsOf('ServiceEntry/shop/api')].sort(),
    );
    expect([...way.rows].filter((row) => !row.startsWith('External/')).sort()).toEqual([
      rowKey('ServiceEntry/shop/api', 'port:80'),
      rowKey('Workload/shop/cart', start.part),
    ]);
    const wires = topologyOf(snapshot).edges.filter(({ id }) => way.wires.has(id));
    expect(wires.map(({ from, fromRow }) => [from, fromRow])).toEqual([
      ['Workload/shop/cart', call.id],
      ['ServiceEntry/shop/api', '80'],
    ]);
  });

  it('does not lead back to who else calls there', () => {
    expect(wayFrom(topologyOf(snapshot), start).cards.has('Workload/shop/pay')).toBe(false);
  });
});
