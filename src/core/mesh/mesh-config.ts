import { groupOf, isRecord, type Resource } from '../schema';
import { readDocuments } from '../yaml';
import { hasKey, labelsIn, listIn, recordIn, textIn, textsIn } from './read';
import { problemIn } from './mesh-config-types';
import type { DefaultExport, StatedSettings } from './settings';

/** MeshConfig that was read, or one sentence about why it cannot be. */
type MeshConfigReading =
  { readonly ok: true; readonly settings: StatedSettings } | { readonly ok: false; readonly problem: string };

/** What MeshConfig, as YAML text, states. Fields that no result depends on are left aside; an empty text states nothing. */
export function readMeshConfig(text: string): MeshConfigReading {
  const { documents } = readDocuments(text);
  const problem = documents.flatMap((each) => each.problems).find((each) => each.severity === 'error');
  if (problem) return { ok: false, problem: `MeshConfig cannot be read as YAML: ${problem.message}` };
  const values = documents.map((each) => each.value).filter((value) => value !== null && value !== undefined);
  if (values.length > 1) return { ok: false, problem: 'MeshConfig must be one YAML document.' };
  const [value = {}] = values;
  if (!isRecord(value)) return { ok: false, problem: 'MeshConfig must be a YAML mapping.' };
  const wrong = problemIn(value);
  if (wrong !== undefined) return { ok: false, problem: `MeshConfig cannot be decoded: ${wrong}.` };
  return { ok: true, settings: { ...statedIn(value), hasMeshConfig: true } };
}

/** The MeshConfig of the ConfigMap `istio`; undefined where it has none, and for every other resource. */
export function readConfigMap(resource: Resource): MeshConfigReading | undefined {
  if (!isMeshConfigMap(resource)) return undefined;
  const text = recordIn(resource.value, 'data')['mesh'];
  if (text === undefined || text === null) return undefined;
  return typeof text === 'string' ? readMeshConfig(text) : { ok: false, problem: 'MeshConfig must be text.' };
}

/** Whether a resource is the ConfigMap where istiod reads its MeshConfig. */
export function isMeshConfigMap({ kind, apiVersion, name }: Resource): boolean {
  return kind === 'ConfigMap' && apiVersion === 'v1' && name === 'istio';
}

/** What the ConfigMap `istio` states under `data.mesh`, where istiod reads its MeshConfig; undefined for every other resource. */
export function configMapSettings(resource: Resource): StatedSettings | undefined {
  const reading = readConfigMap(resource);
  return reading?.ok ? reading.settings : undefined;
}

/**
 * What the ConfigMap of a revision of Istio states, `istio-1-30` with the label `istio.io/rev: 1-30`; undefined where there are several, since each revision has
 * its own proxies (pilot/pkg/bootstrap/mesh.go, getMeshConfigMapName).
 */
export function revisionSettings(resources: readonly Resource[]): StatedSettings | undefined {
  const [only, ...others] = resources.filter(isOfRevision);
  const text = others.length === 0 ? textIn(recordIn(only?.value, 'data'), 'mesh') : undefined;
  const reading = text === undefined ? undefined : readMeshConfig(text);
  return reading?.ok ? reading.settings : undefined;
}

function isOfRevision({ kind, apiVersion, name, value }: Resource): boolean {
  if (kind !== 'ConfigMap' || apiVersion !== 'v1' || !name.startsWith('istio-')) return false;
  const labels = labelsIn(recordIn(value, 'metadata'), 'labels');
  return name === `istio-${labels['istio.io/rev'] ?? ''}` && hasKey(recordIn(value, 'data'), 'mesh');
}

/** Where what an operator installs from holds MeshConfig, by group and kind (istio-ecosystem/sail-operator tools/configuration-converter.sh). */
const installs: Readonly<Record<string, readonly string[]>> = {
  'install.istio.io IstioOperator': ['spec', 'meshConfig'],
  'sailoperator.io Istio': ['spec', 'values', 'meshConfig'],
};

/**
 * What a resource that Istio is installed from states of MeshConfig; undefined for every other resource, and where it cannot be decoded. Profiles and values may
 * state more, so that it is not taken for all of it.
 */
export function installSettings(resource: Resource): StatedSettings | undefined {
  const path = installs[`${groupOf(resource.apiVersion)} ${resource.kind}`];
  if (path === undefined) return undefined;
  const config = path.reduce<unknown>((at, key) => recordIn(at, key), resource.value) as Readonly<
    Record<string, unknown>
  >;
  return problemIn(config) === undefined ? statedIn(config) : undefined;
}

/** Either of these in a proxy's metadata (istio/istio pkg/config/analysis/analyzers/serviceentry/protocoladdresses.go, Analyze). */
const allocates = ['ISTIO_META_DNS_AUTO_ALLOCATE', 'PILOT_ENABLE_IP_AUTOALLOCATE'];

function statedIn(config: Readonly<Record<string, unknown>>): StatedSettings {
  const metadata = recordIn(recordIn(config, 'defaultConfig'), 'proxyMetadata');
  const capture = textIn(metadata, 'ISTIO_META_DNS_CAPTURE');
  const stated = {
    outboundTrafficPolicy: textIn(recordIn(config, 'outboundTrafficPolicy'), 'mode'),
    rootNamespace: textIn(config, 'rootNamespace'),
    dnsCapture: capture === undefined ? undefined : capture === 'true',
    dnsAutoAllocate: allocates.some((key) => textIn(metadata, key) === 'true') ? true : undefined,
    serviceExportTo: exportIn(config, 'defaultServiceExportTo', '~'),
    virtualServiceExportTo: exportIn(config, 'defaultVirtualServiceExportTo', '~'),
    destinationRuleExportTo: exportIn(config, 'defaultDestinationRuleExportTo', '*'),
    hasAccessLogProvider: listIn(recordIn(config, 'defaultProviders'), 'accessLogging').length > 0 ? true : undefined,
    lightstepProviders: lightstepIn(config),
    config: Object.keys(config).length === 0 ? undefined : config,
  };
  return Object.fromEntries(Object.entries(stated).filter((entry) => entry[1] !== undefined));
}

function lightstepIn(config: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  const named = listIn(config, 'extensionProviders').filter((provider) => hasKey(provider, 'lightstep'));
  return named.length === 0 ? undefined : named.flatMap((provider) => textIn(provider, 'name') ?? []);
}

/**
 * `.` wins over `*`, and `others` stands for a list with neither: such services and VirtualServices get into no index, such rules into the
 * public one (pilot/pkg/model/push_context.go, initServiceRegistry, initVirtualServices and setDestinationRules).
 */
function exportIn(
  config: Readonly<Record<string, unknown>>,
  key: string,
  others: DefaultExport,
): DefaultExport | undefined {
  if (listIn(config, key).length === 0) return undefined;
  const names = textsIn(config, key);
  if (names.includes('.')) return '.';
  return names.includes('*') ? '*' : others;
}
