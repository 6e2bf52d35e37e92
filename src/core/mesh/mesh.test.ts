import { topologyOf } from '../topology';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { mesh, workspaceOf } from '../testing/mesh-fixture';
import type { SourceFile } from '../workspace';
import type { Mesh } from '.';
import { parseCall } from './call';
import { defaultSettings } from './settings';

describe('parseCall', () => {
  it.each([
    ['http://api.example.com/v1?x=1', 'http api.example.com 80 /v1?x=1'],
    ['https://API.Example.com', 'https api.example.com 443 /'],
    ['grpc://a.b:50051', 'grpc a.b 50051 /'],
    ['tcp://10.0.0.1:5432', 'tcp 10.0.0.1 5432 /'],
    ['tcp://db.example.com', 'tcp db.example.com undefined /'],
    ['tls://[2001:db8::1]:8443', 'tls 2001:db8::1 8443 /'],
  ])('%s', (url, expected) => {
    const call = parseCall(url);
    expect(`${call?.scheme} ${call?.host} ${call?.port} ${call?.path}`).toBe(expected);
  });

  it.each([
    '',
    'api.example.com',
    'ftp://x',
    'http://',
    'http://a b',
    'http://x:0',
    'http://x:70000',
    'http://user@x',
    'http://x:y',
  ])('refuses %s', (url) => {
    expect(parseCall(url)).toBeUndefined();
  });
});

describe('buildMesh', () => {
  it('reads anything without falling over', () => {
    const odd = [
      'null',
      '[]',
      '3',
      '"x"',
      '{}',
      '{ hosts: 3, ports: {}, endpoints: [null, 4, {}], exportTo: [[], null] }',
      '{ host: [], trafficPolicy: 4, subsets: [null, { trafficPolicy: [] }] }',
      '{ http: 3, tls: [null], tcp: [{ route: 4 }], gateways: {} }',
      '{ workloads: [null, { calls: 3 }, { calls: [null, { url: 3 }] }], mesh: [] }',
      '{ servers: [null, { port: 3, hosts: 4, tls: [] }], selector: [] }',
    ];
    const kinds = ['ServiceEntry', 'DestinationRule', 'VirtualService', 'Gateway', 'Sidecar'].map((kind) => [
      'networking.istio.io/v1',
      kind,
    ]);
    const all = [
      ...kinds,
      ['fairway.dev/v1alpha1', 'EgressDesign'],
      ['apps/v1', 'Deployment'],
      ['v1', 'Pod'],
      ['batch/v1', 'CronJob'],
    ];
    const documents = all.flatMap(([version, kind]) =>
      odd.map((spec) => `apiVersion: ${version}\nkind: ${kind}\nmetadata: ${spec}\nspec: ${spec}\n`),
    );
    const snapshot = takeSnapshot(workspaceOf({ 'odd.yaml': documents.join('---\n') }));
    expect(snapshot.resources).toHaveLength(documents.length);
    expect(topologyOf(snapshot).nodes.length).toBeGreaterThan(0);
    const ids = topologyOf(snapshot).nodes.map((node) => node.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes the first design that says something', () => {
    const design = (spec: string): string => `
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      spec: ${spec}
      ---`;
    const { mesh: model } =
      mesh`${design('{ istioVersion: "1.29" }')}${design('{ istioVersion: "1.31", mesh: { outboundTrafficPolicy: REGISTRY_ONLY, dnsCapture: true } }')}`;
    expect(model.settings).toEqual({
      ...defaultSettings,
      istioVersion: '1.29',
      outboundTrafficPolicy: 'REGISTRY_ONLY',
      dnsCapture: true,
    });
  });

  it('judges by the release without its patch, and by none that it does not know', () => {
    const judged = (written: string): string =>
      mesh`
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        spec: { istioVersion: '${written}' }`.mesh.settings.istioVersion;
    expect(judged('1.29.4')).toBe('1.29');
    for (const written of ['1.27', '1.32', '2.0', '1.3', '1.290']) expect(judged(written)).toBe('1.31');
  });

  it('shares what stays with the mesh before', () => {
    const workspace = workspaceOf({
      'a.yaml': 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nspec: {}\n',
      'b.yaml': 'kind: DestinationRule\nspec: { host: x.y }\n',
    });
    const first = takeSnapshot(workspace);
    const before = first.mesh;
    const after = (written: string, instead: string): Mesh => {
      const change = (file: SourceFile): SourceFile => ({ ...file, text: file.text.replace(written, instead) });
      return takeSnapshot({ files: workspace.files.map(change) }, first).mesh;
    };
    const second = after('x.y', 'x.z');
    expect(second.entryIndex).toBe(before.entryIndex);
    expect(second.entries).toBe(before.entries);
    expect(second.ruleIndex).not.toBe(before.ruleIndex);
    expect(after('{ host: x.y }', '{ host: x.y } # why')).toBe(before);
  });
});
