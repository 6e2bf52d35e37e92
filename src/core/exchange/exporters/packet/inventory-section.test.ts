import { expect, it } from 'vitest';
import { inventoryOf } from '../../../review';
import { designFrom } from '../../../testing/change-cases';
import { inventorySection } from './inventory-section';

it('tells what becomes of the calls of each caller, where it is not the same for all', () => {
  const design = designFrom({
    'design.yaml': `
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: shop }
      spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS, exportTo: [bank] }
      ---
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: listening, namespace: shop }
      spec: { hosts: [b.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: api, namespace: shop }
      spec: { hosts: [api.example.com], http: [{ route: [{ destination: { host: api.example.com, port: { number: 80 } } }] }], exportTo: [.] }
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: shop }
      spec:
        mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
        workloads:
          - { name: cart, namespace: shop, calls: [{ url: 'http://api.example.com' }] }
          - { name: bill, namespace: pay, calls: [{ url: 'http://api.example.com' }] }
    `,
  });
  const table = inventorySection(inventoryOf(design)).blocks.find(({ type }) => type === 'table');
  const cells = table?.type === 'table' ? table.rows.map((row) => row[2]) : [];
  // The VirtualService brings the entry to its own namespace, whatever that is exported to.
  expect(cells[0]).toEqual([
    [{ code: 'pay/bill' }],
    { mark: 'blackhole', tone: 'warning' },
    [{ code: 'shop/cart' }],
    { mark: 'reached', tone: 'ok' },
    'by sidecar',
  ]);
});
