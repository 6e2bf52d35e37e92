import { expect, it } from 'vitest';
import { inventoryOf } from '../../review';
import { mesh } from '../../testing/mesh-fixture';
import { inventoryCsv } from './inventory-csv';

it('is a line for each row, and no text of it is a formula', () => {
  const design = mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop, labels: { owner: '=1+1' } }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: tls, protocol: TLS }]
    resolution: STATIC
    endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2 }]
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    workloads: [{ name: cart, namespace: shop, calls: [{ url: 'https://api.example.com' }] }]
    notes: [{ on: ServiceEntry/shop/api, text: '@SUM(1), "agreed"' }]
`;
  expect(inventoryCsv(inventoryOf(design)).split('\r\n')).toEqual([
    'host,port,protocol,entry,without entry,location,resolution,endpoints,visible to,callers,called as,outcome,path,tls,sni,name check,policy,owner,notes,findings',
    `api.example.com,443,TLS,ServiceEntry/shop/api,,MESH_EXTERNAL,STATIC,10.0.0.1; 10.0.0.2,*,shop/cart,,reached,sidecar,TLS by the app,"api.example.com, by the app",left to the app,no ejection,'=1+1,"'@SUM(1), ""agreed""",bad-format`,
    '',
  ]);
});

it('hides private keys that a note quotes, and leaves the rest of the note', () => {
  const key = '-----BEGIN PRIVATE KEY-----\\nMIIEvQ\\n-----END PRIVATE KEY-----';
  const design = mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: tls, protocol: TLS }]
    resolution: DNS
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    notes: [{ on: ServiceEntry/shop/api, text: "see ${key} here" }]
`;
  const text = inventoryCsv(inventoryOf(design));
  expect(text).toContain('see (hidden)');
  expect(text).not.toContain('MIIEvQ');
});
