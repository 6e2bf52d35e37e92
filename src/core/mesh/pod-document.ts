import type { Mesh } from './build';
import type { PodOwner } from './workload';

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
