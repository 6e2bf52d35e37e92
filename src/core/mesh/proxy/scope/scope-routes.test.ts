import { describe, expect, it } from 'vitest';
import { istioResource, meshConfig } from '../../../testing/istio-resource';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import { anyPod } from '../clients/proxies';
import type { Scope } from './scope';
import { scopeOf } from './scopes';

function route(name: string, namespace: string, spec: string, created?: string): string {
  return istioResource('VirtualService', name, namespace, spec, created ? { created } : {});
}

function sidecar(spec: string, namespace = 'web', name = 'default'): string {
  return istioResource('Sidecar', name, namespace, spec);
}

function from(model: Mesh, namespace: string, labels: Record<string, string> = {}): Scope {
  return scopeOf(model, { ...anyPod(model, namespace), labels });
}

describe('VirtualServices', () => {
  const to = (host: string): string => `http: [{ route: [{ destination: { host: ${host} } }] }]`;
  const names = (scope: Scope, host: string): string[] => scope.routing(host).map(({ name }) => name);

  it('are private ones of the namespace first, then those exported to it by name, then public ones', () => {
    const { mesh: model } = mesh`
      ${route('old', 'a', `{ hosts: [api.com], ${to('api.com')} }`, '2020')}
      ${route('new', 'web', `{ hosts: [api.com], ${to('api.com')} }`, '2024')}
      ${route('named', 'a', `{ hosts: [api.com], exportTo: [web], ${to('api.com')} }`, '2025')}
      ${route('private', 'web', `{ hosts: [api.com], exportTo: [".", b], ${to('api.com')} }`, '2026')}
      ${route('elsewhere', 'a', `{ hosts: [api.com], exportTo: ["."], ${to('api.com')} }`)}
      ${route('gateway', 'web', `{ hosts: [api.com], gateways: [out], ${to('api.com')} }`)}`;
    expect(names(from(model, 'web'), 'api.com')).toEqual(['private', 'named', 'old', 'new']);
    expect(from(model, 'web').virtualServices.map(({ name }) => name)).toEqual(['private', 'named', 'old', 'new']);
    expect(names(from(model, 'b'), 'api.com')).toEqual(['private', 'old', 'new']);
    const gateway = scopeOf(model, { ...anyPod(model, 'istio-system'), kind: 'egress-gateway', gateways: ['web/out'] });
    expect(names(gateway, 'api.com')).toEqual(['gateway']);
  });

  it('leave out delegates, which have no hosts', () => {
    const { mesh: model } = mesh`${route('delegate', 'web', `{ ${to('api.com')} }`)}`;
    expect(from(model, 'web').virtualServices).toEqual([]);
  });

  it('are imported as a whole by one of their hosts, of their own namespace', () => {
    const { mesh: model } = mesh`
      ${route('wide', 'a', `{ hosts: ["*.com", other.org], ${to('api.com')} }`)}
      ${route('outside', 'b', `{ hosts: [api.com], ${to('api.com')} }`)}
      ${sidecar('{ egress: [{ hosts: ["a/api.com"] }] }')}`;
    expect(from(model, 'web').virtualServices.map(({ name }) => name)).toEqual(['wide']);
  });

  it('count as the mesh says where they do not say who sees them', () => {
    const { mesh: model } = mesh`
      ${meshConfig(`{ defaultVirtualServiceExportTo: ['.'] }`)}
      ${route('a', 'a', `{ hosts: [api.com], ${to('api.com')} }`)}`;
    expect(names(from(model, 'a'), 'api.com')).toEqual(['a']);
    expect(names(from(model, 'b'), 'api.com')).toEqual([]);
  });
});
