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

const known = new WeakMap<readonly OtherResource[], ReadonlyMap<string, Labels>>();

/** The labels of a Namespace; empty where the files have none of that name. `kubernetes.io/metadata.name` is always there, as the API server sets it. */
export function namespaceLabels(mesh: Pick<Mesh, 'others'>, namespace: string): Labels {
  let all = known.get(mesh.others);
  if (all === undefined) known.set(mesh.others, (all = readAll(mesh.others)));
  return { ...all.get(namespace), 'kubernetes.io/metadata.name': namespace };
}

function readAll(others: readonly OtherResource[]): ReadonlyMap<string, Labels> {
  const namespaces = others.filter(({ kind, group }) => kind === 'Namespace' && group === '');
  return new Map(
    namespaces.map(({ name, resource }) => [name, labelsIn(recordIn(resource.value, 'metadata'), 'labels')]),
  );
}
