import { describe, expect, it } from 'vitest';
import { mesh } from '../../core/testing/mesh-fixture';
import { payments } from '../../core/testing/trace-cases';
import { clientFor } from './shown-call';
import { meshWith, policyInForce } from './what-if';

describe('meshWith', () => {
  it('is the mesh itself where nothing is tried', () => {
    const snapshot = payments();
    expect(meshWith(snapshot, {})).toBe(snapshot.mesh);
    expect(meshWith(snapshot, { outboundTrafficPolicy: 'REGISTRY_ONLY' })).toBe(snapshot.mesh);
  });

  it('changes the settings alone, and is made once', () => {
    const snapshot = payments();
    const other = meshWith(snapshot, { outboundTrafficPolicy: 'ALLOW_ANY', dnsCapture: true, istioVersion: '1.29' });
    expect(other.settings).toEqual({
      ...snapshot.mesh.settings,
      outboundTrafficPolicy: 'ALLOW_ANY',
      dnsCapture: true,
      istioVersion: '1.29',
      assumed: [],
    });
    expect(other.entries).toBe(snapshot.mesh.entries);
    expect(other.workloads).toEqual(snapshot.mesh.workloads);
    expect(meshWith(snapshot, { istioVersion: '1.29', outboundTrafficPolicy: 'ALLOW_ANY', dnsCapture: true })).toEqual(
      other,
    );
  });

  it('works without a design', () => {
    const snapshot = mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api }
      spec: { hosts: [api.example.com] }
    `;
    expect(meshWith(snapshot, { dnsCapture: true }).settings.dnsCapture).toBe(true);
    expect(snapshot.mesh.settings.dnsCapture).toBe(false);
  });
});

describe('policyInForce', () => {
  const snapshot = mesh`
    apiVersion: networking.istio.io/v1
    kind: Sidecar
    metadata: { name: closed, namespace: shop }
    spec: { workloadSelector: { labels: { app: cart } }, outboundTrafficPolicy: {} }
    ---
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec:
      mesh: { outboundTrafficPolicy: ALLOW_ANY }
      workloads:
        - { name: cart, namespace: shop, labels: { app: cart } }
        - { name: ads, namespace: shop, labels: { app: ads } }
        - { name: old, namespace: shop, labels: { app: old, sidecar.istio.io/inject: 'false' } }
  `;
  const inForce = (name: string, among = snapshot.mesh): unknown =>
    policyInForce(among, clientFor(among, { namespace: 'shop', name }));

  it('is that of the Sidecar that says it, and else that of the mesh', () => {
    expect(inForce('cart')).toEqual({ mode: 'REGISTRY_ONLY', sidecar: 'shop/closed' });
    expect(inForce('ads')).toEqual({ mode: 'ALLOW_ANY', sidecar: undefined });
    expect(inForce('old')).toBeNull();
  });

  it('is what is tried, also for a pod whose Sidecar says another', () => {
    const open = meshWith(snapshot, { outboundTrafficPolicy: 'ALLOW_ANY' });
    expect(inForce('cart', open)).toEqual({ mode: 'ALLOW_ANY', sidecar: 'shop/closed' });
    const closed = meshWith(snapshot, { outboundTrafficPolicy: 'REGISTRY_ONLY' });
    expect(inForce('ads', closed)).toEqual({ mode: 'REGISTRY_ONLY', sidecar: undefined });
  });
});
