import { isRecord } from '../schema';
import { readDocuments } from '../yaml';
import { hasKey, integerIn, listIn, recordIn, textIn, textsIn } from './read';
import { problemIn } from './mesh-config-types';
import type { DefaultExport, StatedSettings } from './settings';

/** MeshConfig that was read, or one sentence about why it cannot be. */
export type MeshConfigReading =
  { readonly ok: true; readonly settings: StatedSettings } | { readonly ok: false; readonly problem: string };

/** What MeshConfig, as YAML text, states. Fields that no result depends on are left aside; an empty text states nothing. */
export function readMeshConfig(text: string): MeshConfigReading {
  const { documents } = readDocuments(text);
  const problem = documents.flatMap((each) => each.problems).find((each) => each.severity === 'error');
  if (problem) return { ok: false, problem: `MeshConfig cannot be read as YAML: ${problem.message}` };
  const values = documents.map((each) => each.value).filter((value) => value !== null && value !== undefined);
  if (values.length > 1) return { ok: false, problem: 'MeshConfig must be one YAML document.' };
  const [value = {}] = values;
  const reading = readMeshConfigValue(value);
  return reading.ok ? { ok: true, settings: { ...reading.settings, hasMeshConfig: true } } : reading;
}

/** What MeshConfig, as a value, states; a mapping is asked for. */
export function readMeshConfigValue(value: unknown): MeshConfigReading {
  if (!isRecord(value)) return { ok: false, problem: 'MeshConfig must be a YAML mapping.' };
  const wrong = problemIn(value);
  if (wrong !== undefined) return { ok: false, problem: `MeshConfig cannot be decoded: ${wrong}.` };
  return { ok: true, settings: statedIn(value) };
}

/** Either of these in a proxy's metadata (istio/istio pkg/config/analysis/analyzers/serviceentry/protocoladdresses.go, Analyze). */
const allocates = ['ISTIO_META_DNS_AUTO_ALLOCATE', 'PILOT_ENABLE_IP_AUTOALLOCATE'];

/** The enum by its numbers, which protojson takes as well (istio/api mesh/v1alpha1/proxy.proto, InboundInterceptionMode). */
const interceptionModes = ['REDIRECT', 'TPROXY', 'NONE'];

function statedIn(config: Readonly<Record<string, unknown>>): StatedSettings {
  const defaults = recordIn(config, 'defaultConfig');
  const metadata = recordIn(defaults, 'proxyMetadata');
  const capture = textIn(metadata, 'ISTIO_META_DNS_CAPTURE');
  const stated = {
    outboundTrafficPolicy: textIn(recordIn(config, 'outboundTrafficPolicy'), 'mode'),
    rootNamespace: textIn(config, 'rootNamespace'),
    dnsCapture: capture === undefined ? undefined : capture === 'true',
    interceptionMode:
      textIn(defaults, 'interceptionMode') ?? interceptionModes[integerIn(defaults, 'interceptionMode') ?? -1],
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
