import { labelsIn, recordIn } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { forClusters, hitAt } from '../runtime/cluster-hits';
import { failureWords } from '../runtime/cluster-words';

export const racedEndpoints: WorkspaceRule = {
  id: 'raced-endpoints',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['L17'],
  summary: 'The connect-strategy annotation stands on a ServiceEntry of several endpoints.',
  why: 'RACE_FIRST_TCP_CONNECT makes a LOGICAL_DNS cluster, which Envoy takes with exactly one endpoint. It probably refuses the cluster, so that calls get 503 (NC).',
  source:
    'istio/istio pilot/pkg/networking/core/cluster.go (convertResolution); envoy source/extensions/clusters/logical_dns/logical_dns_cluster.cc',
  check: forClusters((use, arrival) => {
    const { service, subset } = use;
    const annotations = labelsIn(recordIn(service.resource.value, 'metadata'), 'annotations');
    if (subset !== undefined || annotations[strategy] !== 'RACE_FIRST_TCP_CONNECT') return [];
    if (use.cluster.type !== null || !use.cluster.probable) return [];
    return [
      hitAt(use, service.resource, ['metadata', 'annotations', strategy], {
        ref: 'L17',
        message: `Calls to ${service.host} probably get ${failureWords([arrival], 'NC')}: with this annotation Envoy accepts only a cluster of one endpoint. Remove the annotation, or keep one endpoint.`,
      }),
    ];
  }),
};

const strategy = 'istio.io/connect-strategy';
