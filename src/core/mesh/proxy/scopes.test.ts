import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { anyPod } from './proxies';
import { scopeOf } from './scopes';

describe('scopeOf', () => {
  it('knows a public service everywhere, and its VirtualService', () => {
    const { mesh: model } = mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: shop }
      spec: { hosts: [api.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
      ---
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: api, namespace: shop }
      spec: { hosts: [api.example.com], http: [{ route: [{ destination: { host: api.example.com } }] }] }`;
    const scope = scopeOf(model, anyPod(model, 'web'));
    expect(scope.services.map(({ host }) => host)).toEqual(['api.example.com']);
    expect(scope.service('api.example.com')).toBe(scope.services[0]);
    expect(scope.withPort(443)).toEqual(scope.services);
    expect(scope.withPort(80)).toEqual([]);
    expect(scope.routing('api.example.com')).toEqual(model.virtualServices);
    expect(scope.unseen('api.example.com')).toEqual([]);
  });
});
