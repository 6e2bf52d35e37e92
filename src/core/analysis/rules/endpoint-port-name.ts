import { integersIn, recordIn, type ClusterUse } from '../../mesh';
import { callOf, listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { forClusters, hitAt } from '../runtime/cluster-hits';
import type { Hit } from '../runtime/hits';

export const endpointPortName: WorkspaceRule = {
  id: 'endpoint-port-name',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['L34'],
  summary: 'The ports of a WorkloadEntry leave out a port of the ServiceEntry that selects it.',
  why: 'Port numbers are looked up by name. Where the name of the ServiceEntry is not among them, its targetPort or its own number is dialled, which may be another port than the one that is written under a similar name.',
  source: 'istio/istio pilot/pkg/serviceregistry/serviceentry/conversion.go (convertEndpoint)',
  check: forClusters((use) =>
    use.subset === undefined && use.service.entry?.selector !== undefined
      ? use.cluster.endpoints.flatMap((endpoint) => hitsOf(use, endpoint))
      : [],
  ),
};

function hitsOf(
  use: ClusterUse,
  { resource, port: dialled }: ClusterUse['cluster']['endpoints'][number],
): readonly Hit[] {
  if (resource?.kind !== 'WorkloadEntry') return [];
  const { port } = use;
  const names = Object.keys(integersIn(recordIn(resource.value, 'spec'), 'ports'));
  if (names.length === 0 || names.includes(port.name)) return [];
  return [
    hitAt(use, resource, ['spec', 'ports'], {
      ref: 'L34',
      message: `Calls to port ${port.number} go to port ${dialled ?? port.number} here: ${callOf(port.owner.resource)} names that port ${port.name}, and these ports have only ${listNames(names)}. Add ${port.name} if another number is intended.`,
    }),
  ];
}
