import { describe, expect, it, beforeAll } from 'vitest';
import { fetchDrawing } from '../drawing';
import type { Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { designFrom, filesAfter, newFindings, snapshotAfter, yaml } from '../../core/testing/change-cases';
import { moveToNamespace, namespaceOfEnds, saysOfMove } from './move-to-namespace';
import { hostAt, placesOfHost, renameHost } from './rename-host';
import { renameResource } from './rename-resource';

beforeAll(fetchDrawing);

const egress = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: api
    namespace: shop
    annotations: { about: the api.example.com of the partner }
  spec:
    hosts:
      - api.example.com # the host
      - api.example.com.eu
    ports: [{ number: 443, name: https, protocol: HTTPS }]
    resolution: DNS
    endpoints:
      - address: api.example.com
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec:
    host: api.example.com
    exportTo: ["."]
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    gateways: [mesh, out]
    tls:
      - match:
          - gateways: [mesh]
            sniHosts: [api.example.com]
        route:
          - destination: { host: api.example.com }
      - match:
          - gateways: [out]
            sniHosts: [api.example.com]
        route:
          - destination: { host: api.example.com }
  ---
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: out, namespace: shop }
  spec:
    selector: { istio: egressgateway }
    servers:
      - port: { number: 443, name: tls, protocol: TLS }
        hosts: [shop/api.example.com]
        tls: { mode: PASSTHROUGH }
  ---
  apiVersion: networking.istio.io/v1
  kind: Sidecar
  metadata: { name: default, namespace: shop }
  spec:
    egress:
      - hosts: ["./api.example.com", "istio-system/*"]
`;

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart
        namespace: shop
        calls:
          - url: https://api.example.com/api.example.com # twice
          - url: https://api.example.com.eu
    notes:
      - on: ServiceEntry/shop/api
        text: Ask the owner of api.example.com, not of api.example.com.eu.
    layout:
      pins:
        ServiceEntry/shop/api: [280, 120]
        External/ServiceEntry/shop/api/api.example.com: [600, 120]
`;

const whole = (): Snapshot => designFrom({ 'egress.yaml': egress, 'design.yaml': design });

function find(snapshot: Snapshot, key: string): Resource {
  const found = snapshot.resources.find((each) => each.key === key);
  if (!found) throw new Error(`There is no ${key}`);
  return found;
}

describe('renameHost', () => {
  it('finds every place, and ticks those that surely mean the host', () => {
    const places = placesOfHost(whole(), 'api.example.com');
    expect(places.filter(({ ticked }) => !ticked).map(({ label }) => label)).toEqual([
      'ServiceEntry shop/api · metadata.annotations.about · the api.example.com of the partner',
    ]);
    expect(places.map(({ label }) => label.split(' · ').slice(0, 2).join(' · '))).toEqual([
      'ServiceEntry shop/api · metadata.annotations.about',
      'ServiceEntry shop/api · spec.hosts[0]',
      'ServiceEntry shop/api · spec.endpoints[0].address',
      'DestinationRule shop/api · spec.host',
      'VirtualService shop/api · spec.hosts[0]',
      'VirtualService shop/api · spec.tls[0].match[0].sniHosts[0]',
      'VirtualService shop/api · spec.tls[0].route[0].destination.host',
      'VirtualService shop/api · spec.tls[1].match[0].sniHosts[0]',
      'VirtualService shop/api · spec.tls[1].route[0].destination.host',
      'Gateway shop/out · spec.servers[0].hosts[0]',
      'Sidecar shop/default · spec.egress[0].hosts[0]',
      'EgressDesign shop · spec.workloads[0].calls[0].url',
      'EgressDesign shop · spec.notes[0].text',
      'EgressDesign shop · spec.layout.pins',
    ]);
  });

  it('renames it everywhere in one change, and nothing else', () => {
    const snapshot = whole();
    const after = snapshotAfter(snapshot, renameHost(snapshot, 'api.example.com', 'pay.example.org'));
    const nothing = designFrom({});
    const before = newFindings(nothing, snapshot);
    const named = newFindings(nothing, after).map((each) => each.replaceAll('pay.example.org', 'api.example.com'));
    expect(named.filter((each) => !before.includes(each))).toEqual([]);
    const renamed = (text: string): string => text.replace(/(?<!the )api\.example\.com(?!\.eu)/g, 'pay.example.org');
    expect(after.workspace.files[0]?.text).toBe(renamed(yaml(egress)));
    expect(after.workspace.files[1]?.text).toBe(
      renamed(yaml(design)).replace('pay.example.org/pay.example.org', 'pay.example.org/api.example.com'),
    );
  });

  it('leaves the places that are not ticked', () => {
    const snapshot = whole();
    const [, first] = placesOfHost(snapshot, 'api.example.com');
    const files = filesAfter(
      snapshot,
      renameHost(snapshot, 'api.example.com', 'pay.example.org', new Set([first?.id ?? ''])),
    );
    expect(files['egress.yaml']).toBe(yaml(egress).replace('- api.example.com #', '- pay.example.org #'));
    expect(files['design.yaml']).toBe(yaml(design));
  });

  it('refuses what is no host, and a wildcard in the place of a name', () => {
    expect(renameHost(whole(), 'api.example.com', 'https://x')).toMatchObject({ ok: false });
    expect(renameHost(whole(), 'api.example.com', '*.example.com')).toMatchObject({
      detail: '*.example.com is a wildcard and api.example.com is not; calls and server names need one name.',
    });
  });

  it('takes the host of what is selected', () => {
    const snapshot = whole();
    const design0 = find(snapshot, 'EgressDesign/shop').place;
    expect(hostAt(snapshot, { ...design0, path: ['spec', 'workloads', 0, 'calls', 1] })).toBe('api.example.com.eu');
    expect(hostAt(snapshot, find(snapshot, 'ServiceEntry/shop/api').place)).toBe('api.example.com');
  });
});

describe('renameResource', () => {
  it('takes along what names a Gateway', () => {
    const snapshot = whole();
    const files = filesAfter(snapshot, renameResource(snapshot, find(snapshot, 'Gateway/shop/out'), 'way-out'));
    expect(files['egress.yaml']).toBe(
      yaml(egress)
        .replace('[mesh, out]', '[mesh, way-out]')
        .replace('gateways: [out]', 'gateways: [way-out]')
        .replace('{ name: out,', '{ name: way-out,'),
    );
  });

  it('takes along the pins of an entry and its endpoints', () => {
    const snapshot = whole();
    const files = filesAfter(snapshot, renameResource(snapshot, find(snapshot, 'ServiceEntry/shop/api'), 'pay'));
    expect(files['design.yaml']).toBe(yaml(design).replaceAll('ServiceEntry/shop/api', 'ServiceEntry/shop/pay'));
  });
});

describe('moveToNamespace', () => {
  const ends = (...keys: string[]) => keys.map((node) => ({ node, part: null }));

  it('moves a resource, and lets imports, pins and notes follow', () => {
    const snapshot = whole();
    const files = filesAfter(snapshot, moveToNamespace(snapshot, ends('ServiceEntry/shop/api'), 'edge'));
    expect(files['egress.yaml']).toBe(
      yaml(egress).replace('namespace: shop', 'namespace: edge').replace('./api.example.com', 'edge/api.example.com'),
    );
    expect(files['design.yaml']).toBe(yaml(design).replaceAll('ServiceEntry/shop/api', 'ServiceEntry/edge/api'));
  });

  it('writes short names out that would mean something else', () => {
    const snapshot = whole();
    const files = filesAfter(snapshot, moveToNamespace(snapshot, ends('VirtualService/shop/api'), 'edge'));
    expect(files['egress.yaml']).toContain('gateways: [mesh, shop/out]');
    const both = filesAfter(snapshot, moveToNamespace(snapshot, ends('Gateway/shop/out'), 'edge'));
    expect(both['egress.yaml']).toContain('gateways: [mesh, edge/out]');
  });

  it('says what is no longer seen', () => {
    const snapshot = whole();
    expect(namespaceOfEnds(snapshot, ends('DestinationRule/shop/api'))).toBe('shop');
    expect(saysOfMove(snapshot, ends('DestinationRule/shop/api'), 'edge')).toContain(
      'Only edge sees DestinationRule api then, since its exportTo is “.”.',
    );
  });

  it('moves a drawn pod, and refuses a name that is taken', () => {
    const snapshot = whole();
    const files = filesAfter(snapshot, moveToNamespace(snapshot, ends('Workload/shop/cart'), 'edge'));
    expect(files['design.yaml']).toBe(yaml(design).replace('namespace: shop\n', 'namespace: edge\n'));
    expect(moveToNamespace(snapshot, ends('Workload/shop/cart'), 'shop')).toMatchObject({
      detail: 'pod cart is in shop already.',
    });
  });

  it('refuses two of one name for one namespace', () => {
    const entry = (namespace: string, host: string): string => `
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: ${namespace} }
      spec: { hosts: [${host}], ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS }
    `;
    const snapshot = designFrom({ 'a.yaml': entry('a', 'a.example.com'), 'b.yaml': entry('b', 'b.example.com') });
    expect(moveToNamespace(snapshot, ends('ServiceEntry/a/api', 'ServiceEntry/b/api'), 'c')).toEqual({
      ok: false,
      detail: 'Two of them are called ServiceEntry api, and c can have one.',
      choices: [],
    });
  });

  it('says what becomes of the calls of a pod that moves, and nothing of those that only their entry moves for', () => {
    const snapshot = designFrom({
      'a.yaml': `
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: { name: api, namespace: shop }
        spec:
          hosts: [api.example.com]
          exportTo: ["."]
          ports: [{ number: 443, name: https, protocol: HTTPS }]
          resolution: DNS
      `,
      'design.yaml': `
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata: { name: shop }
        spec:
          workloads:
            - { name: cart, namespace: shop, calls: [{ url: https://api.example.com }] }
      `,
    });
    expect(saysOfMove(snapshot, ends('Workload/shop/cart'), 'edge')).toEqual(['1 call will pass through by address.']);
    expect(saysOfMove(snapshot, ends('Workload/shop/cart', 'ServiceEntry/shop/api'), 'edge')).toEqual([
      'Only edge sees ServiceEntry api then, since its exportTo is “.”.',
    ]);
  });
});
