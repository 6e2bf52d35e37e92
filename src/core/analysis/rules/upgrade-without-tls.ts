import { recordIn, type ClusterUse } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { inBlocks, liveUses, type InForce, type Remark } from '../runtime/blocks-in-force';
import { useWords } from '../runtime/cluster-words';

export const upgradeWithoutTls: WorkspaceRule = {
  id: 'upgrade-without-tls',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P48'],
  summary: 'h2UpgradePolicy UPGRADE is in force for an external host that is called in plain HTTP.',
  why: 'Envoy speaks HTTP/2 from the first byte there, without asking. With TLS the server chooses; in plain text most servers know HTTP/1.1 alone, and calls get 503.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyH2Upgrade, shouldH2Upgrade); pilot/pkg/networking/core/cluster_builder.go (setH2Options)',
  check: inBlocks('connectionPool', judge),
};

function judge(each: InForce): readonly Remark[] {
  const http = recordIn(each.block.value, 'http');
  if (http['h2UpgradePolicy'] !== 'UPGRADE') return [];
  const use = liveUses(each).find(isPlain);
  if (use === undefined) return [];
  const path = ['http', 'h2UpgradePolicy'];
  const { resource, path: at } = each.block;
  // An empty block would be refused.
  const isOnly = Object.keys(http).length === 1;
  return [
    {
      path,
      ref: 'P48',
      message: `Calls to ${useWords(use)} probably get 503: Envoy speaks HTTP/2 in plain text there without asking, and most servers speak only HTTP/1.1. Remove h2UpgradePolicy.`,
      fix: isOnly
        ? undefined
        : remedyIn(resource, 'Remove h2UpgradePolicy', [{ type: 'delete', path: [...at, ...path] }]),
    },
  ];
}

/** Ports that say themselves that the server takes HTTP/2 are left out. */
function isPlain({ service, port, cluster }: ClusterUse): boolean {
  if (!service.external || cluster.tls.added !== 'none') return false;
  return port.class === 'sniffed' || port.protocol.toUpperCase() === 'HTTP';
}
