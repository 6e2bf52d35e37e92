import { describe, expect, it } from 'vitest';
import { istioResource, kubernetesService, meshConfig, type Extras } from '../../../testing/istio-resource';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import { anyPod } from '../clients/proxies';
import type { Scope } from './scope';
import { scopeOf } from './scopes';

function entry(name: string, namespace: string, spec: string, extras?: Extras): string {
  return istioResource('ServiceEntry', name, namespace, spec, extras);
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

describe('exportTo', () => {
  const { mesh: model } = mesh`
    ${entry('public', 'a', `{ hosts: [public.com], ${http} }`)}
    ${entry('star', 'a', `{ hosts: [star.com], exportTo: [b, "*"], ${http} }`)}
    ${entry('private', 'a', `{ hosts: [private.com], exportTo: ["."], ${http} }`)}
    ${entry('named', 'a', `{ hosts: [named.com], exportTo: [b], ${http} }`)}
    ${entry('both', 'a', `{ hosts: [both.com], exportTo: [".", b], ${http} }`)}
    ${entry('nobody', 'a', `{ hosts: [nobody.com], exportTo: ["~", b], ${http} }`)}`;

  it.each([
    ['a', 'both.com private.com public.com star.com'],
    ['b', 'both.com named.com public.com star.com'],
    ['c', 'public.com star.com'],
  ])('shows namespace %s what is its own, what names it and what is public, in that order', (namespace, hosts) => {
    expect(
      from(model, namespace)
        .services.map(({ host }) => host)
        .join(' '),
    ).toBe(hosts);
  });

  it('counts as the mesh says where nothing is written', () => {
    const { mesh: closed } = mesh`
      ${meshConfig(`{ defaultServiceExportTo: ['.'] }`)}
      ${entry('api', 'a', `{ hosts: [api.com], ${http} }`)}`;
    expect(known(from(closed, 'a'))).toEqual(['a api.com:80']);
    expect(known(from(closed, 'b'))).toEqual([]);
    expect(from(closed, 'b').unseen('api.com')[0]?.why).toBe('exportTo');
  });
});

describe('order of services', () => {
  it('is what is exported by name, then public ones, in each by age, name and namespace', () => {
    const { mesh: model } = mesh`
      ${entry('new', 'a', `{ hosts: [new.com], ${http} }`, { created: '2024' })}
      ${entry('old', 'a', `{ hosts: [old.com], ${http} }`, { created: '2020' })}
      ${entry('b', 'b', `{ hosts: [b.com], ${http} }`, { created: '2022' })}
      ${entry('a', 'b', `{ hosts: [a.com], ${http} }`, { created: '2022' })}
      ${entry('named', 'b', `{ hosts: [named.com], exportTo: [a], ${http} }`, { created: '2025' })}`;
    expect(from(model, 'a').services.map(({ host }) => host)).toEqual([
      'named.com',
      'old.com',
      'a.com',
      'b.com',
      'new.com',
    ]);
    expect(
      from(model, 'a')
        .withPort(80)
        .map(({ host }) => host),
    ).toEqual(['named.com', 'old.com', 'a.com', 'b.com', 'new.com']);
  });
});

describe('one host in several namespaces', () => {
  const entries = `
    ${entry('b', 'b', `{ hosts: [api.com], ${http} }`, { created: '2022' })}
    ${entry('a', 'a', `{ hosts: [api.com], ${http} }`, { created: '2020' })}
    ${entry('c', 'c', `{ hosts: [api.com], exportTo: [d], ${http} }`, { created: '2024' })}`;

  it.each([
    ['a', 'a'],
    ['b', 'b'],
    ['d', 'c'],
    ['e', 'a'],
  ])('is taken by namespace %s from %s: its own, else by name, else the oldest', (namespace, owner) => {
    const { mesh: model } = mesh`${entries}`;
    expect(known(from(model, namespace))).toEqual([`${owner} api.com:80`]);
  });

  it('is taken from Kubernetes before what is older or exported by name, but not before its own namespace', () => {
    const host = 'api.shop.svc.cluster.local';
    const { mesh: model } = mesh`
      ${kubernetesService('api', 'shop', '2025')}
      ${entry('a', 'a', `{ hosts: [${host}], ${http} }`, { created: '2020' })}
      ${entry('b', 'b', `{ hosts: [${host}], exportTo: [c], ${http} }`, { created: '2020' })}`;
    expect(known(from(model, 'c'))).toEqual([`shop ${host}:80`]);
    expect(known(from(model, 'a'))).toEqual([`a ${host}:80`]);
  });

  it('is taken by gateways without a preference for their own namespace', () => {
    const { mesh: model } = mesh`${entries}`;
    const gateway = scopeOf(model, { ...anyPod(model, 'b'), kind: 'egress-gateway', gateways: ['b/out'] });
    expect(known(gateway)).toEqual(['a api.com:80']);
  });
});

describe('covering', () => {
  it('has the exact host first, then longer patterns before shorter ones', () => {
    const { mesh: model } = mesh`
      ${entry('short', 'a', `{ hosts: ["*.com"], ${http} }`)}
      ${entry('long', 'a', `{ hosts: ["*.example.com"], ${http} }`)}
      ${entry('exact', 'a', `{ hosts: [api.example.com], ${http} }`)}
      ${entry('hidden', 'b', `{ hosts: ["*.api.example.com"], exportTo: ["."], ${http} }`)}`;
    const scope = from(model, 'a');
    expect(scope.covering('api.example.com').map(({ host }) => host)).toEqual([
      'api.example.com',
      '*.example.com',
      '*.com',
    ]);
    expect(scope.covering('x.api.example.com').map(({ host }) => host)).toEqual(['*.example.com', '*.com']);
    expect(scope.service('web.example.com')).toBeUndefined();
  });
});
