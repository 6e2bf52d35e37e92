import { findKind, isRecord, typeAt, type FieldType, type Kind, type Resource } from '../schema';
import { defaultNamespace, type Mesh, type Workload } from '../mesh';
import type { Path } from '../text';
import { valueAt } from '../yaml';

/** What the labels of a selector choose. */
interface Selected {
  /** Pods of the resource's own namespace, of every one, or none, since istiod ignores the resource where it stands. */
  readonly pods: 'own' | 'every' | 'none';
  /** Those of them that are drawn. */
  readonly workloads: readonly Workload[];
}

/** What the labels at a path below a resource choose; undefined where no labels choose pods. */
export function selectedAt(
  mesh: Mesh,
  resource: Pick<Resource, 'apiVersion' | 'kind' | 'namespace' | 'value'>,
  path: Path,
): Selected | undefined {
  const kind = findKind(resource.apiVersion, resource.kind);
  const type = kind && typeAt(kind, path);
  const labels = valueAt(resource.value, path);
  if (type?.type !== 'map' || !type.selects || !isRecord(labels)) return undefined;
  const { inRoot } = type.selects;
  const namespace = resource.namespace ?? defaultNamespace;
  const wanted = Object.entries(labels);
  const isInRoot = inRoot !== undefined && namespace === mesh.settings.rootNamespace;
  const pods = isInRoot ? (wanted.length === 0 ? 'every' : inRoot) : type.selects.pods;
  if (pods === 'none') return { pods, workloads: [] };
  const isChosen = (workload: Workload): boolean =>
    (pods === 'every' || workload.namespace === namespace) &&
    wanted.every(([key, value]) => workload.labels[key] === value);
  return { pods, workloads: mesh.workloads.filter(isChosen) };
}

/** The path of the labels that choose pods, at or around a path below a resource of a kind, or right in what is there; undefined for none. */
export function selectorAround(kind: Kind, path: Path): Path | undefined {
  for (let length = 1; length <= path.length; length++)
    if (selects(typeAt(kind, path.slice(0, length)))) return path.slice(0, length);
  const type = typeAt(kind, path);
  const inner = type?.type === 'object' ? type.fields.find((field) => selects(field.type)) : undefined;
  return inner && [...path, inner.name];
}

function selects(type: FieldType | undefined): boolean {
  return type?.type === 'map' && type.selects !== undefined;
}
