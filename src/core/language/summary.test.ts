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
});
