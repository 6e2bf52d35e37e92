import { topologyOf } from '../topology';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { mesh, workspaceOf } from '../testing/mesh-fixture';
import { addedTls, policyFor, ruleFor } from './policy';
import { parseCall } from './call';
import { resolveHost } from './resolve';
import { defaultSettings } from './settings';
import type { Mesh } from './build';

function entry(name: string, namespace: string, spec: string, created = ''): string {
  const stamp = created === '' ? '' : `, creationTimestamp: "${created}"`;
  return `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: ${name}, namespace: ${namespace}${stamp} }
  spec: ${spec}
  ---`;
}

function rule(name: string, namespace: string, spec: string, created = ''): string {
  return entry(name, namespace, spec, created).replace('ServiceEntry', 'DestinationRule');
}

const https = 'ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS';
const tls = (mode: string): string => `trafficPolicy: { tls: { mode: ${mode} } }`;

function found(model: Mesh, namespace: string, host: string, port = 443): string {
  const resolved = resolveHost(model, namespace, host, port);
  return resolved.found
    ? `${resolved.entry.namespace}/${resolved.entry.name}${resolved.tied ? ' tied' : ''}`
    : resolved.why;
}

function modeFor(
  model: Mesh,
  namespace: string,
  labels: Record<string, string> = {},
  host = 'api.example.com',
): string {
  const resolved = resolveHost(model, namespace, host, 443);
  if (!resolved.found) return resolved.why;
  return addedTls(model, { namespace, labels }, resolved.pattern, resolved.entry, resolved.port).mode;
}

describe('resolveHost', () => {
  it('takes the exact host before the longest wildcard', () => {
    const { mesh: model } = mesh`
      ${entry('any', 'a', `{ hosts: ["*.com"], ${https} }`)}
      ${entry('wide', 'a', `{ hosts: ["*.example.com"], ${https} }`)}
      ${entry('exact', 'a', `{ hosts: [api.example.com], ${https} }`)}`;
    expect(found(model, 'a', 'api.example.com')).toBe('a/exact');
    expect(found(model, 'a', 'web.example.com')).toBe('a/wide');
    expect(found(model, 'a', 'other.com')).toBe('a/any');
    expect(found(model, 'a', 'other.org')).toBe('unknown');
  });

  it('takes the own namespace first, then what is exported by name, then the oldest', () => {
    const { mesh: model } = mesh`
      ${entry('public', 'a', `{ hosts: [api.example.com], ${https} }`, '2020-01-01T00:00:00Z')}
      ${entry('named', 'b', `{ hosts: [api.example.com], ${https}, exportTo: [x, y] }`, '2024-01-01T00:00:00Z')}
      ${entry('own', 'x', `{ hosts: [api.example.com], ${https} }`, '2025-01-01T00:00:00Z')}`;
    expect(found(model, 'x', 'api.example.com')).toBe('x/own');
    expect(found(model, 'y', 'api.example.com')).toBe('b/named');
    expect(found(model, 'z', 'api.example.com')).toBe('a/public');
  });

  it('says when only names decide between namespaces', () => {
    const { mesh: model } = mesh`
      ${entry('two', 'b', `{ hosts: [api.example.com], ${https} }`)}
      ${entry('one', 'a', `{ hosts: [api.example.com], ${https} }`)}`;
    expect(found(model, 'z', 'api.example.com')).toBe('a/one tied');
  });

  it('takes the first namespace of equally old entries, whatever their names', () => {
    const { mesh: model } = mesh`
      ${entry('a-entry', 'zzz', `{ hosts: [api.example.com], ${https} }`)}
      ${entry('b-entry', 'aaa', `{ hosts: [api.example.com], ${https} }`)}`;
    expect(found(model, 'shop', 'api.example.com')).toBe('aaa/b-entry tied');
  });

  it('never mixes namespaces: a port that only a loser has is not there', () => {
    const { mesh: model } = mesh`
      ${entry('own', 'a', `{ hosts: [api.example.com], ${https} }`)}
      ${entry('other', 'b', '{ hosts: [api.example.com], ports: [{ number: 8443, name: tls, protocol: TLS }] }')}`;
    expect(found(model, 'a', 'api.example.com', 8443)).toBe('lost');
    expect(found(model, 'b', 'api.example.com', 8443)).toBe('b/other');
    expect(found(model, 'a', 'api.example.com', 80)).toBe('no-port');
  });

  it('hides what is not exported', () => {
    const { mesh: model } = mesh`
      ${entry('own', 'a', `{ hosts: [api.example.com], ${https}, exportTo: ["."] }`)}
      ${entry('nobody', 'a', `{ hosts: [no.example.com], ${https}, exportTo: ["~"] }`)}
      ${entry('named', 'a', `{ hosts: [b.example.com], ${https}, exportTo: [b] }`)}`;
    expect(found(model, 'a', 'api.example.com')).toBe('a/own');
    expect(found(model, 'b', 'api.example.com')).toBe('hidden');
    expect(found(model, 'a', 'no.example.com')).toBe('hidden');
    expect(found(model, 'a', 'b.example.com')).toBe('hidden');
    expect(found(model, 'b', 'b.example.com')).toBe('a/named');
  });

  it('finds an IP among the addresses, a single one before a range', () => {
    const { mesh: model } = mesh`
      ${entry('range', 'a', `{ hosts: [r.example.com], addresses: [10.0.0.0/8], ${https} }`)}
      ${entry('one', 'a', `{ hosts: [o.example.com], addresses: [10.0.0.7/32], ${https} }`)}`;
    expect(found(model, 'a', '10.0.0.7')).toBe('a/one');
    expect(found(model, 'a', '10.0.0.8')).toBe('a/range');
    expect(found(model, 'a', '11.0.0.8')).toBe('unknown');
  });

  it('takes a missing namespace for default', () => {
    const { mesh: model } =
      mesh`${entry('e', 'NONE', `{ hosts: [api.example.com], ${https}, exportTo: ["."] }`).replace(', namespace: NONE', '')}`;
    expect(found(model, 'default', 'api.example.com')).toBe('default/e');
    expect(found(model, 'a', 'api.example.com')).toBe('hidden');
  });
});

describe('the DestinationRule for a client', () => {
  const api = entry('api', 'svc', `{ hosts: [api.example.com], ${https} }`);

  it('is looked for with the client, the service and the root namespace, in that order', () => {
    const rules = [
      rule('c', 'client', `{ host: api.example.com, ${tls('SIMPLE')} }`),
      rule('s', 'svc', `{ host: api.example.com, ${tls('MUTUAL')} }`),
      rule('r', 'istio-system', `{ host: api.example.com, ${tls('ISTIO_MUTUAL')} }`),
    ];
    const modes = (text: string): string[] => {
      const { mesh: model } = mesh`${api}${text}`;
      return ['client', 'svc', 'third'].map((namespace) => modeFor(model, namespace));
    };
    expect(modes(rules.join(''))).toEqual(['SIMPLE', 'MUTUAL', 'MUTUAL']);
    expect(modes(`${rules[0]}${rules[2]}`)).toEqual(['SIMPLE', 'ISTIO_MUTUAL', 'ISTIO_MUTUAL']);
    expect(modes(rules[0] as string)).toEqual(['SIMPLE', 'none', 'none']);
  });

  it('is a wildcard of the client before the exact one of the service', () => {
    const { mesh: model } = mesh`${api}
      ${rule('wide', 'client', `{ host: "*.com", ${tls('DISABLE')} }`)}
      ${rule('exact', 'svc', `{ host: api.example.com, ${tls('SIMPLE')} }`)}`;
    expect(modeFor(model, 'client')).toBe('none');
    expect(modeFor(model, 'third')).toBe('SIMPLE');
  });

  it('falls through to the root namespace, but to no wildcard of the same one, when the exact one is not exported to the client', () => {
    const { mesh: model } = mesh`${api}
      ${rule('exact', 'svc', `{ host: api.example.com, exportTo: [friend], ${tls('SIMPLE')} }`)}
      ${rule('wide', 'svc', `{ host: "*.com", ${tls('MUTUAL')} }`)}
      ${rule('root', 'istio-system', `{ host: "*.com", ${tls('ISTIO_MUTUAL')} }`)}`;
    expect(modeFor(model, 'friend')).toBe('SIMPLE');
    expect(modeFor(model, 'third')).toBe('ISTIO_MUTUAL');
    expect(modeFor(model, 'svc')).toBe('MUTUAL');
  });

  it('is never an exact one below a wildcard entry', () => {
    const { mesh: model } = mesh`${entry('wild', 'svc', `{ hosts: ["*.example.com"], ${https} }`)}
      ${rule('exact', 'svc', `{ host: api.example.com, ${tls('SIMPLE')} }`)}`;
    expect(modeFor(model, 'svc')).toBe('none');
  });

  it('is the one that selects the workload, and none where only others are selected', () => {
    const { mesh: model } = mesh`${api}
      ${rule('some', 'client', `{ host: api.example.com, workloadSelector: { matchLabels: { app: a } }, ${tls('SIMPLE')} }`)}
      ${rule('exact', 'svc', `{ host: api.example.com, ${tls('MUTUAL')} }`)}`;
    expect(modeFor(model, 'client', { app: 'a' })).toBe('SIMPLE');
    expect(modeFor(model, 'client', { app: 'b' })).toBe('none');
    expect(modeFor(model, 'third')).toBe('MUTUAL');
  });

  it('has the policy of the oldest of several and the subsets of all', () => {
    const { mesh: model } = mesh`${api}
      ${rule('newer', 'svc', `{ host: api.example.com, ${tls('MUTUAL')}, subsets: [{ name: v1 }, { name: v2 }] }`, '2025-01-01T00:00:00Z')}
      ${rule('older', 'svc', `{ host: api.example.com, ${tls('SIMPLE')}, subsets: [{ name: v1 }] }`, '2020-01-01T00:00:00Z')}`;
    const [resource] = model.entries;
    const merged = resource && ruleFor(model, { namespace: 'svc' }, 'api.example.com', resource);
    expect(merged?.policyRule?.name).toBe('older');
    expect(merged?.subsets.map(({ subset, rule: from }) => `${subset.name} of ${from.name}`)).toEqual([
      'v1 of older',
      'v2 of newer',
    ]);
  });

  it('is the newest where exportTo differs, without any merging', () => {
    const { mesh: model } = mesh`${api}
      ${rule('older', 'svc', `{ host: api.example.com, exportTo: [third, svc], ${tls('SIMPLE')} }`, '2020-01-01T00:00:00Z')}
      ${rule('newer', 'svc', `{ host: api.example.com, ${tls('MUTUAL')} }`, '2025-01-01T00:00:00Z')}`;
    expect(modeFor(model, 'third')).toBe('MUTUAL');
  });

  it('swallows a private generic rule into one with a selector', () => {
    const { mesh: model } = mesh`${api}
      ${rule('some', 'client', `{ host: api.example.com, workloadSelector: { matchLabels: { app: a } } }`)}
      ${rule('all', 'client', `{ host: api.example.com, exportTo: ["."], ${tls('SIMPLE')} }`)}`;
    expect(modeFor(model, 'client', { app: 'a' })).toBe('SIMPLE');
    expect(modeFor(model, 'client', { app: 'b' })).toBe('none');
  });
});

describe('policyFor', () => {
  const text = `{ host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE }, outlierDetection: {}, portLevelSettings: [{ port: { number: 443 }, connectionPool: { tcp: {} } }] },
      subsets: [{ name: v1, trafficPolicy: { tls: { mode: MUTUAL } } }, { name: v2, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: DISABLE } }] } }] }`;
  const { mesh: model } =
    mesh`${entry('api', 'svc', `{ hosts: [api.example.com], ${https} }`)}${rule('r', 'svc', text)}`;
  const [api] = model.entries;
  const merged = api && ruleFor(model, { namespace: 'svc' }, 'api.example.com', api);

  function blocks(port: number, subset?: string): string {
    const { blocks: found, path } = policyFor(merged, port, subset);
    const names = (['tls', 'connectionPool', 'outlierDetection', 'loadBalancer'] as const).filter(
      (name) => found[name] !== undefined,
    );
    return `${names.map((name) => (name === 'tls' ? `tls ${found.tls?.mode}` : name)).join(', ')} at ${path?.join('.')}`;
  }

  it.each([
    [80, undefined, 'tls SIMPLE, outlierDetection at spec.trafficPolicy'],
    [443, undefined, 'connectionPool at spec.trafficPolicy.portLevelSettings.0'],
    [80, 'v1', 'tls MUTUAL, outlierDetection at spec.subsets.0.trafficPolicy'],
    [443, 'v1', 'tls MUTUAL, connectionPool at spec.subsets.0.trafficPolicy'],
    [80, 'v2', 'tls DISABLE at spec.subsets.1.trafficPolicy.portLevelSettings.0'],
    [443, 'nope', 'connectionPool at spec.trafficPolicy.portLevelSettings.0'],
  ])('on port %s of subset %s: %s', (port, subset, expected) => {
    expect(blocks(port, subset)).toBe(expected);
  });
});

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
    const second = takeSnapshot(
      { files: workspace.files.map((file) => (file.path === 'b.yaml' ? { ...file, text: `${file.text}#\n` } : file)) },
      first,
    );
    expect(second.mesh.entryIndex).toBe(before.entryIndex);
    expect(second.mesh.entries).toBe(before.entries);
    expect(second.mesh.ruleIndex).not.toBe(before.ruleIndex);
  });
});
