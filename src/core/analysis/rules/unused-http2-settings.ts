import type { WorkspaceRule } from '../rule';
import { idleIn, inBlocks, liveArrivals, type InForce, type Remark } from '../runtime/blocks-in-force';
import { useWords } from '../runtime/cluster-words';

export const unusedHttp2Settings: WorkspaceRule = {
  id: 'unused-http2-settings',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['P43'],
  summary: 'Settings for HTTP/2 are written for a cluster to which Envoy does not speak it for sure.',
  why: 'istiod hands maxConcurrentStreams and http2KeepAlive on where the port is HTTP2 or GRPC, or calls are upgraded; else they are dropped.',
  source: 'istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyConnectionPool)',
  check: inBlocks('connectionPool', judge),
};

const keys = ['maxConcurrentStreams', 'http2KeepAlive'];

function judge(each: InForce): readonly Remark[] {
  const use = liveArrivals(each).find(({ arrival }) => arrival.asRequests)?.use;
  if (use === undefined) return [];
  return idleIn(each)
    .filter(({ path }) => path[0] === 'http' && keys.includes(String(path[1])))
    .map(({ path }) => ({
      path,
      part: 'key',
      ref: 'P43',
      message: `${String(path[1])} has no effect on ${useWords(use)}: Envoy does not speak HTTP/2 to it. Declare the port HTTP2 if the server takes it, or remove this.`,
    }));
}
