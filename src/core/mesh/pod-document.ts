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

/** Where a document has an annotation of the pods of a workload; undefined for a workload that only a design draws. */
export function annotationOn(
  { podOwners }: Pick<Mesh, 'podOwners'>,
  workload: Pick<Workload, 'source' | 'namespace' | 'name'>,
  annotation: string,
): { readonly resource: Resource; readonly path: Path } | undefined {
  const { source, namespace, name } = workload;
  const owner = podOwners.find((each) => each.kind === source && each.namespace === namespace && each.name === name);
  return owner && { resource: owner.resource, path: [...podMetadataIn(source), 'annotations', annotation] };
}
