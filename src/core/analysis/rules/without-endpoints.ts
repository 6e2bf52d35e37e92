import { hasKey, recordIn, type ClusterUse } from '../../mesh';
import { listNames } from '../istioctl/words';
import { seenOf } from '../istioctl/scope';
import { eachOf, question } from '../question';
import type { WorkspaceRule } from '../rule';
import type { Arrival } from '../runtime/arrivals';
import { hitAt, hitsInClusters } from '../runtime/cluster-hits';
import { failureWords } from '../runtime/cluster-words';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const withoutEndpoints: WorkspaceRule = {
  id: 'without-endpoints',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  sees: 'drawn',
  refs: ['L11', 'L12'],
  summary: 'A ServiceEntry for STATIC or DNS has no endpoints.',
  why: 'With STATIC the cluster is there and empty, so that calls get 503 (UH); with DNS and a workloadSelector that finds nothing istiod makes no cluster, so that they get 503 (NC). Where no WorkloadEntry and no workload of the namespace is among the files, a selector may find what runs elsewhere, and it is only told.',
  source:
    'istio/istio pilot/pkg/serviceregistry/serviceentry/conversion.go (convertServiceEntryToInstances); pilot/pkg/networking/core/cluster_builder.go (buildCluster)',
  check: reportsOf((input) => judged(input)),
};

const found = hitsInClusters((use, arrival) => {
  const { service, subset, port } = use;
  if (subset !== undefined || !port.hasCluster) return [];
  if (service.definitions.some(({ entry }) => entry === undefined || entry.endpoints.length > 0)) return [];
  const { cluster } = use;
  if (cluster.endpoints.length > 0) return [];
  const isStatic = service.resolution === 'STATIC' && cluster.type === 'EDS';
  const isDns = service.resolution.startsWith('DNS') && cluster.type === null;
  return (isStatic || isDns) && (isStatic || service.selector !== undefined) ? [hitOn(use, arrival, isStatic)] : [];
});

function hitOn(use: ClusterUse, arrival: Arrival, isStatic: boolean): Hit {
  const { resource, host, selector, namespace } = use.service;
  const answer = failureWords([arrival], isStatic ? 'UH' : 'NC');
  const fate = `${isStatic ? '' : 'istiod makes no cluster and '}calls to ${host} get ${answer}`;
  const ref = isStatic ? 'L11' : 'L12';
  if (selector === undefined) {
    const path = ['spec', hasKey(recordIn(resource.value, 'spec'), 'endpoints') ? 'endpoints' : 'resolution'];
    return hitAt(use, resource, path, {
      ref,
      message: `STATIC looks nothing up and no endpoints are listed, so ${fate}. List endpoints, or use DNS.`,
    });
  }
  const labels = listNames(Object.entries(selector).map(([name, value]) => `${name}: ${value}`));
  return hitAt(use, resource, ['spec', 'workloadSelector'], {
    ref,
    message: `No WorkloadEntry or pod of ${namespace} ${labels === '' ? 'is in the files' : `in the files has ${labels}`}, so ${fate}. Correct the labels, or add the endpoints.`,
  });
}

/** The namespaces that have workloads or WorkloadEntries among the files, between spaces. */
const drawn = question((input): string => {
  const entries = seenOf(input, 'WorkloadEntry').map(({ namespace }) => namespace);
  return ` ${[...new Set([...input.mesh.workloads.map(({ namespace }) => namespace), ...entries])].sort().join(' ')} `;
});

const judged = eachOf(found, drawn, (hit, namespaces): Hit => {
  const isDrawn = namespaces.includes(` ${hit.resource.namespace ?? 'default'} `);
  return hit.path[1] === 'workloadSelector' && !isDrawn ? { ...hit, severity: 'info' } : hit;
});
