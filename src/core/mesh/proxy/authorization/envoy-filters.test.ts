import { describe, expect, it } from 'vitest';
import { mesh } from '../../../testing/mesh-fixture';
import { filterCaveats } from './envoy-filters';
import { anyPod } from '../clients/proxies';
import type { Proxy } from '../clients/proxy';

const filter = (spec: string, namespace = 'shop'): string => `
  apiVersion: networking.istio.io/v1alpha3
  kind: EnvoyFilter
  metadata: { name: lua, namespace: ${namespace} }
  spec: { ${spec} }
  ---`;
const plugin = (spec: string, namespace = 'shop'): string => `
  apiVersion: extensions.istio.io/v1alpha1
  kind: WasmPlugin
  metadata: { name: wasm, namespace: ${namespace} }
  spec: { ${spec} }
  ---`;
const patch = (context: string): string => `configPatches: [{ applyTo: CLUSTER, match: { context: ${context} } }]`;

function caveats(documents: string, change: Partial<Proxy> = {}): number {
  const built = mesh`${documents}`.mesh;
  return filterCaveats(built, { ...anyPod(built, 'shop'), labels: { app: 'web' }, ...change }).length;
}

describe('a caveat', () => {
  it('is given for filters of the own and the root namespace', () => {
    expect(caveats(filter(patch('ANY')))).toBe(1);
    expect(caveats(filter(patch('ANY'), 'istio-system'))).toBe(1);
    expect(caveats(filter(patch('ANY'), 'other'))).toBe(0);
    expect(caveats(plugin('url: oci://x'))).toBe(1);
  });

  it('names the filter and what it is for', () => {
    const built = mesh`${filter(patch('ANY'))}`.mesh;
    expect(filterCaveats(built, anyPod(built, 'shop'))).toEqual([
      'EnvoyFilter shop/lua selects this sidecar, and Fairway does not judge what it changes: the answer may be wrong.',
    ]);
  });

  it('is given for filters that select the pods', () => {
    expect(caveats(filter(`workloadSelector: { labels: { app: web } }, ${patch('ANY')}`))).toBe(1);
    expect(caveats(filter(`workloadSelector: { labels: { app: db } }, ${patch('ANY')}`))).toBe(0);
    expect(caveats(plugin('selector: { matchLabels: { app: db } }'))).toBe(0);
  });

  it('is given for patches that touch calls on their way out', () => {
    expect(caveats(filter(patch('SIDECAR_OUTBOUND')))).toBe(1);
    expect(caveats(filter(patch('SIDECAR_INBOUND')))).toBe(0);
    expect(caveats(filter(patch('GATEWAY')))).toBe(0);
    expect(caveats(filter(patch('GATEWAY')), { kind: 'egress-gateway' })).toBe(1);
  });

  it('is given at a waypoint only where it is named', () => {
    const waypoint = { kind: 'waypoint', labels: { 'gateway.networking.k8s.io/gateway-name': 'wp' } } as const;
    expect(caveats(plugin('url: oci://x'), waypoint)).toBe(0);
    const named = 'targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: wp }]';
    expect(caveats(plugin(named), waypoint)).toBe(1);
    expect(caveats(plugin(named.replace('wp', 'other')), waypoint)).toBe(0);
  });

  it('is not given for ztunnel, which has no Envoy', () => {
    expect(caveats(filter(patch('ANY')), { kind: 'ztunnel' })).toBe(0);
  });
});
