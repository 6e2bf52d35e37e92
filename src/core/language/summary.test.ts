import { describe, expect, it } from 'vitest';
import { mesh } from '../testing/mesh-fixture';
import { summaryOf } from './index';

const none = { error: 0, warning: 0, info: 0 };

describe('summaryOf', () => {
  const snapshot = mesh`
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: api, namespace: shop }
    spec: { hosts: [a], exportTo: [.] }
    ---
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec: { workloads: [{ name: a, namespace: shop }, { name: b, namespace: far }] }
  `;
  const [entry, design] = snapshot.resources;

  it('counts calls, who sees it, and findings', () => {
    const told = { calls: 2, findings: { error: 1, warning: 2, info: 0 } };
    expect(entry && summaryOf(snapshot.mesh, entry, told)).toBe('2 calls · seen by 1 of 2 pods · 1 error · 2 warnings');
  });

  it('is empty where there is nothing to say', () => {
    expect(design && summaryOf(snapshot.mesh, design, { calls: undefined, findings: none })).toBe('');
  });

  it.each([
    ['everything', '*/*', 'seen by 1 of 1 pods'],
    ['nothing', '~/*', 'seen by 0 of 1 pods'],
    ['its own namespace', './*', 'seen by 0 of 1 pods'],
  ])('counts who gets it by a Sidecar that imports %s', (_, hosts, words) => {
    const { mesh: made, resources } = mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: infra }
      spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: api, namespace: infra }
      spec: { hosts: [api.example.com], http: [{ route: [{ destination: { host: api.example.com } }] }] }
      ---
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: { name: api, namespace: infra }
      spec: { host: '*.example.com' }
      ---
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata: { name: default, namespace: shop }
      spec: { egress: [{ hosts: ["${hosts}"] }] }
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design }
      spec: { workloads: [{ name: cart, namespace: shop }] }
    `;
    const said = resources.slice(0, 3).map((each) => summaryOf(made, each, { calls: undefined, findings: none }));
    expect(said).toEqual([words, words, words]);
  });
});
