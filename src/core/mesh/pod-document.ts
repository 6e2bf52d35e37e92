import type { Resource } from '../schema';
import type { Path } from '../text';
import type { Mesh } from './build';
import { podMetadataIn, type PodOwner, type Workload } from './workload';

const known = new WeakMap<Mesh['podOwners'], ReadonlyMap<string, PodOwner>>();

/** The document of a Pod; undefined where the files have none of that name. */
export function podDocument(
  { podOwners }: Pick<Mesh, 'podOwners'>,
  namespace: string,
  name: string,
): PodOwner | undefined {
  let pods = known.get(podOwners);
  if (pods === undefined) {
    const documents = podOwners.filter(({ kind }) => kind === 'Pod');
    known.set(podOwners, (pods = new Map(documents.map((pod) => [`${pod.namespace}/${pod.name}`, pod]))));
  }
  return pods.get(`${namespace}/${name}`);
}

/** Where a document has an annotation of the pods of a workload: its own, else that of its first Pod; undefined where none has it. */
export function annotationOn(
  mesh: Pick<Mesh, 'podOwners'>,
  workload: Pick<Workload, 'source' | 'namespace' | 'name' | 'pods'>,
  annotation: string,
): { readonly resource: Resource; readonly path: Path } | undefined {
  return metadataOn(mesh, workload, 'annotations', annotation);
}

/** The same of a label or an annotation. */
export function metadataOn(
  { podOwners }: Pick<Mesh, 'podOwners'>,
  { source, namespace, name, pods }: Pick<Workload, 'source' | 'namespace' | 'name' | 'pods'>,
  of: 'labels' | 'annotations',
  key: string,
): { readonly resource: Resource; readonly path: Path } | undefined {
  const own = ownersOf(podOwners).get(`${source} ${namespace}/${name}`);
  const [pod] = pods;
  const all = [own, pod && podDocument({ podOwners }, namespace, pod.name)];
  const found = all.find((each) => each !== undefined && Object.hasOwn(each[of], key));
  return found && { resource: found.resource, path: [...podMetadataIn(found.kind), of, key] };
}

/** Where a document has the spec of a workload's pods; undefined for one that only a design draws. */
export function podSpecOn(
  { podOwners }: Pick<Mesh, 'podOwners'>,
  { source, namespace, name, pods }: Pick<Workload, 'source' | 'namespace' | 'name' | 'pods'>,
): { readonly resource: Resource; readonly path: Path } | undefined {
  const [pod] = pods;
  const own = ownersOf(podOwners).get(`${source} ${namespace}/${name}`);
  const found = own ?? (pod && podDocument({ podOwners }, namespace, pod.name));
  return found && { resource: found.resource, path: [...podMetadataIn(found.kind).slice(0, -1), 'spec'] };
}

const owners = new WeakMap<Mesh['podOwners'], ReadonlyMap<string, PodOwner>>();

function ownersOf(podOwners: Mesh['podOwners']): ReadonlyMap<string, PodOwner> {
  let byName = owners.get(podOwners);
  if (byName === undefined)
    owners.set(
      podOwners,
      (byName = new Map(podOwners.map((each) => [`${each.kind} ${each.namespace}/${each.name}`, each]))),
    );
  return byName;
}
