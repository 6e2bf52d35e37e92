import { portsNumbered, type ClusterUse, type MeshService } from '../../mesh';
import { callOf } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { forClusters, hitAt } from '../runtime/cluster-hits';
import type { Hit } from '../runtime/hits';

export const droppedEndpoints: WorkspaceRule = {
  id: 'dropped-endpoints',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L18', 'L20'],
  summary: 'Endpoints of a second ServiceEntry for a host are left out.',
  why: 'Entries of one host and namespace share a cluster. For STATIC it takes endpoints by the name of the port, and for DNS_ROUND_ROBIN the first endpoint alone, so that the others get no traffic.',
  source:
    'istio/istio pilot/pkg/xds/endpoints/endpoint_builder.go (filterIstioEndpoint); pilot/pkg/networking/core/cluster_builder.go (buildCluster, buildLocalityLbEndpoints)',
  check: forClusters((use) =>
    use.subset === undefined ? use.service.joined.flatMap((each) => hitsOf(use, each.service)) : [],
  ),
};

function hitsOf(use: ClusterUse, other: MeshService): readonly Hit[] {
  const { service } = use;
  const port = portsNumbered(other.ports, use.port.number)[0];
  if (port === undefined || other.entry === undefined || use.port.owner === other) return [];
  if (use.cluster.endpoints.some(({ resource }) => resource === other.resource)) return [];
  if (service.resolution === 'STATIC' && port.name !== use.port.name) return renamed(use, other, port);
  return service.resolution === 'DNS_ROUND_ROBIN' && other.resolution === 'DNS_ROUND_ROBIN' ? dropped(use, other) : [];
}

function renamed(use: ClusterUse, other: MeshService, port: MeshService['ports'][number]): readonly Hit[] {
  if (other.entry?.endpoints.length === 0 && other.selector === undefined) return [];
  const first = callOf(use.port.owner.resource);
  return [
    hitAt(use, other.resource, ['spec', 'ports', port.index, 'name'], {
      ref: 'L20',
      message: `The endpoints of this entry get no calls: ${first} names port ${port.number} of ${other.host} ${use.port.name}, and only endpoints under that name are used. Write ${use.port.name}.`,
    }),
  ];
}

function dropped(use: ClusterUse, other: MeshService): readonly Hit[] {
  const { service } = use;
  const [kept] = use.cluster.endpoints;
  const [own] = other.entry?.endpoints ?? [];
  if ((own?.address ?? other.host) === (kept?.address ?? service.host)) return [];
  const index = other.entry?.hosts.indexOf(other.host) ?? 0;
  return [
    hitAt(use, other.resource, own ? ['spec', 'endpoints', own.index] : ['spec', 'hosts', Math.max(index, 0)], {
      ref: 'L18',
      message: `This endpoint gets no calls: DNS_ROUND_ROBIN keeps only one endpoint of ${other.host}, that of ${callOf(use.port.owner.resource)}. Use DNS for both, or keep one entry.`,
    }),
  ];
}
