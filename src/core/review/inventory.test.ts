import { describe, expect, it } from 'vitest';
import { largeMesh } from '../templates';
import { takeSnapshot } from '../snapshot';
import { mesh } from '../testing/mesh-fixture';
import { inventoryOf } from './inventory';
import type { InventoryRow } from './inventory-row';

const shop = () => mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: cards, namespace: shop, labels: { owner: payments } }
  spec:
    hosts: [api.cards.example.com]
    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: STATIC
    endpoints: [{ address: 10.0.0.1 }, { address: 10.0.0.2 }, { address: 10.0.0.3 }]
    exportTo: [., bank]
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: cards, namespace: shop }
  spec:
    host: api.cards.example.com
    trafficPolicy:
      tls: { mode: SIMPLE }
      outlierDetection: { consecutive5xxErrors: 5, maxEjectionPercent: 34 }
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: cards, namespace: shop }
  spec:
    hosts: [api.cards.example.com]
    http:
      - timeout: 10s
        retries: { attempts: 3, perTryTimeout: 2s }
        route: [{ destination: { host: api.cards.example.com } }]
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: partners, namespace: shop }
  spec:
    hosts: ['*.partner.example.com']
    ports: [{ number: 443, name: tls, protocol: TLS }]
    resolution: NONE
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: idle, namespace: shop }
  spec:
    hosts: [idle.example.com]
    ports: [{ number: 443, name: tls, protocol: TLS }]
    resolution: DNS
    exportTo: ['~']
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    workloads:
      - name: checkout
        namespace: shop
        calls:
          - url: http://api.cards.example.com/v1
          - url: https://eu.partner.example.com
          - url: https://unknown.example.net
          - url: http://inside.shop.svc.cluster.local
          - url: not a call
    notes:
      - { on: ServiceEntry/shop/cards, text: Agreed until 2027-03. }
      - { on: DestinationRule/shop/cards, text: Three sites. }
      - { on: ServiceEntry/shop/cards, text: 'Refused: Why? (Calls to it stop.)', by: Ana }
`;

/** Callers in `bank` of hosts that `shop` defines for itself, behind a Sidecar, or for another port. */
const strangers = () => {
  const entry = (host: string, spec: string): string => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${host}, namespace: shop }
  spec: { hosts: [${host}.example.com], resolution: DNS, ${spec} }
  ---
`;
  const tls = 'ports: [{ number: 443, name: tls, protocol: TLS }]';
  return mesh`${entry('own', `${tls}, exportTo: [.]`)}${entry('left-out', tls)}${entry('port', tls)}
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata: { name: default, namespace: bank }
  spec: { egress: [{ hosts: ['./*', '*/own.example.com', '*/port.example.com'] }] }
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    workloads:
      - name: job
        namespace: bank
        calls:
          - { url: 'https://own.example.com' }
          - { url: 'https://left-out.example.com' }
          - { url: 'http://port.example.com' }
          - { url: 'https://nowhere.example.com' }
`;
};

function rowOf(rows: readonly InventoryRow[], host: string): InventoryRow | undefined {
  return rows.find((row) => row.host === host);
}

describe('the inventory', () => {
  const rows = inventoryOf(shop());

  it('lists what is defined and what is called, by host and port', () => {
    expect(rows.map(({ host, port, entry }) => `${host}:${port} ${entry?.key ?? '-'}`)).toEqual([
      '*.partner.example.com:443 ServiceEntry/shop/partners',
      'api.cards.example.com:80 ServiceEntry/shop/cards',
      'idle.example.com:443 ServiceEntry/shop/idle',
      'unknown.example.net:443 -',
    ]);
  });

  it('says who calls it, over what, and which policy is in force', () => {
    expect(rowOf(rows, 'api.cards.example.com')).toMatchObject({
      protocol: 'HTTP',
      location: 'MESH_EXTERNAL',
      resolution: 'STATIC',
      endpoints: ['10.0.0.1:443', '10.0.0.2:443', '10.0.0.3:443'],
      visibleTo: ['shop', 'bank'],
      callers: ['shop/checkout'],
      calledAs: [],
      outcomes: [{ outcome: 'reached', callers: ['shop/checkout'] }],
      via: ['sidecar'],
      tls: ['TLS by the sidecar'],
      sni: ['api.cards.example.com'],
      nameCheck: ['checked against api.cards.example.com'],
      policy: ['timeout 10 s, 3 retries, 2 s a try, ejects 1 of 3'],
      owner: 'payments',
      notes: ['Agreed until 2027-03.', 'Three sites.'],
    });
  });

  it('finds a note by a key with the namespace that is meant without one', () => {
    const own = mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: a }
  spec: { hosts: [a.example], resolution: DNS, ports: [{ number: 443, name: tls, protocol: TLS }] }
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec: { notes: [{ on: ServiceEntry/default/a, text: Ask first. }] }
`;
    expect(inventoryOf(own)[0]?.notes).toEqual(['Ask first.']);
  });

  it('keeps a pattern and says by which names it is called', () => {
    expect(rowOf(rows, '*.partner.example.com')).toMatchObject({
      endpoints: ['the dialled address'],
      visibleTo: ['*'],
      calledAs: ['eu.partner.example.com'],
      tls: ['TLS by the app'],
      sni: ['eu.partner.example.com, by the app'],
      nameCheck: ['left to the app'],
    });
  });

  it('has what is called and not defined, and what is defined and not called', () => {
    expect(rowOf(rows, 'unknown.example.net')).toMatchObject({
      protocol: 'HTTPS',
      entry: undefined,
      callers: ['shop/checkout'],
      outcomes: [{ outcome: 'passthrough', callers: ['shop/checkout'] }],
      tls: ['TLS by the app'],
      policy: [],
    });
    expect(rowOf(rows, 'idle.example.com')).toMatchObject({ callers: [], outcomes: [], visibleTo: [] });
  });

  it('gives each call to the entry that decides for its caller', () => {
    const entry = (namespace: string) => `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: ${namespace} }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: tls, protocol: TLS }]
    resolution: DNS
    exportTo: [.]
  ---
`;
    const both = inventoryOf(mesh`${entry('bank')}${entry('shop')}
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    workloads:
      - { name: job, namespace: bank, calls: [{ url: 'https://api.example.com' }] }
      - { name: cart, namespace: shop, calls: [{ url: 'https://api.example.com' }] }
      - { name: stray, namespace: other, calls: [{ url: 'https://api.example.com' }] }
`);
    expect(both.map(({ entry: by, callers }) => `${by?.key ?? '-'}: ${callers.join()}`)).toEqual([
      '-: other/stray',
      'ServiceEntry/bank/api: bank/job',
      'ServiceEntry/shop/api: shop/cart',
    ]);
  });

  it('says of a host without an entry for its caller whether there is none, it is hidden, or it is of another port', () => {
    const gaps = inventoryOf(strangers()).flatMap((row) =>
      row.gaps.map(({ kind, words }) => `${row.host}:${row.port} ${kind}: ${words}`),
    );
    expect(gaps).toMatchInlineSnapshot(`
      [
        "left-out.example.com:443 hidden: hidden from bank: Sidecar bank/default imports ./*, */own.example.com, */port.example.com, and not left-out.example.com of namespace shop",
        "nowhere.example.com:443 none: no entry",
        "own.example.com:443 hidden: hidden from bank: shop/own is exported to shop",
        "port.example.com:80 other-port: shop/port defines it on port 443 only",
      ]
    `);
  });

  it('is empty for an empty workspace, and bears an entry without ports and text that cannot be read', () => {
    expect(inventoryOf(takeSnapshot({ files: [] }))).toEqual([]);
    const broken = inventoryOf(mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: broken, namespace: shop }
  spec:
    hosts: [broken.example.com]
    ports: [
`);
    expect(broken).toMatchObject([{ host: 'broken.example.com', port: 0 }]);
  });

  it('lists a mesh of a thousand services, each of them once', () => {
    const large = inventoryOf(takeSnapshot({ files: [...largeMesh()] }));
    const keys = large.map(({ host, port, entry }) => `${host}:${port} ${entry?.key ?? ''}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(large.filter(({ entry }) => entry !== undefined).length).toBeGreaterThanOrEqual(1000);
    expect(large.filter(({ callers }) => callers.length > 0).length).toBeGreaterThan(500);
  });
});
