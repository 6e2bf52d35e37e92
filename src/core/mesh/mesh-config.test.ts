import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import { readMeshConfig } from './mesh-config';
import { anyPod } from './proxy/clients/proxies';
import { selectRule } from './proxy/policies/policy-selection';
import { scopeOf } from './proxy/scope/scopes';

const istio = 'apiVersion: networking.istio.io/v1\n';
const entry = `${istio}kind: ServiceEntry
metadata: { name: api, namespace: a }
spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
`;
const rule = `${istio}kind: DestinationRule
metadata: { name: api, namespace: a }
spec: { host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }
`;
const route = `${istio}kind: VirtualService
metadata: { name: api, namespace: a }
spec: { hosts: [api.example.com], http: [{ route: [{ destination: { host: api.example.com } }] }] }
`;
const design = (mesh: string): string =>
  `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: d }\nspec: { mesh: ${mesh} }\n`;
const configMap = (mesh: string, name = 'istio'): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: istio-system }\ndata:\n  mesh: |\n    ${mesh}\n`;

function open(documents: readonly string[], config?: string): Snapshot {
  const reading = readMeshConfig(config ?? '');
  if (!reading.ok) throw new Error(reading.problem);
  return takeSnapshot(workspaceOf({ 'a.yaml': documents.join('---\n') }), undefined, undefined, {
    meshConfig: reading.settings,
  });
}

describe('readMeshConfig', () => {
  it('reads what results depend on', () => {
    const text = `rootNamespace: istio-config
outboundTrafficPolicy: { mode: REGISTRY_ONLY }
defaultServiceExportTo: ["."]
defaultVirtualServiceExportTo: [shop]
defaultDestinationRuleExportTo: [shop]
defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: "true" } }
enableTracing: true
`;
    expect(readMeshConfig(text)).toMatchObject({
      ok: true,
      settings: {
        rootNamespace: 'istio-config',
        outboundTrafficPolicy: 'REGISTRY_ONLY',
        serviceExportTo: '.',
        virtualServiceExportTo: '~',
        destinationRuleExportTo: '*',
        dnsCapture: true,
      },
    });
    expect(readMeshConfig('# nothing yet\n')).toEqual({ ok: true, settings: { hasMeshConfig: true } });
  });

  it.each([
    ['- a\n', 'MeshConfig must be a YAML mapping.'],
    [
      'connectTimeout: 10\n',
      'MeshConfig cannot be decoded: connectTimeout is a duration such as 500ms or 10s, not 10.',
    ],
    ['text\n', 'MeshConfig must be a YAML mapping.'],
    ['a: 1\n---\nb: 2\n', 'MeshConfig must be one YAML document.'],
  ])('says in one sentence why %j is none', (text, problem) => {
    expect(readMeshConfig(text)).toEqual({ ok: false, problem });
  });

  it.each([
    ['outboundTrafficPolicy: REGISTRY_ONLY', 'outboundTrafficPolicy is a mapping, not REGISTRY_ONLY'],
    [
      'outboundTrafficPolicy: { mode: registry_only }',
      'outboundTrafficPolicy.mode is one of REGISTRY_ONLY, ALLOW_ANY, ALLOW_ANY_DYNAMIC_DNS, not registry_only',
    ],
    ['defaultConfig: 5', 'defaultConfig is a mapping, not 5'],
    ['rootNamespace: 5', 'rootNamespace is text, not 5'],
    ['defaultServiceExportTo: "*"', 'defaultServiceExportTo is a list of texts, not *'],
    [
      'defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: true } }',
      'defaultConfig.proxyMetadata.ISTIO_META_DNS_CAPTURE is text, not true',
    ],
  ])('says of %j what istiod could not decode', (text, wrong) => {
    expect(readMeshConfig(text)).toEqual({ ok: false, problem: `MeshConfig cannot be decoded: ${wrong}.` });
  });

  it('names the problem of text that is no YAML', () => {
    expect(readMeshConfig('a: [1\n')).toMatchObject({ ok: false, problem: expect.stringMatching(/cannot be read/) });
  });
});

describe('the settings of a mesh', () => {
  const policy = 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }';

  it('come from the ConfigMap istio of the workspace, and from no other', () => {
    expect(open([configMap(policy)]).mesh.settings.outboundTrafficPolicy).toBe('REGISTRY_ONLY');
    expect(open([configMap(policy, 'other')]).mesh.settings.outboundTrafficPolicy).toBe('ALLOW_ANY');
    expect(open([configMap('- no mapping')]).mesh.settings.outboundTrafficPolicy).toBe('ALLOW_ANY');
  });

  const ofRevision = (rev: string, config = policy): string =>
    configMap(config, `istio-${rev}, labels: { istio.io/rev: ${rev} }`);

  it('come from the ConfigMap of a revision, where there is one', () => {
    const policyOf = (...documents: readonly string[]): unknown => {
      const { settings } = takeSnapshot(workspaceOf({ 'a.yaml': documents.join('---\n') })).mesh;
      return [settings.outboundTrafficPolicy, settings.hasMeshConfig];
    };
    expect(policyOf(ofRevision('1-30'))).toEqual(['REGISTRY_ONLY', true]);
    // Each revision has its own proxies.
    expect(policyOf(ofRevision('1-30'), ofRevision('1-31'))).toEqual(['ALLOW_ANY', false]);
    expect(policyOf(ofRevision('1-30'), configMap('outboundTrafficPolicy: { mode: ALLOW_ANY }'))).toEqual([
      'ALLOW_ANY',
      true,
    ]);
    expect(policyOf(configMap(policy, 'istio-other'))).toEqual(['ALLOW_ANY', false]);
  });

  const operator = (config: string): string =>
    `apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata: { name: i }\nspec: { meshConfig: ${config} }\n`;
  const sail = (config: string): string =>
    `apiVersion: sailoperator.io/v1\nkind: Istio\nmetadata: { name: default }\nspec: { values: { meshConfig: ${config} } }\n`;

  // istio-ecosystem/sail-operator tools/configuration-converter.sh moves spec.meshConfig of the one to spec.values.meshConfig of the other.
  it.each([
    ['IstioOperator', operator],
    ['Istio', sail],
  ])('come from the %s that Istio is installed from, behind the ConfigMap', (_, install) => {
    const settingsOf = (...documents: readonly string[]): unknown =>
      takeSnapshot(workspaceOf({ 'a.yaml': documents.join('---\n') })).mesh.settings;
    // A profile may state more than is written here.
    expect(settingsOf(install(`{ ${policy} }`))).toMatchObject({
      outboundTrafficPolicy: 'REGISTRY_ONLY',
      assumed: ['dnsCapture'],
    });
    expect(settingsOf(install('{ rootNamespace: installed }'), configMap('rootNamespace: from-map'))).toMatchObject({
      rootNamespace: 'from-map',
      assumed: [],
    });
    expect(settingsOf(install('[]'))).toMatchObject({ outboundTrafficPolicy: 'ALLOW_ANY' });
  });

  // operator/pkg/render/manifest.go, MergeInputs: what stands below values is laid over the rest, key by key.
  it('come from both places of an IstioOperator', () => {
    const both = operator(
      '{ rootNamespace: below, defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: "true" } } }, values: { meshConfig: { rootNamespace: above, defaultConfig: { interceptionMode: NONE } } }',
    );
    expect(takeSnapshot(workspaceOf({ 'a.yaml': both })).mesh.settings).toMatchObject({
      rootNamespace: 'above',
      dnsCapture: true,
      interceptionMode: 'NONE',
    });
  });

  describe('are those of one source among the files', () => {
    const settingsOf = (...documents: readonly string[]): unknown => {
      const { mesh } = takeSnapshot(workspaceOf({ 'a.yaml': documents.join('---\n') }));
      const { outboundTrafficPolicy, rootNamespace, hasMeshConfig } = mesh.settings;
      return { outboundTrafficPolicy, rootNamespace, hasMeshConfig };
    };
    const root = 'rootNamespace: own';
    const own = { outboundTrafficPolicy: 'ALLOW_ANY', rootNamespace: 'own', hasMeshConfig: true };
    const nothing = { outboundTrafficPolicy: 'ALLOW_ANY', rootNamespace: 'istio-system', hasMeshConfig: false };
    const ofInstall = { outboundTrafficPolicy: 'REGISTRY_ONLY', rootNamespace: 'istio-system', hasMeshConfig: false };
    const gateways = operator(`{ ${root} }, profile: empty`).replace('name: i ', 'name: gateways ');

    it.each([
      ['the ConfigMap istio beside that of a revision', [ofRevision('1-30'), configMap(root)], own],
      ['the ConfigMap istio beside an installation', [operator(`{ ${policy} }`), configMap(root)], own],
      [
        'the ConfigMap of the only revision beside an installation',
        [sail(`{ ${policy} }`), ofRevision('1-30', root)],
        own,
      ],
      ['nothing of two revisions', [ofRevision('1-30'), ofRevision('1-31', root)], nothing],
      [
        'nothing of two revisions and an installation',
        [ofRevision('1-30'), ofRevision('1-31'), operator(`{ ${root} }`)],
        nothing,
      ],
      ['nothing of two installations', [operator(`{ ${policy} }`), operator(`{ ${root} }`)], nothing],
      ['nothing of two installations of which one states nothing', [operator(`{ ${policy} }`), sail('{}')], nothing],
      [
        'nothing where the ConfigMap istio cannot be read',
        [configMap('- no mapping'), operator(`{ ${policy} }`)],
        nothing,
      ],
      ['an installation beside one of gateways alone', [operator(`{ ${policy} }`), gateways], ofInstall],
    ])('%s', (_, documents, settings) => expect(settingsOf(...documents)).toEqual(settings));

    it('with several ConfigMaps istio each setting of the first that states it', () => {
      expect(settingsOf(configMap(root), configMap(policy))).toEqual({
        ...own,
        outboundTrafficPolicy: 'REGISTRY_ONLY',
      });
    });
  });

  it('come from the design before the option, and from the option before the ConfigMap', () => {
    const documents = [configMap('rootNamespace: from-map'), design('{ rootNamespace: from-design }')];
    expect(open(documents, 'rootNamespace: from-option').mesh.settings.rootNamespace).toBe('from-design');
    expect(open(documents.slice(0, 1), 'rootNamespace: from-option').mesh.settings.rootNamespace).toBe('from-option');
    expect(open(documents.slice(0, 1), policy).mesh.settings).toMatchObject({
      rootNamespace: 'from-map',
      outboundTrafficPolicy: 'REGISTRY_ONLY',
    });
  });
});

describe('default visibility', () => {
  const seenFrom = ({ mesh }: Snapshot, namespace: string): boolean =>
    scopeOf(mesh, anyPod(mesh, namespace)).service('api.example.com') !== undefined;

  it('hides entries that do not say who sees them', () => {
    const config = 'defaultServiceExportTo: ["."]';
    expect(seenFrom(open([entry]), 'b')).toBe(true);
    expect(seenFrom(open([entry], config), 'b')).toBe(false);
    expect(seenFrom(open([entry], config), 'a')).toBe(true);
    const written = entry.replace('resolution: DNS', 'resolution: DNS, exportTo: ["*"]');
    expect(seenFrom(open([written], config), 'b')).toBe(true);
    expect(seenFrom(open([entry], 'defaultServiceExportTo: [b]'), 'b')).toBe(false);
  });

  it('keeps rules in their namespace', () => {
    const decides = (config: string): boolean => {
      const { mesh } = open([entry, rule], config);
      const service = { host: 'api.example.com', namespace: 'a' };
      return selectRule(mesh, anyPod(mesh, 'b'), service).rule !== undefined;
    };
    expect(decides('')).toBe(true);
    expect(decides('defaultDestinationRuleExportTo: ["."]')).toBe(false);
    expect(decides('defaultDestinationRuleExportTo: [c]')).toBe(true);
  });

  it('keeps routes in their namespace', () => {
    const routes = (config: string, namespace: string): number => {
      const { mesh } = open([entry, route], config);
      return scopeOf(mesh, anyPod(mesh, namespace)).routing('api.example.com').length;
    };
    expect(routes('', 'b')).toBe(1);
    expect(routes('defaultVirtualServiceExportTo: ["."]', 'b')).toBe(0);
    expect(routes('defaultVirtualServiceExportTo: ["."]', 'a')).toBe(1);
    expect(routes('defaultVirtualServiceExportTo: [b]', 'b')).toBe(0);
  });
});
