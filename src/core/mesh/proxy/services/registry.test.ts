import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../../../snapshot';
import { cpuSeconds } from '../../../testing/cpu-time';
import { istioResource, kubernetesService } from '../../../testing/istio-resource';
import { dedent } from '../../../testing/mesh-fixture';
import type { SourceFile } from '../../../workspace';
import type { Mesh } from '../../build';
import { anyPod } from '../clients/proxies';
import { scopeOf } from '../scope/scopes';
import { servicesOf } from './services';

function entry(name: string, spec: string): string {
  return istioResource('ServiceEntry', name, 'a', spec);
}

const http = (host: string, number = 80): string =>
  `{ hosts: [${host}], ports: [{ number: ${number}, name: p, protocol: HTTP }], resolution: DNS }`;

const alias = `
  apiVersion: v1
  kind: Service
  metadata: { name: alias, namespace: a }
  spec: { type: ExternalName, externalName: one.com }
  ---`;

const one = entry('one', http('one.com'));
const two = entry('two', http('two.com', 443));

/** The texts one after the other, each from the one before, and the last one anew. A file whose text stays is the same object. */
function afterEdits(...texts: readonly (readonly string[])[]): {
  readonly meshes: readonly Mesh[];
  readonly anew: Mesh;
} {
  const files = new Map<string, SourceFile>();
  const fileOf = (text: string, index: number): SourceFile => {
    const known = files.get(`${index} ${text}`) ?? { path: `${index}.yaml`, text: dedent(text) };
    files.set(`${index} ${text}`, known);
    return known;
  };
  const workspaces = texts.map((parts) => ({ files: parts.map(fileOf) }));
  const meshes: Mesh[] = [];
  let snapshot: Snapshot | undefined;
  for (const workspace of workspaces) {
    snapshot = takeSnapshot(workspace, snapshot);
    servicesOf(snapshot.mesh);
    meshes.push(snapshot.mesh);
  }
  return { meshes, anew: takeSnapshot(workspaces[workspaces.length - 1] ?? { files: [] }).mesh };
}

/** All that a sidecar knows, in words. */
function told(mesh: Mesh): unknown {
  const scope = scopeOf(mesh, anyPod(mesh, 'a'));
  const numbers = [80, 443, 8080];
  return [
    scope.services.map(({ host, aliases, joined }) => [host, aliases, joined.map(({ how }) => how)]),
    numbers.map((number) => scope.listening(number).map(({ definition }) => definition.resource.key)),
  ];
}

describe('the registry after an edit', () => {
  it.each([
    [
      'another port',
      [
        [one, two],
        [entry('one', http('one.com', 8080)), two],
      ],
    ],
    [
      'another host',
      [
        [one, two],
        [entry('one', http('two.com', 8080)), two],
      ],
    ],
    [
      'a first and a last entry',
      [
        [one, two],
        [one, two, entry('zero', http('zero.com')), entry('z', http('z.com'))],
      ],
    ],
    ['no entry', [[one, two], [two]]],
    [
      'another order of files',
      [
        [one, two],
        [two, one],
      ],
    ],
    [
      'a Service',
      [
        [one, two],
        [one, two, kubernetesService('api', 'a')],
      ],
    ],
    [
      'an alias',
      [
        [one, two],
        [one, two, alias],
      ],
    ],
    [
      'an alias less',
      [
        [one, two, alias],
        [one, two],
      ],
    ],
    [
      'two edits',
      [
        [one, two],
        [one, entry('two', http('one.com', 443))],
        [entry('one', http('x.com')), entry('two', http('one.com', 443))],
      ],
    ],
  ])('is what it would be without the one before: %s', (_, texts) => {
    const { meshes, anew } = afterEdits(...texts);
    const last = meshes[meshes.length - 1];
    expect(last && told(last)).toEqual(told(anew));
  });

  it('keeps the services and the lists of ports that no edit touches', () => {
    const { meshes } = afterEdits([one, two], [one, entry('two', http('two.com', 8443))]);
    const [before, now] = meshes.map((mesh) => scopeOf(mesh, anyPod(mesh, 'a')));
    expect(now?.service('one.com')).toBe(before?.service('one.com'));
    expect(now?.listening(80)).toBe(before?.listening(80));
    expect(now?.withPort(80)).toBe(before?.withPort(80));
    expect(now?.listening(443)).toEqual([]);
  });

  it('takes an entry with very many ports in little more time than it took at first', () => {
    const ports = Array.from({ length: 12_000 }, (_, at) => `{ number: ${at + 1}, name: p${at}, protocol: TCP }`);
    const many = (host: string): string =>
      entry('many', `{ hosts: [${host}], resolution: DNS, ports: [${ports.join()}] }`);
    const first = takeSnapshot({ files: [{ path: 'a.yaml', text: many('one.com') }] });
    const atFirst = cpuSeconds(() => first.mesh.registry.ports());
    const next = takeSnapshot({ files: [{ path: 'a.yaml', text: many('two.com') }] }, first);
    const anew = cpuSeconds(() => next.mesh.registry.ports());
    expect(next.mesh.registry.ports()).toHaveLength(12_000);
    // To look for each port in each list of ports takes more than 50 times as long.
    expect(anew).toBeLessThan(Math.max(0.3, 8 * atFirst));
  });

  it('is the same where nothing about services changes', () => {
    const route = (path: string): string => istioResource('VirtualService', 'r', 'a', `{ hosts: [${path}] }`);
    const { meshes } = afterEdits([one, route('one.com')], [one, route('two.com')]);
    expect(meshes[1]?.registry).toBe(meshes[0]?.registry);
  });
});

it('knows no port that no service has any more, and the others by their number', () => {
  const { meshes, anew } = afterEdits([one, two], [entry('one', http('one.com', 8080)), two]);
  expect(meshes.map(({ registry }) => registry.ports())).toEqual([
    [80, 443],
    [443, 8080],
  ]);
  expect(anew.registry.ports()).toEqual([443, 8080]);
});
