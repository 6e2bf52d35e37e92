import type { Mesh } from '../../build';
import { recordIn } from '../../read';
import type { ServicePort } from '../../service-entry';
import type { Cluster, ClusterPolicy } from './cluster';
import type { ProxyKind } from '../clients/proxy';

/** IsHTTP2 of istio/istio pkg/config/protocol/instance.go. */
const http2Protocols = new Set(['HTTP2', 'GRPC', 'GRPC-WEB']);

/**
 * The HTTP version that a proxy speaks to the endpoints of a cluster. An upgrade stands above the version of the caller, which a port without a protocol
 * gets at a sidecar (pilot/pkg/networking/core/cluster_builder.go, setUpstreamProtocol; cluster_traffic_policy.go, applyConnectionPool and applyH2Upgrade).
 */
export function httpVersion(
  mesh: Pick<Mesh, 'settings'>,
  kind: ProxyKind,
  port: Pick<ServicePort, 'protocol' | 'class'>,
  { blocks }: Pick<ClusterPolicy, 'blocks'>,
): Cluster['http'] {
  const http = recordIn(blocks.connectionPool?.value, 'http');
  if (upgrades(mesh, port, http['h2UpgradePolicy'])) return 'h2';
  if (http['useClientProtocol'] === true) return 'as-called';
  if (http2Protocols.has(port.protocol.toUpperCase())) return 'h2';
  return kind === 'sidecar' && port.class === 'sniffed' ? 'as-called' : 'h1';
}

/** A rule's UPGRADE counts on every port; that of the mesh only on ports that are HTTP (cluster_traffic_policy.go, shouldH2Upgrade). */
function upgrades({ settings }: Pick<Mesh, 'settings'>, port: Pick<ServicePort, 'class'>, written: unknown): boolean {
  if (written === 'UPGRADE') return true;
  if (written === 'DO_NOT_UPGRADE') return false;
  const byMesh = settings.config['h2UpgradePolicy'];
  // MeshConfig's decoder takes the numbers of an enum as well.
  return port.class === 'http' && (byMesh === 'UPGRADE' || byMesh === 1);
}
