import { recordIn, textIn } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { startedTls, type TlsUse } from '../runtime/cluster-uses';
import { hitsIn } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { withoutIdle } from '../runtime/tls-block';

export const forcedHttp2OverTls: WorkspaceRule = {
  id: 'forced-http2-over-tls',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T21'],
  summary: 'h2UpgradePolicy: UPGRADE makes Envoy offer HTTP/2 alone in the TLS that it starts.',
  why: 'The handshake then names h2 and nothing else, so a server that only speaks HTTP/1.1 refuses it or gets requests that it cannot read. Ports of protocol HTTP2 and GRPC state that the server speaks HTTP/2, and nothing is said of those.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_tls.go (isHttp2Cluster); cluster_traffic_policy.go (setH2Options)',
  check: hitsIn(startedTls, findHits),
};

function findHits({ use }: TlsUse): readonly Hit[] {
  const { service, port, cluster } = use;
  const pool = cluster.policy.blocks.connectionPool;
  if (!pool?.resource || pool.resource.incomplete || port.protocol.toUpperCase() !== 'HTTP') return [];
  if (textIn(recordIn(pool.value, 'http'), 'h2UpgradePolicy') !== 'UPGRADE' || cluster.http !== 'h2') return [];
  const path = [...pool.path, 'http', 'h2UpgradePolicy'];
  return [
    {
      resource: pool.resource,
      path,
      ref: 'T21',
      clients: use.clients,
      all: use.clients,
      say: () =>
        `Calls to port ${port.number} of ${service.host} probably fail if the server speaks only HTTP/1.1: with h2UpgradePolicy UPGRADE Envoy offers only HTTP/2. Remove h2UpgradePolicy, or declare the port HTTP2 if the server speaks it.`,
      fix: withoutIdle({ ...pool, resource: pool.resource }, ['http', 'h2UpgradePolicy'], 'Remove h2UpgradePolicy'),
    },
  ];
}
