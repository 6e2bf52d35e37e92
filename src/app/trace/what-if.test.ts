import { describe, expect, it } from 'vitest';
import { mesh } from '../../core/testing/mesh-fixture';
import { payments } from '../../core/testing/trace-cases';
import { meshWith } from './what-if';

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
