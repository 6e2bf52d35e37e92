import { describe, expect, it } from 'vitest';
import { istioResource, kubernetesService, type Extras } from '../../../testing/istio-resource';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import { anyPod } from '../clients/proxies';
import type { Scope } from '../scope/scope';
import { scopeOf } from '../scope/scopes';

function entry(name: string, namespace: string, spec: string, extras?: Extras): string {
  return istioResource('ServiceEntry', name, namespace, spec, extras);
}

function from(model: Mesh, namespace: string, labels: Record<string, string> = {}): Scope {
  return scopeOf(model, { ...anyPod(model, namespace), labels });
}

describe('one host several times in a namespace', () => {
  const ports = (...numbers: number[]): string =>
    `ports: [${numbers.map((number) => `{ number: ${number}, name: p${number}, protocol: HTTP }`).join(', ')}]`;
  const twice = (first: string, second: string, extras: Extras = {}): Scope => {
    const { mesh: model } = mesh`
      ${entry('first', 'a', `{ hosts: [api.com], ${first} }`, { created: '2020' })}
      ${entry('second', 'a', `{ hosts: [api.com], ${second} }`, { created: '2021', ...extras })}`;
    return from(model, 'a');
  };
  const joined = (scope: Scope): unknown => {
    const service = scope.service('api.com');
    return [
      service?.joined.map(({ how }) => how).join(),
      service?.ports.map((port) => `${port.number}${port.hasCluster ? '' : ' without cluster'}`).join(),
    ];
  };

  it('is one service whose endpoints join where the ports are the same', () => {
    expect(joined(twice(`${ports(80)}, resolution: DNS`, `${ports(80)}, resolution: STATIC`))).toEqual([
      'endpoints',
      '80',
    ]);
  });

  it('is one service with the ports of both where they can be merged', () => {
    expect(joined(twice(`${ports(80)}, resolution: DNS`, `${ports(443)}, resolution: DNS`))).toEqual([
      'merged',
      '80,443',
    ]);
  });

  it('keeps the first port of a number', () => {
    const scope = twice(
      'ports: [{ number: 80, name: a, protocol: HTTP }], resolution: DNS',
      'ports: [{ number: 80, name: b, protocol: TCP }, { number: 81, name: c, protocol: TCP }], resolution: DNS',
    );
    expect(scope.service('api.com')?.ports.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(scope.listening(80).map(({ definition, port }) => `${definition.resource.name} ${port.protocol}`)).toEqual([
      'first HTTP',
      'second TCP',
    ]);
  });

  it.each([
    ['resolution', `${ports(443)}, resolution: STATIC`, {}],
    ['labels', `${ports(443)}, resolution: DNS`, { labels: '{ team: a }' }],
    ['exportTo', `${ports(443)}, resolution: DNS, exportTo: ["*"]`, {}],
    ['workloadSelector', `${ports(443)}, resolution: DNS, workloadSelector: { labels: { app: a } }`, {}],
  ])('leaves the ports of the second without a cluster where %s differs', (_, second, extras) => {
    expect(joined(twice(`${ports(80)}, resolution: DNS`, second, extras))).toEqual(['apart', '80,443 without cluster']);
  });

  it('merges what differs in location or addresses only', () => {
    const scope = twice(
      `${ports(80)}, resolution: DNS, addresses: [1.1.1.1]`,
      `${ports(443)}, resolution: DNS, location: MESH_INTERNAL, addresses: [2.2.2.2]`,
    );
    expect(joined(scope)).toEqual(['merged', '80,443']);
    expect(scope.service('api.com')?.addresses).toEqual(['1.1.1.1', '2.2.2.2']);
    expect(scope.service('api.com')?.external).toBe(true);
  });

  it('gives the clusters to Kubernetes, however young, and listeners to both', () => {
    const host = 'api.a.svc.cluster.local';
    const { mesh: model } = mesh`
      ${entry('first', 'a', `{ hosts: [${host}], ${ports(443)}, resolution: DNS }`, { created: '2020' })}
      ${kubernetesService('api', 'a', '2025')}`;
    const service = from(model, 'b').service(host);
    expect(service?.registry).toBe('Kubernetes');
    expect(service?.ports.map(({ number, hasCluster }) => [number, hasCluster])).toEqual([
      [80, true],
      [443, false],
    ]);
  });

  it('asks for listeners in the order of all services, not of the first with the host', () => {
    const { mesh: model } = mesh`
      ${entry('first', 'a', `{ hosts: [z.com], ${ports(80)}, resolution: DNS }`, { created: '2020' })}
      ${entry('other', 'a', `{ hosts: [y.com], ${ports(443)}, resolution: DNS }`, { created: '2021' })}
      ${entry('second', 'a', `{ hosts: [z.com], ${ports(443)}, resolution: DNS }`, { created: '2022' })}`;
    const scope = from(model, 'a');
    expect(scope.listening(443).map(({ service }) => service.host)).toEqual(['y.com', 'z.com']);
    expect(scope.withPort(443).map(({ host }) => host)).toEqual(['y.com', 'z.com']);
    expect(scope.services.map(({ host }) => host)).toEqual(['z.com', 'y.com']);
  });
});
