import { bandSpot, type Spot } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import { mesh } from '../../core/testing/mesh-fixture';
import { placesOf } from '../store';
import { addSpots, allCards, contentOfBand, expandBands, selectionOf, spotsOfSelection, toggleSpot } from './selecting';

const topology = topologyOf(mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 443, name: https, protocol: HTTPS }]
    resolution: DNS
  ---
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: db, namespace: bank }
  spec:
    hosts: [db.example.com]
    ports: [{ number: 5432, name: tcp, protocol: TCP }]
    resolution: STATIC
    endpoints: [{ address: 10.1.1.1 }]
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads: [{ name: cart, namespace: shop }]
`);

const card = (node: string): Spot => ({ node, part: null });
const api = card('ServiceEntry/shop/api');
const db = card('ServiceEntry/bank/db');
const cart = card('Workload/shop/cart');

describe('what is selected', () => {
  it('takes in, leaves out, and has the last one first', () => {
    expect(toggleSpot([api], db)).toEqual([db, api]);
    expect(toggleSpot([db, api], db)).toEqual([api]);
    expect(addSpots([api], [db, api])).toEqual([db, api]);
  });

  it('all of it is what is written, not what is implied', () => {
    const ids = allCards(topology).map((spot) => spot.node);
    expect(ids).toContain('Workload/shop/cart');
    expect(topology.nodes.filter((node) => node.type === 'endpoint')).toHaveLength(2);
    expect(ids.filter((id) => id.startsWith('External/'))).toHaveLength(1);
  });

  it('takes docked rules along where all in a place is meant, each once', () => {
    const ruled = topologyOf(mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: shop }
      spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
      ---
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: bank, namespace: shop }
      spec: { hosts: [bank.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: both, namespace: shop }
      spec:
        hosts: [api.example.com, bank.example.com]
        http: [{ route: [{ destination: { host: api.example.com } }] }]
      ---
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata: { name: default, namespace: shop }
      spec: { egress: [{ hosts: ['./*'] }] }
    `);
    const rule = { node: 'ServiceEntry/shop/api', part: 'rule:VirtualService/shop/both' };
    const sidecar = { ...bandSpot('shop'), part: 'rule:Sidecar/shop/default' };
    expect(allCards(ruled)).toEqual([api, rule, card('ServiceEntry/shop/bank'), sidecar]);
    expect(contentOfBand(ruled, 'shop')).toEqual([api, rule, card('ServiceEntry/shop/bank'), sidecar]);
  });

  it('a band stands for what is in it', () => {
    expect(contentOfBand(topology, 'shop')).toEqual([cart, api]);
    expect(expandBands(topology, [bandSpot('bank'), cart])).toEqual([db, cart]);
  });

  it('is told to the page, and stays while the page says the same', () => {
    const selection = selectionOf(topology, [db, api]);
    expect(selection && placesOf(selection)).toHaveLength(2);
    expect(spotsOfSelection(topology, selection, [db, api])).toEqual([db, api]);
    expect(spotsOfSelection(topology, selection, [cart])).toEqual([db, api]);
    expect(spotsOfSelection(topology, null, [cart])).toEqual([]);
    expect(spotsOfSelection(topology, null, [bandSpot('shop')])).toEqual([bandSpot('shop')]);
  });

  it('keeps an implied endpoint, whose text is its entry’s hosts', () => {
    const implied = topology.nodes.find((node) => node.type === 'endpoint' && node.implicit !== undefined);
    const spot = card(implied?.id ?? '');
    const selection = selectionOf(topology, [spot]);
    expect(selection?.place.path).toEqual(['spec', 'hosts']);
    expect(spotsOfSelection(topology, selection, [spot])).toEqual([spot]);
  });
});
