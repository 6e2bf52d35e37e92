import type { WorkspaceRule } from '../rule';
import { forClusters, hitAt, isSidecarUse, subsetOf } from '../runtime/cluster-hits';

export const subsetOfDialledAddress: WorkspaceRule = {
  id: 'subset-of-dialled-address',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L32'],
  summary: 'A subset chooses endpoints by labels for an entry of resolution NONE.',
  why: 'With NONE the app chooses the server by the address that it dials. The cluster of the subset is there with its policy, and its labels choose nothing.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_builder.go (buildSubsetCluster); pilot/pkg/networking/core/cluster.go (convertResolution)',
  check: forClusters((use) => {
    const subset = subsetOf(use);
    if (subset === undefined || Object.keys(subset.labels).length === 0) return [];
    if (use.service.resolution !== 'NONE' || use.service.registry !== 'ServiceEntry' || !isSidecarUse(use)) return [];
    return [
      hitAt(use, subset.resource, [...subset.path, 'labels'], {
        ref: 'L32',
        message: `${use.service.host} has resolution NONE, so the dialled address decides and these labels choose nothing. Remove them, or list endpoints with STATIC or DNS.`,
      }),
    ];
  }),
};
