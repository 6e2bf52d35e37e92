import { hasKey, recordIn, type ClusterUse } from '../../mesh';
import { valueAt } from '../../yaml';
import type { WorkspaceRule } from '../rule';
import { readableUses } from '../runtime/cluster-uses';
import { hitsIn } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const meshTlsForEndpoint: WorkspaceRule = {
  id: 'mesh-tls-for-endpoint',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T10'],
  summary: 'An endpoint that a MESH_INTERNAL entry lists says that it takes mesh mTLS.',
  why: 'With a serviceAccount, or the label security.istio.io/tlsMode: istio, auto mTLS is tried with the endpoint. A server without a sidecar does not answer it. Machines with a sidecar register as WorkloadEntry behind a workloadSelector, and nothing is said of those.',
  source:
    'istio/istio pilot/pkg/serviceregistry/serviceentry/conversion.go (getTLSModeFromWorkloadEntry); pilot/pkg/networking/core/cluster_tls.go (buildUpstreamTLSSettings)',
  check: hitsIn(readableUses, findHits),
};

const label = 'security.istio.io/tlsMode';

function findHits(use: ClusterUse): readonly Hit[] {
  const { service, cluster, port } = use;
  if (service.external || service.registry !== 'ServiceEntry' || cluster.policy.blocks.tls) return [];
  if (cluster.tls.added === 'none') return [];
  const { resource } = port.owner;
  return cluster.endpoints
    .filter((each) => each.mtlsReady && each.resource === resource && each.path.length > 1)
    .map(({ path, address }) => {
      const isLabelled = hasKey(recordIn(valueAt(resource.value, path), 'labels'), label);
      const says = isLabelled ? `label ${label}` : 'serviceAccount';
      return {
        resource,
        path: [...path, ...(isLabelled ? ['labels', label] : ['serviceAccount'])],
        ref: 'T10',
        clients: use.clients,
        all: use.clients,
        say: () =>
          `Calls to ${address ?? 'this endpoint'} probably fail in the TLS handshake: its ${says} makes sidecars try mesh mTLS, which a server without a sidecar does not answer. Use MESH_EXTERNAL, or a DestinationRule with tls mode DISABLE.`,
      };
    });
}
