import { groupOf, isRecord, type Resource } from '../schema';
import { readDocuments, valueAt } from '../yaml';
import { isOfGateways } from './mesh-config-source';
import { labelsIn, recordIn } from './read';

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
  /** Where they stand, from the resource's root. */
  readonly path: readonly string[];
  readonly values: InjectedValues;
  /** Whether namespaces that say nothing of injection get sidecars. */
  readonly enablesNamespaces: boolean;
}

/**
 * What a resource says of the values that pods are injected with; undefined for one that holds none, as an operator that installs gateways alone
 * (pkg/kube/inject/webhook.go, ValuesConfig).
 */
export function injectionSource(resource: Resource): InjectionSource | undefined {
  if (isInjector(resource)) return readSource('injector', ['data', 'values'], readValues(resource));
  if (!installs.includes(`${groupOf(resource.apiVersion)} ${resource.kind}`) || isOfGateways(resource))
    return undefined;
  const path = ['spec', 'values'];
  const source = readSource('install', [...path, 'global', 'proxy'], valueAt(resource.value, path));
  return Object.keys(source.values).length > 0 ? source : undefined;
}

/** The sources that may count: those that injectors read before others. Of several none is taken: each revision has values of its own. */
export function injectionAmong(sources: readonly InjectionSource[]): {
  readonly taken: InjectionSource | undefined;
  /** Whether one that may count keeps calls from sidecars, and none is taken. */
  readonly isOpen: boolean;
} {
  const injectors = sources.filter(({ from }) => from === 'injector');
  const able = injectors.length > 0 ? injectors : sources;
  if (able.length < 2) return { taken: able[0], isOpen: false };
  return { taken: undefined, isOpen: able.some(({ values }) => keepsCalls(values)) };
}

function keepsCalls(values: InjectedValues): boolean {
  return Object.entries(values).some(([annotation, value]) =>
    annotation.endsWith('includeOutboundIPRanges') ? value !== '*' : value !== '',
  );
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

function readSource(from: InjectionSource['from'], path: readonly string[], values: unknown): InjectionSource {
  const enablesNamespaces = valueAt(values, ['sidecarInjectorWebhook', 'enableNamespacesByDefault']) === true;
  return { from, path, values: injectedBy(values), enablesNamespaces };
}

function injectedBy(values: unknown): InjectedValues {
  const proxy = valueAt(values, ['global', 'proxy']);
  if (!isRecord(proxy)) return {};
  const written = Object.entries(valueNames).map(([annotation, name]) => [annotation, proxy[name]] as const);
  return Object.fromEntries(
    written
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .filter(([annotation, value]) => !isForgotten(values, annotation, value))
      .map(([annotation, value]) => [annotation, String(value)]),
  );
}

/** With CNI pods get these values as annotations, which are not written where they are empty; CNI's own default is all addresses (cni/pkg/plugin/sidecar_redirect.go). */
function isForgotten(values: unknown, annotation: string, value: unknown): boolean {
  const hasCni = [
    ['pilot', 'cni', 'enabled'],
    ['istio_cni', 'enabled'],
  ].some((path) => valueAt(values, path) === true);
  return hasCni && value === '' && annotation.endsWith('includeOutboundIPRanges');
}
