import { newestIstio, releaseNamed } from '../schema';
import { isEqual } from './equal';
import type { InjectedValues } from './injection-source';

/** The settings of the mesh that change results. Unset ones have Istio's own defaults. */
export interface MeshSettings {
  readonly istioVersion: string;
  /** ALLOW_ANY, REGISTRY_ONLY or ALLOW_ANY_DYNAMIC_DNS. */
  readonly outboundTrafficPolicy: string;
  readonly rootNamespace: string;
  readonly dnsCapture: boolean;
  /** REDIRECT, TPROXY or NONE: how calls get to the sidecars of pods that do not say it themselves. */
  readonly interceptionMode: string;
  /** Which calls sidecars get to see, as far as the mesh says it for pods that do not; empty where only Istio's defaults count. */
  readonly injected: InjectedValues;
  /**
   * Whether `proxyMetadata` asks for addresses of services without one. Since 1.25 istiod gives them by default, whatever this says; `istioctl
   * analyze` looks at nothing else.
   */
  readonly dnsAutoAllocate: boolean;
  /** `sidecar` or `ambient`. */
  readonly dataPlane: string;
  /** Who sees ServiceEntries that do not say it themselves. */
  readonly serviceExportTo: DefaultExport;
  readonly virtualServiceExportTo: DefaultExport;
  readonly destinationRuleExportTo: DefaultExport;
  /** Whether `defaultProviders` name one for access logs, which then get those of every Telemetry that names none. */
  readonly hasAccessLogProvider: boolean;
  /** Names of the `extensionProviders` for Lightstep. */
  readonly lightstepProviders: readonly string[];
  /** MeshConfig as written, for what is asked seldom; empty where none is given. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Whether a MeshConfig is known, so that what nobody states is Istio’s default for certain. */
  readonly hasMeshConfig: boolean;
  /** Those of MeshConfig that nobody states although no MeshConfig is known, so that the cluster may have others than Istio’s defaults; sorted. */
  readonly assumed: readonly string[];
}

/** What istiod makes of a list of defaults: everybody, its own namespace, or nobody; names of namespaces are not honoured there. */
export type DefaultExport = '*' | '.' | '~';

/** What one source says about the mesh: some of its settings. */
export type StatedSettings = Partial<Omit<MeshSettings, 'assumed'>>;

/** What somebody states of a mesh beside its files. */
export interface StatedBeside {
  /** The release to judge by, such as `1.30`, whatever the files say; undefined, or none that is known: what they say. */
  readonly istioVersion?: string | undefined;
  readonly meshConfig?: StatedSettings | undefined;
  /** What is taken to be so whatever the files say, for questions of the kind "what if"; undefined: nothing. */
  readonly supposed?: StatedSettings | undefined;
}

/** What counts before all that the files say. */
export function askedFor({ istioVersion = '', supposed }: StatedBeside): StatedSettings {
  const release = releaseNamed(istioVersion);
  return release === undefined ? { ...supposed } : { istioVersion: release, ...supposed };
}

/** Istio's defaults (istio/istio pkg/config/mesh/mesh.go, DefaultMeshConfig); judged for the newest release that is described here. */
export const defaultSettings: MeshSettings = {
  istioVersion: newestIstio,
  outboundTrafficPolicy: 'ALLOW_ANY',
  rootNamespace: 'istio-system',
  dnsCapture: false,
  interceptionMode: 'REDIRECT',
  injected: {},
  dnsAutoAllocate: false,
  dataPlane: 'sidecar',
  serviceExportTo: '*',
  virtualServiceExportTo: '*',
  destinationRuleExportTo: '*',
  hasAccessLogProvider: false,
  lightstepProviders: [],
  config: {},
  hasMeshConfig: false,
  assumed: [],
};

/** Settings of MeshConfig that calls depend on. */
const ofMeshConfig = ['dnsCapture', 'outboundTrafficPolicy'] as const;

/**
 * The settings in effect, each from the first source that states it; Istio's default where none does. Answers `before` when nothing differs
 * from it.
 */
export function mergeSettings(sources: readonly StatedSettings[], before: MeshSettings | undefined): MeshSettings {
  const assumed = assumedBy(sources);
  const settings = Object.assign({}, defaultSettings, ...[...sources].reverse(), { assumed }) as MeshSettings;
  const keys = Object.keys(settings) as (keyof MeshSettings)[];
  return before && keys.every((key) => isEqual(settings[key], before[key])) ? before : settings;
}

function assumedBy(sources: readonly StatedSettings[]): readonly string[] {
  if (sources.some(({ hasMeshConfig }) => hasMeshConfig === true)) return [];
  return ofMeshConfig.filter((key) => sources.every((source) => source[key] === undefined));
}

/** `taken to be ALLOW_ANY, Istio’s default, as nothing among these files decides it`, or `ALLOW_ANY` where that is known. */
export function valueWords(
  settings: Pick<MeshSettings, 'assumed'>,
  key: (typeof ofMeshConfig)[number],
  value: string,
): string {
  if (!settings.assumed.includes(key)) return value;
  return `taken to be ${value}, Istio’s default, as nothing among these files decides it`;
}
