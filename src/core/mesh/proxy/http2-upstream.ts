import { recordIn, textIn } from '../read';
import type { TlsSubject } from './upstream-tls';

const http2 = new Set(['HTTP2', 'GRPC', 'GRPC-WEB']);

/**
 * Whether a cluster speaks HTTP/2 whatever the caller speaks, so that `h2` is what it offers in the handshake (pilot/pkg/networking/core,
 * setUpstreamProtocol in cluster_builder.go, applyConnectionPool and shouldH2Upgrade in cluster_traffic_policy.go).
 */
export function isHttp2Upstream({ scope, port, policy }: Pick<TlsSubject, 'scope' | 'port' | 'policy'>): boolean {
  const pool = recordIn(policy.blocks.connectionPool?.value, 'http');
  const upgrade = textIn(pool, 'h2UpgradePolicy');
  if (upgrade === 'UPGRADE') return true;
  const byMesh = textIn(scope.mesh.settings.config, 'h2UpgradePolicy') === 'UPGRADE';
  if (upgrade !== 'DO_NOT_UPGRADE' && port.class === 'http' && byMesh) return true;
  return pool['useClientProtocol'] !== true && http2.has(port.protocol.toUpperCase());
}
