import { isClusterLocal } from '../../host';
import type { Cluster, ClusterEndpoint } from './cluster';

/**
 * Whether a cluster starts TLS of the mesh with servers outside of it: they are shown a certificate of the mesh's CA and are expected to have one, and have
 * none (pilot/pkg/networking/core/cluster_tls.go, constructUpstreamTLS). What looks like a gateway or sidecar of a mesh is none of them.
 */
export function isMeshTlsOutside({ service, tls, endpoints }: Cluster): boolean {
  if (tls.added !== 'ISTIO_MUTUAL' || service?.registry !== 'ServiceEntry' || !service.external) return false;
  return !isClusterLocal(service.host) && !endpoints.some(isInMesh) && !service.selector;
}

function isInMesh({ address, port, network, mtlsReady }: ClusterEndpoint): boolean {
  return port === 15443 || network !== undefined || mtlsReady || (address !== undefined && isClusterLocal(address));
}
