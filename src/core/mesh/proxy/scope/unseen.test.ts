import { describe, expect, it } from 'vitest';
import { istioResource, kubernetesService, meshConfig } from '../../../testing/istio-resource';
import { mesh } from '../../../testing/mesh-fixture';
import type { Mesh } from '../../build';
import { anyPod } from '../clients/proxies';
import { scopeOf } from './scopes';

function entry(name: string, namespace: string, spec = '', created?: string): string {
  const text = `{ hosts: [api.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS${spec} }`;
  return istioResource('ServiceEntry', name, namespace, text, created === undefined ? {} : { created });
}

function sidecar(hosts: string): string {
  return istioResource('Sidecar', 'default', 'web', `{ egress: [{ hosts: [${hosts}] }] }`);
}

/** What stands against each definition for a sidecar in `web`. */
function against(model: Mesh, host = 'api.com'): readonly string[] {
  return scopeOf(model, anyPod(model, 'web'))
    .unseen(host)
    .map(({ because, tied }) => `${because}${tied ? ' (tied)' : ''}`);
}

describe('unseen', () => {
  it('names the namespaces that something is exported to', () => {
    const { mesh: model } = mesh`
      ${entry('a', 'a', ', exportTo: ["."]')}
      ${entry('b', 'b', ', exportTo: [".", c]')}
      ${entry('c', 'c', ', exportTo: ["~"]')}`;
    expect(against(model)).toEqual([
      'ServiceEntry a/a is exported to namespace a only, not to namespace web.',
      'ServiceEntry b/b is exported to namespaces b, c only, not to namespace web.',
      'ServiceEntry c/c is exported to nobody, not to namespace web.',
    ]);
    const [first] = scopeOf(model, anyPod(model, 'web')).unseen('api.com');
    expect(first).toMatchObject({ why: 'exportTo', path: ['spec', 'exportTo'], by: undefined });
  });

  it.each([
    ['.', 'keeps it in namespace a'],
    ['b', 'holds neither . nor *, so that nobody sees it'],
  ])('names the default of the mesh, %s, where nothing is written', (list, does) => {
    const { mesh: model } = mesh`${entry('a', 'a')}${meshConfig(`defaultServiceExportTo: ["${list}"]`)}`;
    expect(against(model)).toEqual([
      `ServiceEntry a/a has no exportTo, and the mesh’s defaultServiceExportTo ${does}.`,
    ]);
  });

  it('says that an entry is not exported at home where it names others only', () => {
    const { mesh: model } = mesh`${entry('a', 'web', ', exportTo: [b]')}`;
    expect(against(model)).toEqual(['ServiceEntry web/a is exported to namespace b only, not to namespace web.']);
  });

  it('names the Sidecar that does not import it, and its list', () => {
    const { mesh: model } = mesh`${entry('a', 'a')}${sidecar('"./*", "istio-system/*"')}`;
    const [only] = scopeOf(model, anyPod(model, 'web')).unseen('api.com');
    expect(only).toMatchObject({
      why: 'not-imported',
      because: 'Sidecar web/default imports ./*, istio-system/*, and not api.com of namespace a.',
      by: model.sidecars[0]?.resource,
      path: ['spec', 'egress', 0, 'hosts'],
    });
  });

  it('names the listener of its own by which alone the Sidecar imports it', () => {
    const listeners = (own: string): string =>
      sidecar('"istio-system/*"').replace(
        'egress: [',
        `egress: [{ port: { number: 80, protocol: TCP, name: own }, ${own} }, `,
      );
    expect(against(mesh`${entry('a', 'a')}${listeners('bind: 127.0.0.1, hosts: [a/api.com]')}`.mesh)).toEqual([
      'Sidecar web/default imports api.com by its listener on 127.0.0.1:80 alone, which the app has to dial.',
    ]);
    expect(against(mesh`${entry('a', 'a')}${listeners('hosts: [a/api.com]')}`.mesh)).toEqual([
      'Sidecar web/default imports api.com by its listener for port 80 alone.',
    ]);
    for (const own of ['captureMode: NONE', "bind: '', captureMode: NONE"])
      expect(against(mesh`${entry('a', 'a')}${listeners(`${own}, hosts: [a/api.com]`)}`.mesh)).toEqual([
        'Sidecar web/default imports api.com by its listener on 127.0.0.1:80 alone, which the app has to dial.',
      ]);
    expect(against(mesh`${entry('a', 'a')}${listeners('bind: 0.0.0.0, hosts: [a/api.com]')}`.mesh)).toEqual([
      'Sidecar web/default imports api.com by its listener for port 80 alone.',
    ]);
    expect(
      against(mesh`${entry('a', 'a')}${listeners('bind: 0.0.0.0, captureMode: NONE, hosts: [a/api.com]')}`.mesh),
    ).toEqual([
      'Sidecar web/default imports api.com by its listener for port 80 of every address alone, which the app reaches at 127.0.0.1:80.',
    ]);
    expect(against(mesh`${entry('a', 'a')}${listeners('bind: 127.0.0.1, hosts: [b/api.com]')}`.mesh)).toEqual([
      'Sidecar web/default imports istio-system/*, and not api.com of namespace a.',
    ]);
  });

  it('names of several such listeners one that can take its calls', () => {
    const two = sidecar('"istio-system/*"').replace(
      'egress: [',
      'egress: [{ port: { number: 15080, protocol: HTTP_PROXY, name: proxy }, bind: 127.0.0.1, hosts: ["a/*"] }, { port: { number: 3306, protocol: TCP, name: db }, bind: 127.0.0.1, hosts: ["a/*"] }, ',
    );
    const database = entry('a', 'a').replace(/ports: \[.*?\]/, 'ports: [{ number: 3306, name: db, protocol: TCP }]');
    expect(against(mesh`${database}${two}`.mesh)).toEqual([
      'Sidecar web/default imports api.com by its listener on 127.0.0.1:3306 alone, which the app has to dial.',
    ]);
  });

  it('names what takes it out', () => {
    const { mesh: model } = mesh`${entry('a', 'a')}${sidecar('"*/*", "~a/*.com"')}`;
    expect(against(model)).toEqual(['Sidecar web/default takes out ~a/*.com.']);
  });

  it('names the definition that won, with the rule that decided', () => {
    const lost = (...entries: string[]): readonly string[] => against(mesh`${entries.join('')}`.mesh);
    expect(lost(entry('a', 'a', '', '2020'), entry('own', 'web', '', '2024'))).toEqual([
      'istiod takes api.com from one namespace: ServiceEntry web/own is in its own namespace of the client.',
    ]);
    expect(lost(entry('a', 'a', '', '2020'), entry('b', 'b', ', exportTo: [web]', '2024'))).toEqual([
      'istiod takes api.com from one namespace: ServiceEntry b/b is exported to namespace web by name, and those come first.',
    ]);
    expect(lost(entry('a', 'a', '', '2024'), entry('b', 'b', '', '2020'))).toEqual([
      'istiod takes api.com from one namespace: ServiceEntry b/b is older. (tied)',
    ]);
    expect(lost(entry('b', 'b'), entry('a', 'a'))).toEqual([
      'istiod takes api.com from one namespace: ServiceEntry a/a is as old, and its namespace is the first by name. (tied)',
    ]);
  });

  it('lets Kubernetes win over what is older', () => {
    const host = 'api.shop.svc.cluster.local';
    const { mesh: model } = mesh`
      ${kubernetesService('api', 'shop')}
      ${entry('a', 'a', '', '2020').replace('api.com', host)}`;
    expect(against(model, host)).toEqual([
      `istiod takes ${host} from one namespace: Service shop/api comes first, since it is of Kubernetes.`,
    ]);
  });

  it('has patterns that cover the host as well, and nothing that is joined in the chosen namespace', () => {
    const { mesh: model } = mesh`
      ${entry('a', 'a')}
      ${entry('again', 'a', ', exportTo: ["*"]')}
      ${entry('wild', 'b', ', exportTo: ["."]').replace('api.com', '"*.com"')}`;
    expect(against(model)).toEqual(['ServiceEntry b/wild is exported to namespace b only, not to namespace web.']);
  });

  it('names the setting of the mesh that keeps an entry at home', () => {
    const { mesh: model } = mesh`
      ${meshConfig('{ serviceEntryVisibility: { defaultVisibility: NAMESPACE, applyToSidecars: true } }')}
      ${entry('a', 'a')}`;
    expect(against(model)).toEqual(['serviceEntryVisibility of MeshConfig keeps ServiceEntry a/a from namespace web.']);
  });
});
