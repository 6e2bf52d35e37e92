import { destinationsOf, type Destination } from '../istioctl/destinations';
import { fqdnOf } from '../istioctl/host-map';
import { eachOf, flatOf, question } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import { forClusters, hitAt, subsetOf } from '../runtime/cluster-hits';
import { readableUses } from '../runtime/cluster-uses';
import { failureWords } from '../runtime/cluster-words';

export const subsetOfDynamicDns: WorkspaceRule = {
  id: 'subset-of-dynamic-dns',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L15'],
  summary: 'A subset is defined or called for a host of DYNAMIC_DNS.',
  why: 'The cluster of DYNAMIC_DNS looks names up as requests come and has no endpoints to choose from, so istiod makes none for subsets. Calls that a route sends to one get 503 (NC).',
  source: 'istio/istio pilot/pkg/networking/core/cluster_builder.go (applyDestinationRule, buildSubsetCluster)',
  check: (input) => [...defined(input), ...called(input).flat()],
};

const defined = forClusters((use, arrival) => {
  const subset = use.service.resolution === 'DYNAMIC_DNS' ? subsetOf(use) : undefined;
  if (subset === undefined) return [];
  return [
    hitAt(use, subset.resource, subset.path, {
      ref: 'L15',
      message: `${use.service.host} is DYNAMIC_DNS, which has no clusters for subsets, so calls to subset ${use.subset ?? ''} get ${failureWords([arrival], 'NC')}. Remove the subset.`,
    }),
  ];
});

/** Hosts of DYNAMIC_DNS that clients have clusters of, one on each line. */
const dynamicHosts = question((input) =>
  [
    ...new Set(
      readableUses(input).flatMap(({ service }) => (service.resolution === 'DYNAMIC_DNS' ? [service.host] : [])),
    ),
  ].join('\n'),
);

const withSubset = flatOf(destinationsOf, (each) => (each.subset === undefined ? [] : [each]));

const called = eachOf(withSubset, dynamicHosts, (destination, hosts): readonly Report[] => {
  const host = fqdnOf(destination.host, destination.service.namespace);
  return hosts.split('\n').includes(host) ? [reportAt(destination)] : [];
});

function reportAt({ service, path, host, subset }: Destination): Report {
  return {
    resource: service.resource,
    path: [...path, 'subset'],
    ref: 'L15',
    message: `${host} is DYNAMIC_DNS, which has no cluster for subset ${subset ?? ''}, so calls sent there get 503 (NC). Leave out the subset.`,
  };
}
