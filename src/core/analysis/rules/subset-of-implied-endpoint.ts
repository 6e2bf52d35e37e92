import type { WorkspaceRule } from '../rule';
import { forClusters, hitAt, subsetOf } from '../runtime/cluster-hits';
import { failureWords } from '../runtime/cluster-words';

export const subsetOfImpliedEndpoint: WorkspaceRule = {
  id: 'subset-of-implied-endpoint',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['L31'],
  summary: 'A subset with labels is defined for an entry whose only endpoint is its host name.',
  why: 'The endpoint that DNS implies has no labels, so no subset has any endpoint, and istiod makes no cluster for it. Every call that a route sends to the subset gets 503 (NC).',
  source: 'istio/istio pilot/pkg/networking/core/cluster_builder.go (buildSubsetCluster)',
  check: forClusters((use, arrival) => {
    const { service, port } = use;
    const subset = subsetOf(use);
    const isImplied = service.definitions.every(
      ({ entry }) => entry?.endpoints.length === 0 && entry.selector === undefined,
    );
    if (subset === undefined || !isImplied || !service.resolution.startsWith('DNS')) return [];
    if (use.cluster.type !== null || !port.hasCluster || Object.keys(subset.labels).length === 0) return [];
    return [
      hitAt(use, subset.resource, [...subset.path, 'labels'], {
        ref: 'L31',
        message: `${service.host} lists no endpoints, and the one that DNS implies has no labels, so subset ${use.subset ?? ''} has no cluster and its calls get ${failureWords([arrival], 'NC')}. List endpoints with these labels, or remove the labels.`,
      }),
    ];
  }),
};
