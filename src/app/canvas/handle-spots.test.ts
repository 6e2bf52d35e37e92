import { topologyOf, type Node } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { dedent, workspaceOf } from '../../core/testing/mesh-fixture';
import { anatomyOf } from '../../core/picture';
import { handlesOf } from './handle-spots';

const topology = topologyOf(
  takeSnapshot(
    workspaceOf({
      'egress.yaml': dedent(`
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
      metadata: { name: twice, namespace: shop }
      spec:
        hosts: [twice.example.com]
        ports:
          - { number: 443, name: tls, protocol: TLS }
          - { number: 443, name: https, protocol: HTTPS }
        resolution: DNS
      ---
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: first, namespace: shop }
      spec: { host: twice.example.com }
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: second, namespace: shop }
      spec:
        hosts: [twice.example.com]
        tls: [{ match: [{ port: 443, sniHosts: [twice.example.com] }], route: [{ destination: { host: twice.example.com } }] }]
      ---
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: { name: out, namespace: shop }
      spec: { selector: { istio: egressgateway }, servers: [] }
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: shop }
      spec:
        workloads:
          - name: cart
            namespace: shop
            calls: [{ url: http://api.example.com }]
    `),
    }),
  ),
);

function nodeOf(id: string): Node {
  const node = topology.nodes.find((each) => each.id.startsWith(id));
  if (!node) throw new Error(`no ${id}`);
  return node;
}

function handles(id: string): string[] {
  return handlesOf(nodeOf(id)).map(
    ({ part, incoming }) => `${incoming ? '> ' : ''}${part ?? 'card'}${incoming ? '' : ' >'}`,
  );
}

describe('handlesOf', () => {
  it('lets a pod call, and each call end elsewhere', () => {
    expect(handles('Workload/shop/cart')).toEqual(['card >', expect.stringMatching(/^call:.* >$/)]);
  });

  it('gives an entry and each of its ports both sides', () => {
    expect(handles('ServiceEntry/shop/api')).toEqual([
      '> card',
      'card >',
      '> port:80',
      '> port:443',
      'port:80 >',
      'port:443 >',
    ]);
  });

  it('lets what is outside only be reached, and a gateway be passed', () => {
    expect(handles('External/')).toEqual(['> card']);
    expect(handles('Gateway/shop/out')).toEqual(['> card', 'card >']);
  });

  it('tells two ports with one number apart, and names both by what they are', () => {
    const node = nodeOf('ServiceEntry/shop/twice');
    const found = handlesOf(node);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.filter(({ part }) => part === 'port:443')).toHaveLength(4);
  });

  it('follows the rules that are docked to a card, one under the other', () => {
    const node = nodeOf('ServiceEntry/shop/twice');
    const { plate, width } = anatomyOf(node);
    const rules = handlesOf(node).filter(({ part }) => part?.startsWith('rule:'));
    expect(rules.map(({ part, at }) => ({ part, at }))).toEqual([
      { part: 'rule:DestinationRule/shop/first', at: { x: width - 26, y: plate + 13 } },
      { part: 'rule:VirtualService/shop/second', at: { x: width - 26, y: plate + 39 } },
    ]);
  });

  it('stands on the outline of the card', () => {
    for (const node of topology.nodes) {
      for (const { at, incoming } of handlesOf(node)) {
        expect(at.x).toBeLessThanOrEqual(anatomyOf(node).width);
        expect(at.x > 0).toBe(!incoming);
        expect(at.y).toBeLessThanOrEqual(anatomyOf(node).height);
      }
    }
  });
});
