import { groupOf, isRecord, type Resource } from '../schema';
import { readDocuments } from '../yaml';
import { labelsIn, recordIn, valueAt } from './read';

/** The annotations of pods that say which calls their sidecar gets to see, with what of Helm's values stands in for each. */
const valueNames = {
  'traffic.sidecar.istio.io/excludeOutboundPorts': 'excludeOutboundPorts',
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': 'excludeIPRanges',
  'traffic.sidecar.istio.io/includeOutboundPorts': 'includeOutboundPorts',
  'traffic.sidecar.istio.io/includeOutboundIPRanges': 'includeIPRanges',
} as const;

/** An annotation for which the mesh may have a value of its own. */
export type InjectedAnnotation = keyof typeof valueNames;

/** By annotation, what counts for pods without it. */
export type InjectedValues = Readonly<Partial<Record<InjectedAnnotation, string>>>;

/** Where Helm's values have what stands in for an annotation: `global.proxy.includeIPRanges`. */
export function injectedFrom(annotation: InjectedAnnotation): string {
  return `global.proxy.${valueNames[annotation]}`;
}

/** A resource that holds the values that pods are injected with. */
export interface InjectionSource {
  /** `injector`: the ConfigMap that the injector reads; `install`: what Istio is installed from. */
  readonly from: 'injector' | 'install';
  readonly values: InjectedValues;
}

/** What a resource says of the values that pods are injected with; undefined for one that holds none. */
export function injectionSource(resource: Resource): InjectionSource | undefined {
  if (isInjector(resource)) return { from: 'injector', values: injectedBy(readValues(resource)) };
  const isInstall = installs.includes(`${groupOf(resource.apiVersion)} ${resource.kind}`);
  return isInstall ? { from: 'install', values: injectedBy(valueAt(resource.value, ['spec', 'values'])) } : undefined;
}

/** What the only source says, those that the injector reads before others: each revision has values of its own. */
export function injectedAmong(sources: readonly InjectionSource[]): InjectedValues {
  const injectors = sources.filter(({ from }) => from === 'injector');
  const [only, ...others] = injectors.length > 0 ? injectors : sources;
  return only === undefined || others.length > 0 ? {} : only.values;
}

const installs = ['install.istio.io IstioOperator', 'sailoperator.io Istio'];

/** `istio-sidecar-injector`, with the name of a revision behind it (manifests/charts/istio-control/istio-discovery/templates/istiod-injector-configmap.yaml). */
function isInjector({ kind, apiVersion, name, value }: Resource): boolean {
  if (kind !== 'ConfigMap' || apiVersion !== 'v1') return false;
  const revision = labelsIn(recordIn(value, 'metadata'), 'labels')['istio.io/rev'];
  return name === 'istio-sidecar-injector' || (revision !== undefined && name === `istio-sidecar-injector-${revision}`);
}

/** Its `values` are JSON, as text. */
function readValues({ value }: Resource): unknown {
  const text = valueAt(value, ['data', 'values']);
  return typeof text === 'string' ? readDocuments(text).documents[0]?.value : undefined;
}

function injectedBy(values: unknown): InjectedValues {
  const proxy = valueAt(values, ['global', 'proxy']);
  if (!isRecord(proxy)) return {};
  const written = Object.entries(valueNames).map(([annotation, name]) => [annotation, proxy[name]] as const);
  return Object.fromEntries(
    written
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([annotation, value]) => [annotation, String(value)]),
  );
}
