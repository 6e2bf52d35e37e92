import { findKind, groupOf, type DocumentResource } from '../../schema';

/** What makes two objects one to a cluster. A resource without a namespace is taken for one of `default`, as kustomize and kubectl do. */
export function identityOf({
  apiVersion,
  kind,
  namespace,
  name,
}: Pick<DocumentResource, 'apiVersion' | 'kind' | 'namespace' | 'name'>): string {
  const isOfCluster = findKind(apiVersion, kind)?.scope === 'Cluster';
  return JSON.stringify([groupOf(apiVersion), kind, isOfCluster ? '' : (namespace ?? 'default'), name]);
}
