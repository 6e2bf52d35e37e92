import type { WorkspaceRule } from '../rule';
import { idleIn, inBlocks, liveArrivals, type InForce, type Remark } from '../runtime/blocks-in-force';
import { useWords } from '../runtime/cluster-words';
import { withoutIdle } from '../runtime/tls-block';

export const httpPoolWithoutRequests: WorkspaceRule = {
  id: 'http-pool-without-requests',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P39'],
  summary: 'connectionPool.http limits requests on a port where Envoy sees none.',
  why: 'On a TLS, HTTPS or TCP port Envoy passes bytes on. Of the settings for HTTP only http1MaxPendingRequests counts there: it limits connections that wait to be made.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyConnectionPool); envoyproxy/envoy source/common/tcp/conn_pool.cc, source/common/conn_pool/conn_pool_base.cc (ConnPoolImplBase::newStreamImpl)',
  check: inBlocks('connectionPool', judge),
};

function judge(each: InForce): readonly Remark[] {
  const uses = liveArrivals(each);
  const [first] = uses;
  if (first === undefined || uses.some(({ arrival }) => arrival.asRequests)) return [];
  return idleIn(each)
    .filter(({ path }) => path[0] === 'http')
    .map(({ path }) => ({
      path,
      part: 'key',
      ref: 'P39',
      message: `${path.length === 1 ? 'connectionPool.http' : String(path[1])} has no effect on ${useWords(first.use)}: Envoy passes bytes on there and sees no requests. Use connectionPool.tcp, or let the app call http:// and start TLS at the sidecar.`,
      fix: withoutIdle(each.block, path, `Remove ${String(path.at(-1))}`),
    }));
}
