import { describe, expect, it } from 'vitest';
import { istioResource, type Extras } from '../../../testing/istio-resource';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import { anyPod } from '../clients/proxies';
import type { Scope } from './scope';
import { scopeOf } from './scopes';

function entry(name: string, namespace: string, spec: string, extras?: Extras): string {
  return istioResource('ServiceEntry', name, namespace, spec, extras);
}

function sidecar(spec: string, namespace = 'web', name = 'default'): string {
  return istioResource('Sidecar', name, namespace, spec);
}

const http = 'ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS';

function from(model: Mesh, namespace: string, labels: Record<string, string> = {}): Scope {
  return scopeOf(model, { ...anyPod(model, namespace), labels });
}

/** `namespace host:port,port` of each service. */
function known(scope: Scope): string[] {
  return scope.services.map(
    ({ namespace, host, ports }) => `${namespace} ${host}:${ports.map((port) => port.number).join(',')}`,
  );
}

describe('Sidecar', () => {
  const entries = `
    ${entry('own', 'web', `{ hosts: [own.com], ${http} }`)}
    ${entry('a', 'a', `{ hosts: [a.com], ${http} }`)}
    ${entry('sub', 'a', `{ hosts: [sub.a.com], ${http} }`)}
    ${entry('wild', 'a', `{ hosts: ["*.a.com"], ${http} }`)}
    ${entry('b', 'b', `{ hosts: [b.com], ${http} }`)}`;

  it.each([
    ['"*/*"', '*.a.com a.com b.com own.com sub.a.com'],
    ['"./*"', 'own.com'],
    ['"a/*"', '*.a.com a.com sub.a.com'],
    ['"a/*.a.com"', '*.a.com sub.a.com'],
    ['"a/sub.a.com"', 'sub.a.com'],
    ['"*/b.com", "./own.com"', 'b.com own.com'],
    ['"~/*"', ''],
    ['"*/*", "~a/*"', 'b.com own.com'],
    ['"a/*", "~*/*.a.com"', 'a.com'],
  ])('imports with %s', (hosts, expected) => {
    const { mesh: model } = mesh`${entries}${sidecar(`{ egress: [{ hosts: [${hosts}] }] }`)}`;
    expect(
      from(model, 'web')
        .services.map(({ host }) => host)
        .sort()
        .join(' '),
    ).toBe(expected);
  });

  it('takes nothing out by ~ before 1.31', () => {
    const { mesh: model } = mesh`
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: design }
      spec: { istioVersion: "1.30" }
      ---
      ${entries}${sidecar('{ egress: [{ hosts: ["b/*", "~b/*"] }] }')}`;
    expect(known(from(model, 'web'))).toEqual(['b b.com:80']);
  });

  it('does not make visible what is not exported', () => {
    const { mesh: model } = mesh`
      ${entry('a', 'a', `{ hosts: [a.com], exportTo: ["."], ${http} }`)}
      ${sidecar('{ egress: [{ hosts: ["a/*"] }] }')}`;
    expect(known(from(model, 'web'))).toEqual([]);
  });

  it('chooses the namespace of a host among what it imports', () => {
    const { mesh: model } = mesh`
      ${entry('own', 'web', `{ hosts: [a.com], ${http} }`)}
      ${entry('a', 'a', `{ hosts: [a.com], ${http} }`)}
      ${sidecar('{ egress: [{ hosts: ["a/*"] }] }')}`;
    expect(known(from(model, 'web'))).toEqual(['a a.com:80']);
  });

  it('is the oldest that selects the pods, else that of the namespace, else that of the root namespace', () => {
    const { mesh: model } = mesh`
      ${entries}
      ${sidecar('{ egress: [{ hosts: ["./*"] }] }', 'istio-system')}
      ${sidecar('{ egress: [{ hosts: ["a/a.com"] }] }')}
      ${sidecar('{ workloadSelector: { labels: { app: x } }, egress: [{ hosts: ["b/*"] }] }', 'web', 'picky')}`;
    const names = (namespace: string, labels: Record<string, string>): unknown => known(from(model, namespace, labels));
    expect(names('web', { app: 'x', tier: 'y' })).toEqual(['b b.com:80']);
    expect(names('web', { app: 'z' })).toEqual(['a a.com:80']);
    expect(names('b', {})).toEqual(['b b.com:80']);
  });

  it('does not count for gateways', () => {
    const { mesh: model } = mesh`${entries}${sidecar('{ egress: [{ hosts: ["b/*"] }] }')}`;
    const gateway = scopeOf(model, { ...anyPod(model, 'web'), kind: 'egress-gateway', gateways: ['web/out'] });
    expect(gateway.sidecar).toBeUndefined();
    expect(gateway.services).toHaveLength(5);
  });
});

describe('listeners of a Sidecar with a port', () => {
  const entries = `
    ${entry('a', 'a', '{ hosts: [a.com], ports: [{ number: 80, name: http, protocol: HTTP }, { number: 443, name: tls, protocol: TLS }], resolution: DNS }')}
    ${entry('b', 'b', `{ hosts: [b.com], ${http} }`)}`;
  const port = (number: number, protocol: string): string =>
    `port: { number: ${number}, protocol: ${protocol}, name: p }`;

  it('know only services with that port, and that port of them', () => {
    const { mesh: model } = mesh`
      ${entries}
      ${sidecar(`{ egress: [{ ${port(443, 'TLS')}, hosts: ["*/*"] }, { hosts: ["b/*"] }] }`)}`;
    const scope = from(model, 'web');
    const [own] = scope.ownListeners;
    expect(own?.services.map(({ host, ports }) => [host, ports.map(({ number }) => number)])).toEqual([
      ['a.com', [443]],
    ]);
    expect(own?.listener).toMatchObject({ index: 0, port: 443, protocol: 'TLS', bind: undefined });
    expect(known(scope)).toEqual(['b b.com:80']);
    expect(scope.service('a.com')?.ports.map(({ number }) => number)).toEqual([443]);
  });

  it('know all ports where they are for HTTP_PROXY', () => {
    const { mesh: model } =
      mesh`${entries}${sidecar(`{ egress: [{ ${port(15080, 'HTTP_PROXY')}, hosts: ["*/*"] }] }`)}`;
    const scope = from(model, 'web');
    expect(scope.ownListeners[0]?.services.map(({ host }) => host)).toEqual(['a.com', 'b.com']);
    expect(known(scope)).toEqual([]);
  });

  it('give clusters together: the ports that each of them imports', () => {
    const { mesh: model } = mesh`
      ${entries}
      ${sidecar(`{ egress: [{ ${port(443, 'TLS')}, hosts: ["a/*"] }, { ${port(80, 'HTTP')}, hosts: ["a/*"] }] }`)}`;
    const service = from(model, 'web').service('a.com');
    expect(service?.ports.map(({ number, hasCluster }) => [number, hasCluster])).toEqual([
      [443, true],
      [80, true],
    ]);
  });
});

describe('outbound policy', () => {
  const meshOf = (policy: string): Mesh =>
    mesh`
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec: { mesh: { outboundTrafficPolicy: ALLOW_ANY } }
    ---
    ${sidecar(`{ ${policy} }`)}`.mesh;

  it.each([
    ['egress: [{ hosts: ["./*"] }]', 'ALLOW_ANY', false],
    ['outboundTrafficPolicy: { mode: REGISTRY_ONLY }', 'REGISTRY_ONLY', true],
    ['outboundTrafficPolicy: {}', 'REGISTRY_ONLY', true],
    ['outboundTrafficPolicy: { egressProxy: { host: a.com } }', 'REGISTRY_ONLY', true],
    ['outboundTrafficPolicy: { mode: ALLOW_ANY }', 'ALLOW_ANY', true],
  ])('with %s is %s', (policy, mode, bySidecar) => {
    const { outbound } = from(meshOf(policy), 'web');
    expect([outbound.mode, outbound.sidecar !== undefined]).toEqual([mode, bySidecar]);
  });

  it('is that of the mesh where there is no Sidecar', () => {
    expect(from(meshOf('outboundTrafficPolicy: {}'), 'other').outbound).toEqual({
      mode: 'ALLOW_ANY',
      sidecar: undefined,
    });
  });
});
