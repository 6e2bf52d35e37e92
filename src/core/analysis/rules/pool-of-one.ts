import { integerIn, recordIn } from '../../mesh';
import { startsWith } from '../../text';
import type { WorkspaceRule } from '../rule';
import type { Arrival } from '../runtime/arrivals';
import { idleIn, inBlocks, liveArrivals, type InForce, type Remark } from '../runtime/blocks-in-force';
import { failureWords } from '../runtime/cluster-words';

export const poolOfOne: WorkspaceRule = {
  id: 'pool-of-one',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P42'],
  summary: 'A limit of the connection pool is 1, a value from tutorials that show a circuit breaker opening.',
  why: 'The limit is for all calls of a proxy to the host together. A second one at the same time gets 503 UO, or a closed connection, at once, and is not tried again.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyConnectionPool); envoyproxy/envoy docs/root/intro/arch_overview/upstream/circuit_breaking.rst, source/common/tcp/conn_pool.h (enforceMaxRequests)',
  check: inBlocks('connectionPool', judge),
};

const limits = [
  ['tcp', 'maxConnections', 'one connection'],
  ['http', 'http1MaxPendingRequests', 'one waiting request'],
  ['http', 'http2MaxRequests', 'one request at a time'],
] as const;

function judge(each: InForce): readonly Remark[] {
  const ones = limits.filter(([part, key]) => integerIn(recordIn(each.block.value, part), key) === 1);
  if (ones.length === 0) return [];
  const idle = idleIn(each);
  const arrivals = liveArrivals(each).map(({ arrival }) => arrival);
  return ones
    .filter(([part, key]) => !idle.some(({ path }) => startsWith([part, key], path)))
    .map(([part, key, what]) => ({
      path: [part, key],
      ref: 'P42',
      message: `Each pod’s proxy has ${what} to this host: ${consequence(key, arrivals)} Set the limit to what the host can take from one pod.`,
    }));
}

function consequence(key: (typeof limits)[number][1], arrivals: readonly Arrival[]): string {
  switch (key) {
    case 'maxConnections':
      return `further calls wait for it, or get ${failureWords(arrivals, 'UO')} where waiting is limited.`;
    case 'http1MaxPendingRequests':
      return `further ones at the same time get ${failureWords(arrivals, 'UO')} at once.`;
    case 'http2MaxRequests':
      return `further ones at the same time get ${failureWords([], 'UO')} at once${unlimited(arrivals)}.`;
  }
}

/** The pool of TCP has no limit of requests (envoyproxy/envoy source/common/tcp/conn_pool.h, enforceMaxRequests). */
function unlimited(arrivals: readonly Arrival[]): string {
  return arrivals.some(({ asBytes }) => asBytes) ? ', while connections that are no HTTP are not limited by it' : '';
}
