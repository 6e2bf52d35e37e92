import { isRecord, readDuration } from '../schema';

interface Asked {
  readonly takes: (value: unknown) => boolean;
  /** The end of a sentence that begins with the name of the field. */
  readonly words: string;
}

const text: Asked = { takes: (value) => typeof value === 'string', words: 'is text' };
const mapping: Asked = { takes: isRecord, words: 'is a mapping' };
const flag: Asked = { takes: (value) => typeof value === 'boolean', words: 'is true or false' };
const whole: Asked = { takes: Number.isInteger, words: 'is a whole number' };
const list: Asked = { takes: Array.isArray, words: 'is a list' };
const texts: Asked = {
  takes: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  words: 'is a list of texts',
};
const modes = ['REGISTRY_ONLY', 'ALLOW_ANY', 'ALLOW_ANY_DYNAMIC_DNS'];
const mode: Asked = {
  // protojson takes the numbers of an enum as well.
  takes: (value) => Number.isInteger(value) || (typeof value === 'string' && modes.includes(value)),
  words: `is one of ${modes.join(', ')}`,
};

const duration: Asked = {
  takes: (value) => typeof value === 'string' && readDuration(value) !== null,
  words: 'is a duration such as 500ms or 10s',
};
const upgrade: Asked = {
  takes: (value) => Number.isInteger(value) || value === 'UPGRADE' || value === 'DO_NOT_UPGRADE',
  words: 'is one of DO_NOT_UPGRADE, UPGRADE',
};

/** The fields that results depend on, those above others before them; `*` stands for every key (istio/api mesh/v1alpha1/config.proto). */
const fields: readonly (readonly [string, Asked])[] = [
  ['outboundTrafficPolicy', mapping],
  ['outboundTrafficPolicy.mode', mode],
  ['rootNamespace', text],
  ['defaultConfig', mapping],
  ['defaultConfig.proxyMetadata', mapping],
  ['defaultConfig.proxyMetadata.*', text],
  ['defaultServiceExportTo', texts],
  ['defaultVirtualServiceExportTo', texts],
  ['defaultDestinationRuleExportTo', texts],
  ['defaultProviders', mapping],
  ['defaultProviders.accessLogging', texts],
  ['extensionProviders', list],
  ['enableAutoMtls', flag],
  ['trustDomain', text],
  ['trustDomainAliases', texts],
  ['defaultTrafficPolicy', mapping],
  ['defaultTrafficPolicy.connectionPool', mapping],
  ['defaultTrafficPolicy.outlierDetection', mapping],
  ['connectTimeout', duration],
  ['tcpKeepalive', mapping],
  ['h2UpgradePolicy', upgrade],
  ['localityLbSetting', mapping],
  ['localityLbSetting.enabled', flag],
  ['localityLbSetting.distribute', list],
  ['localityLbSetting.failover', list],
  ['localityLbSetting.failoverPriority', texts],
  ['zoneAwareLbSetting', mapping],
  ['serviceEntryVisibility', mapping],
  ['serviceEntryVisibility.defaultVisibility', text],
  ['serviceEntryVisibility.applyToSidecars', flag],
  ['serviceEntryVisibility.policies', list],
  ['defaultHttpRetryPolicy', mapping],
  ['defaultHttpRetryPolicy.attempts', whole],
  ['defaultHttpRetryPolicy.perTryTimeout', duration],
  ['defaultHttpRetryPolicy.retryOn', text],
  ['defaultHttpRetryPolicy.retryRemoteLocalities', flag],
];

/**
 * The first field of a MeshConfig that istiod could not decode, as the start of a sentence; undefined when there is none. One such field costs the
 * whole MeshConfig (istio/istio pkg/config/mesh/mesh.go, ApplyMeshConfig).
 */
export function problemIn(config: Readonly<Record<string, unknown>>): string | undefined {
  for (const [pattern, asked] of fields)
    for (const [name, value] of valuesAt(config, pattern.split('.')))
      if (value !== undefined && value !== null && !asked.takes(value))
        return `${name} ${asked.words}, not ${shown(value)}`;
  return undefined;
}

function valuesAt(
  value: unknown,
  [step, ...rest]: readonly string[],
  name = '',
): readonly (readonly [string, unknown])[] {
  if (step === undefined) return [[name, value]];
  if (!isRecord(value)) return [];
  const keys = step === '*' ? Object.keys(value) : [step];
  return keys
    .filter((key) => Object.hasOwn(value, key))
    .flatMap((key) => valuesAt(value[key], rest, name === '' ? key : `${name}.${key}`));
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isRecord(value) ? 'a mapping' : String(value);
}
