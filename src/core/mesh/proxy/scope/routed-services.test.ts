import { describe, expect, it } from 'vitest';
import { istioResource, kubernetesService } from '../../../testing/istio-resource';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import { anyPod } from '../clients/proxies';
import type { Scope } from './scope';
import { scopeOf } from './scopes';

const ports =
  'ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }], resolution: DNS';

function entry(name: string, namespace: string, host: string, spec = '', created = '2024'): string {
  return istioResource('ServiceEntry', name, namespace, `{ hosts: [${host}], ${ports}${spec} }`, { created });
}

function route(spec: string, namespace = 'web', name = 'api'): string {
  return istioResource('VirtualService', name, namespace, `{ hosts: [api.com], ${spec} }`);
}

const sidecar = istioResource('Sidecar', 'default', 'web', '{ egress: [{ hosts: ["./*"] }] }');

function web(model: Mesh): Scope {
  return scopeOf(model, anyPod(model, 'web'));
}

/** `namespace ports` of a host, with `routed` where only a VirtualService makes it known. */
function found(model: Mesh, host = 'other.com'): string {
  const service = web(model).service(host);
  if (service === undefined) return 'nothing';
  const numbers = service.ports.map(({ number }) => number).join(',');
  return `${service.namespace} ${numbers}${service.onlyRouted ? ' routed' : ''}`;
}

describe('destinations of imported VirtualServices', () => {
  const to = (more = ''): string => `http: [{ route: [{ destination: { host: other.com${more} } }] }]`;

  it('have clusters, and no listeners or names', () => {
    const { mesh: model } = mesh`${entry('other', 'a', 'other.com')}${route(to())}${sidecar}`;
    expect(found(model)).toBe('a 80,443 routed');
    expect(web(model).services).toEqual([]);
    expect(web(model).covering('other.com')).toEqual([]);
    expect(web(model).withPort(443)).toEqual([]);
    expect(
      web(model)
        .unseen('other.com')
        .map(({ why }) => why),
    ).toEqual(['not-imported']);
  });

  it('have those ports that are named', () => {
    const other = entry('other', 'a', 'other.com');
    expect(found(mesh`${other}${route(to(', port: { number: 443 }'))}${sidecar}`.mesh)).toBe('a 443 routed');
    expect(found(mesh`${other}${route(to(', port: { number: 99 }'))}${sidecar}`.mesh)).toBe('nothing');
    const two = `${route(to(', port: { number: 443 }'))}${route(to(', port: { number: 80 }'), 'web', 'second')}`;
    expect(found(mesh`${other}${two}${sidecar}`.mesh)).toBe('a 80,443 routed');
  });

  it.each([
    ['tls', 'tls: [{ match: [{ sniHosts: [api.com] }], route: [{ destination: { host: other.com } }] }]'],
    ['tcp', 'tcp: [{ route: [{ destination: { host: other.com } }] }]'],
    ['mirror', 'http: [{ route: [{ destination: { host: api.com } }], mirror: { host: other.com } }]'],
    [
      'mirrors',
      'http: [{ route: [{ destination: { host: api.com } }], mirrors: [{ destination: { host: other.com } }] }]',
    ],
  ])('are those of %s as well', (_, spec) => {
    expect(found(mesh`${entry('other', 'a', 'other.com')}${route(spec)}${sidecar}`.mesh)).toBe('a 80,443 routed');
  });

  it('are those of delegates as well', () => {
    const { mesh: model } = mesh`
      ${entry('other', 'a', 'other.com')}
      ${route('http: [{ delegate: { name: part, namespace: b } }]')}
      ${istioResource('VirtualService', 'part', 'b', `{ ${to()} }`)}
      ${sidecar}`;
    expect(found(model)).toBe('a 80,443 routed');
  });

  it('are not those of rules for other namespaces, of gateways alone, or of what is not imported', () => {
    const other = entry('other', 'a', 'other.com');
    const forOthers = to().replace('http: [{', 'http: [{ match: [{ sourceNamespace: b }],');
    expect(found(mesh`${other}${route(forOthers)}${sidecar}`.mesh)).toBe('nothing');
    const forSome = to().replace('http: [{', 'http: [{ match: [{ sourceNamespace: b }, { sourceNamespace: web }],');
    expect(found(mesh`${other}${route(forSome)}${sidecar}`.mesh)).toBe('a 80,443 routed');
    expect(found(mesh`${other}${route(`gateways: [out], ${to()}`)}${sidecar}`.mesh)).toBe('nothing');
    expect(found(mesh`${other}${route(to(), 'b')}${sidecar}`.mesh)).toBe('nothing');
  });

  it('are taken from its own namespace, else from Kubernetes, else from the oldest that is exported', () => {
    const old = entry('old', 'z', 'other.com', '', '2020');
    const young = entry('young', 'a', 'other.com', '', '2022');
    const hidden = entry('hidden', 'b', 'other.com', ', exportTo: ["."]', '2010');
    expect(found(mesh`${young}${old}${hidden}${route(to())}${sidecar}`.mesh)).toBe('z 80,443 routed');
    const own = entry('own', 'web', 'other.com', ', exportTo: [b]');
    expect(found(mesh`${young}${own}${route(to())}${sidecar}`.mesh)).toBe('web 80,443 routed');
    const host = 'other.shop.svc.cluster.local';
    const inCluster = `${kubernetesService('other', 'shop')}${old.replace('other.com', host)}${route(to().replace('other.com', host))}`;
    expect(found(mesh`${inCluster}${sidecar}`.mesh, host)).toBe('shop 80 routed');
  });

  it('are taken from the first namespace by name before 1.30', () => {
    const { mesh: model } = mesh`
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design }
      spec: { istioVersion: "1.29" }
      ---
      ${entry('old', 'z', 'other.com', '', '2020')}
      ${entry('young', 'a', 'other.com', '', '2022')}
      ${route(to())}${sidecar}`;
    expect(found(model)).toBe('a 80,443 routed');
  });

  it('have the port of the egress listener that imports the VirtualService, where it has one', () => {
    const own = istioResource(
      'Sidecar',
      'default',
      'web',
      '{ egress: [{ port: { number: 80, protocol: HTTP, name: p }, hosts: ["./*"] }] }',
    );
    const { mesh: model } = mesh`${entry('other', 'a', 'other.com')}${route(to(', port: { number: 443 }'))}${own}`;
    expect(found(model)).toBe('a 80 routed');
  });

  it('change nothing about what is imported', () => {
    const { mesh: model } =
      mesh`${entry('other', 'web', 'other.com')}${route(to(', port: { number: 443 }'))}${sidecar}`;
    expect(found(model)).toBe('web 80,443');
    expect(web(model).service('other.com')).toBe(web(model).services[0]);
  });
});
