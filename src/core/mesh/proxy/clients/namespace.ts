import type { Mesh, OtherResource } from '../../build';
import { labelsIn, recordIn } from '../../read';

type Labels = Readonly<Record<string, string>>;

/** Namespaces of Kubernetes' own whose pods never get a sidecar (istio/istio pkg/kube/inject/initializer.go, IgnoredNamespaces). */
const ignoredNamespaces: ReadonlySet<string> = new Set([
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'local-path-storage',
]);

/** Whether injection and the analyzers of `istioctl` leave a namespace alone, whatever it or its pods are labelled. */
export function isIgnoredNamespace(namespace: string): boolean {
  return ignoredNamespaces.has(namespace);
}

interface Namespace {
  readonly labels: Labels;
  /** Whether it was read to its end. */
  readonly isWhole: boolean;
}

const known = new WeakMap<readonly OtherResource[], ReadonlyMap<string, Namespace>>();

/** The labels of a Namespace; empty where the files have none of that name. `kubernetes.io/metadata.name` is always there, as the API server sets it. */
export function namespaceLabels(mesh: Pick<Mesh, 'others'>, namespace: string): Labels {
  return { ...namespaceNamed(mesh, namespace)?.labels, 'kubernetes.io/metadata.name': namespace };
}

/** Whether the files have the Namespace of a name, read to its end. */
export function hasNamespace(mesh: Pick<Mesh, 'others'>, name: string): boolean {
  return namespaceNamed(mesh, name)?.isWhole === true;
}

function namespaceNamed({ others }: Pick<Mesh, 'others'>, name: string): Namespace | undefined {
  let all = known.get(others);
  if (all === undefined) known.set(others, (all = readAll(others)));
  return all.get(name);
}

function isNamespace({ kind, group }: OtherResource): boolean {
  return kind === 'Namespace' && group === '';
}

const byDefault = new WeakMap<readonly OtherResource[], boolean>();

/**
 * Whether the ConfigMap of the injector gives sidecars to namespaces that say nothing (istio/istio pkg/config/analysis/analyzers/injection/injection.go,
 * GetEnableNamespacesByDefaultFromInjectedConfigMap). False where the files have none, which is Istio's default.
 */
export function injectsByDefault({ others }: Pick<Mesh, 'others'>): boolean {
  let injects = byDefault.get(others);
  if (injects === undefined) byDefault.set(others, (injects = readDefault(others)));
  return injects;
}

function readDefault(others: readonly OtherResource[]): boolean {
  return others.findLast(({ injection }) => injection?.from === 'injector')?.injection?.enablesNamespaces === true;
}

function readAll(others: readonly OtherResource[]): ReadonlyMap<string, Namespace> {
  const namespaces = others.filter(isNamespace);
  return new Map(
    namespaces.map(({ name, resource: { value, incomplete } }) => [
      name,
      { labels: labelsIn(recordIn(value, 'metadata'), 'labels'), isWhole: !incomplete },
    ]),
  );
}
