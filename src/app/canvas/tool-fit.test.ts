import { describe, expect, it } from 'vitest';
import { bandSpot, type Spot } from '../../core/picture';
import { takeSnapshot } from '../../core/snapshot';
import { dedent, workspaceOf } from '../../core/testing/mesh-fixture';
import type { Tool } from './canvas-state';
import { graphDrawer } from './graph';
import { fitOf } from './tool-fit';

const graph = graphDrawer()(
  takeSnapshot(
    workspaceOf({
      'egress.yaml': dedent(`
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
        metadata: { name: any, namespace: shop }
        spec:
          hosts: ['*.example.com']
          ports: [{ number: 443, name: https, protocol: HTTPS }]
          resolution: NONE
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: { name: first, namespace: shop }
        spec: { host: '*.example.com' }
        ---
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata: { name: shop }
        spec:
          workloads: [{ name: cart, namespace: web }]
      `),
    }),
  ),
);
const entry: Spot = { node: 'ServiceEntry/shop/api', part: null };
const pod: Spot = { node: 'Workload/web/cart', part: null };
const outside = {
  node: graph.topology.nodes.find((node) => node.type === 'endpoint' && node.entry === entry.node)?.id ?? '',
  part: null,
};
const nowhere = { x: 20, y: 90_000 };

function says(tool: Tool, spot: Spot | null, at = nowhere): string {
  const fit = fitOf(tool, graph, spot, at);
  return `${fit.fits ? '' : 'not: '}${fit.says}`;
}

describe('fitOf', () => {
  it('goes by the band, or by what lies there', () => {
    const band = graph.layout.bands.find((each) => each.namespace === 'web');
    const inWeb = { x: 20, y: (band?.y ?? 0) + 40 };
    expect(says('workload', null, inWeb)).toBe('Draws a pod in web');
    expect(says('service-entry', entry)).toBe('Adds a ServiceEntry in shop');
    expect(says('workload-entry', bandSpot('web'))).toBe('Adds a WorkloadEntry in web');
    expect(says('workload', null)).toBe('Draws a pod');
    expect(fitOf('workload', graph, null, inWeb)).toMatchObject({ zone: { y: band?.y, height: band?.height } });
  });

  it('puts rules on an entry, or on what belongs to it, and nowhere else', () => {
    expect(says('destination-rule', entry)).toBe(
      'Adds a DestinationRule for api.example.com, which is used in place of first',
    );
    expect(fitOf('virtual-service', graph, outside, nowhere)).toMatchObject({ fits: true, on: entry.node });
    expect(says('destination-rule', pod)).toMatch(/^not: A rule is for a host/);
    expect(says('virtual-service', null)).toMatch(/^not:/);
  });

  it('promises no rule that would be refused, and says of a second one that there is a first', () => {
    const any = { node: 'ServiceEntry/shop/any', part: null };
    expect(says('virtual-service', any)).toMatch(/^not: .*is a wildcard/);
    expect(says('destination-rule', any)).toBe(
      'Adds a second DestinationRule for *.example.com: the older counts, and without creation times this one does, before first, as the first by name',
    );
  });

  it('adds an endpoint to an entry, and asks for a host elsewhere', () => {
    expect(says('external', entry)).toBe('Adds an endpoint to api');
    expect(says('external', null)).toMatch(/^Asks for a host/);
  });

  it('gives a Sidecar to a pod or a namespace', () => {
    expect(says('sidecar', pod)).toMatch(/^not: cart has no labels/);
    expect(says('sidecar', bandSpot('shop'))).toMatch(/^Adds a Sidecar for shop/);
    expect(says('sidecar', null)).toMatch(/^not: /);
  });

  it('writes a note on a card, a rule or a namespace', () => {
    expect(fitOf('note', graph, entry, nowhere)).toMatchObject({ fits: true, on: entry.node });
    expect(fitOf('note', graph, { ...entry, part: 'rule:DestinationRule/shop/api' }, nowhere)).toMatchObject({
      on: 'DestinationRule/shop/api',
    });
    expect(fitOf('note', graph, bandSpot('web'), nowhere)).toMatchObject({ on: 'Namespace/web' });
    expect(says('note', null)).toMatch(/^not: /);
  });
});
