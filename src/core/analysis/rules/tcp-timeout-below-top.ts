import { hasKey, recordIn, type ClusterUse } from '../../mesh';
import { valueAt } from '../../yaml';
import { remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { idleIn, inBlocks, liveUses, type InForce, type Remark } from '../runtime/blocks-in-force';
import { useWords } from '../runtime/cluster-words';

export const tcpTimeoutBelowTop: WorkspaceRule = {
  id: 'tcp-timeout-below-top',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P40'],
  summary: 'idleTimeout or maxConnectionDuration of TCP is set for a port or a subset, where nothing reads it.',
  why: 'For connections that are passed on as bytes istiod takes both from the top-level trafficPolicy alone. Without it there an idle connection is closed after an hour, and none for its age.',
  source:
    'istio/istio pilot/pkg/networking/core/networkfilter.go (buildOutboundNetworkFiltersWithSingleDestination, setIdleTimeout)',
  check: inBlocks('connectionPool', judge),
};

const top = ['spec', 'trafficPolicy', 'connectionPool', 'tcp'];

function judge(each: InForce): readonly Remark[] {
  const [first] = liveUses(each);
  if (first === undefined) return [];
  return idleIn(each).flatMap(({ path }): readonly Remark[] => {
    const key = String(path[1]);
    if (path[0] !== 'tcp' || isRepeated(each, first, key)) return [];
    return [
      {
        path,
        part: 'key',
        ref: 'P40',
        message: `${key} has no effect on ${useWords(first)}: for TCP connections istiod reads it only in the top-level trafficPolicy. Move it there.`,
        fix: fixFor(each, key),
      },
    ];
  });
}

/** Whether the top-level policy says the same, and the block only does not drop it. */
function isRepeated({ block: { value } }: InForce, { cluster }: ClusterUse, key: string): boolean {
  const rule = cluster.policy.rule?.policyRule;
  const above = recordIn(rule?.policy?.connectionPool, 'tcp');
  return hasKey(above, key) && above[key] === recordIn(value, 'tcp')[key];
}

/** Moves it where that is for the same connections alone: the rule is for one port, and the subset, if it is for one, is the only one. */
function fixFor({ block, uses }: InForce, key: string): Remark['fix'] {
  const { resource, path, value } = block;
  const [first] = uses;
  const rule = first?.cluster.policy.rule;
  if (first === undefined || rule?.rules.length !== 1 || hasKey(valueAt(resource.value, top), key)) return undefined;
  const isAlone = uses.every(({ service }) => service.host === first.service.host && service.ports.length === 1);
  if (!isAlone || rule.host.startsWith('*') || (path[1] === 'subsets' && rule.subsets.length > 1)) return undefined;
  const tcp = recordIn(value, 'tcp');
  const isLast = Object.keys(tcp).length === 1;
  return remedyIn(resource, `Set ${key} for the whole rule`, [
    { type: 'set', path: [...top, key], value: tcp[key] },
    ...(isLast ? [] : [{ type: 'delete', path: [...path, 'tcp', key] } as const]),
  ]);
}
