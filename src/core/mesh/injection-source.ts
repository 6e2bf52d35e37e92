import { groupOf, isRecord, type Resource } from '../schema';
import { readDocuments, valueAt } from '../yaml';
import { isOfGateways } from './mesh-config-source';
import { labelsIn, recordIn, textIn } from './read';

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
  /** Whose pods get them; `default` for an istiod without a name of its own, undefined where the operator makes the name up. */
  readonly revision: string | undefined;
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
  const revision = revisionOf(resource);
  if (isInjector(resource)) return readSource({ from: 'injector', revision }, ['data', 'values'], readValues(resource));
  if (!installs.includes(`${groupOf(resource.apiVersion)} ${resource.kind}`) || isOfGateways(resource))
    return undefined;
  const path = ['spec', 'values'];
  const source = readSource({ from: 'install', revision }, [...path, 'global', 'proxy'], valueAt(resource.value, path));
  return Object.keys(source.values).length > 0 ? source : undefined;
}

/** Which of several sources count for pods. */
export interface Injection {
  readonly taken: InjectionSource | undefined;
  /** Whether it was taken by its revision from several. */
  readonly isOfSeveral: boolean;
  /** Whether one that may count keeps calls from sidecars, and none is taken. */
  readonly isOpen: boolean;
}

/**
 * The sources that may count: those that injectors read before others. Each revision has values of its own, so of several that of the pods' revision is taken,
 * and none where it is not known.
 */
export function injectionAmong(sources: readonly InjectionSource[], revision?: string): Injection {
  const injectors = sources.filter(({ from }) => from === 'injector');
  const able = injectors.length > 0 ? injectors : sources;
  if (able.length < 2) return { taken: able[0], isOfSeveral: false, isOpen: false };
  const [own, ...others] = revision === undefined ? [] : able.filter((each) => each.revision === revision);
  if (own !== undefined && others.length === 0) return { taken: own, isOfSeveral: true, isOpen: false };
  return { taken: undefined, isOfSeveral: false, isOpen: able.some(({ values }) => keepsCalls(values)) };
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

/**
 * The ConfigMap has it behind its name; an Istio of the Sail operator is one under its own name, unless each version becomes one (istio-ecosystem/sail-operator
 * docs, updateStrategy: RevisionBased).
 */
function revisionOf({ kind, name, value }: Resource): string | undefined {
  if (kind === 'ConfigMap') return name.slice('istio-sidecar-injector-'.length) || 'default';
  if (kind === 'IstioOperator') return textIn(recordIn(value, 'spec'), 'revision') || 'default';
  return valueAt(value, ['spec', 'updateStrategy', 'type']) === 'RevisionBased' ? undefined : name;
}

function readSource(
  whose: Pick<InjectionSource, 'from' | 'revision'>,
  path: readonly string[],
  values: unknown,
): InjectionSource {
  const enablesNamespaces = valueAt(values, ['sidecarInjectorWebhook', 'enableNamespacesByDefault']) === true;
  return { ...whose, path, values: injectedBy(values), enablesNamespaces };
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
