import { hasKey, integerIn, type ClusterUse } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { idleIn, inBlocks, liveArrivals, liveUses, type InForce, type Remark } from '../runtime/blocks-in-force';
import { useWords } from '../runtime/cluster-words';

export const codesOnEncryptedPort: WorkspaceRule = {
  id: 'codes-on-encrypted-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P23'],
  summary: 'outlierDetection counts HTTP codes on a port where Envoy sees none.',
  why: 'On a TLS or HTTPS port the codes are encrypted, so only connections that are not made count. On a TCP port, where nobody expects codes, that is what the field is for and nothing is said. With splitExternalLocalOriginErrors failed connections count in consecutiveLocalOriginFailures alone, and the field has no effect at all.',
  source:
    'envoyproxy/envoy source/common/upstream/outlier_detection_impl.cc (DetectorHostMonitorImpl::putResult); source/common/tcp_proxy/tcp_proxy.cc',
  check: inBlocks('outlierDetection', judge),
};

const fields = ['consecutive5xxErrors', 'consecutiveGatewayErrors'];

function judge(each: InForce): readonly Remark[] {
  const uses = liveUses(each);
  const [first] = uses;
  if (first === undefined) return [];
  const written = fields.filter((key) => hasKey(each.block.value, key) && integerIn(each.block.value, key) !== 0);
  const idle = idleIn(each).map(({ path }) => path[0]);
  const takesRequests = liveArrivals(each).some(({ arrival }) => arrival.asRequests);
  return written.flatMap((key) => {
    if (idle.includes(key)) return [withoutAny(key, first)];
    const encrypted = uses.find(({ port }) => port.class === 'tls');
    const seesCodes = idle.length > 0 || takesRequests || uses.some(isIdleType);
    return encrypted && !seesCodes ? [connectionsAlone(key, encrypted)] : [];
  });
}

/** Where nothing is ejected at all, which another rule says. */
function isIdleType({ cluster: { type } }: ClusterUse): boolean {
  return type === 'ORIGINAL_DST' || type === 'DYNAMIC_FORWARD_PROXY';
}

function withoutAny(key: string, use: ClusterUse): Remark {
  return {
    path: [key],
    part: 'key',
    ref: 'P23',
    message: `${key} ejects nothing on ${useWords(use)}: Envoy sees no HTTP codes there, and with splitExternalLocalOriginErrors failed connections count only for consecutiveLocalOriginFailures. Set that instead.`,
  };
}

function connectionsAlone(key: string, use: ClusterUse): Remark {
  return {
    path: [key],
    part: 'key',
    ref: 'P23',
    severity: 'info',
    message: `${key} counts only failed connections on ${useWords(use)}: HTTP codes are encrypted there. To count codes, let the app call http:// and start TLS at the sidecar.`,
  };
}
