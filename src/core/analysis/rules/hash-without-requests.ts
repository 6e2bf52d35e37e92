import type { WorkspaceRule } from '../rule';
import { idleIn, inBlocks, liveUses, type InForce, type Remark } from '../runtime/blocks-in-force';
import { useWords } from '../runtime/cluster-words';

export const hashWithoutRequests: WorkspaceRule = {
  id: 'hash-without-requests',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P37'],
  summary: 'consistentHash takes its key from requests on a port where Envoy sees none.',
  why: 'On a TLS, HTTPS or TCP port there is no header, cookie or query that Envoy could read, so each connection goes to a random endpoint. useSourceIp works there.',
  source:
    'istio/istio pilot/pkg/networking/core/networkfilter.go (setTCPHashPolicy and its callers); pilot/pkg/networking/core/route/route.go (consistentHashToHashPolicy)',
  check: inBlocks('loadBalancer', judge),
};

function judge(each: InForce): readonly Remark[] {
  const [use] = liveUses(each);
  if (use === undefined) return [];
  return idleIn(each)
    .filter(({ path }) => path[0] === 'consistentHash')
    .map(({ path }) => ({
      path,
      part: 'key',
      ref: 'P37',
      message: `Each connection to ${useWords(use)} goes to a random endpoint: ${String(path[1])} gives no key there, since Envoy sees no requests. Use useSourceIp.`,
    }));
}
