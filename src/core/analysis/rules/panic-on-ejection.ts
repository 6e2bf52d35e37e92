import { ejectableOf, hasKey, type ClusterUse } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { inBlocks, liveUses, type InForce, type Remark } from '../runtime/blocks-in-force';
import { knownHosts, whichOf } from '../runtime/cluster-words';

export const panicOnEjection: WorkspaceRule = {
  id: 'panic-on-ejection',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P28'],
  summary: 'minHealthPercent is so high that Envoy uses ejected endpoints again almost at once.',
  why: 'Below minHealthPercent Envoy disregards ejection and calls all endpoints, failing ones too. It does so only while the healthy ones of all priorities count for less than all calls, which they do down to about 71 % healthy; so with four endpoints or more the first ejection still holds, whatever the percentage.',
  source:
    'envoyproxy/envoy source/common/upstream/load_balancer_base.cc (LoadBalancerBase::recalculatePerPriorityPanic, isHostSetInPanic); istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyOutlierDetection)',
  check: inBlocks('outlierDetection', judge),
};

interface Panic {
  readonly use: ClusterUse;
  readonly total: number;
  /** How many are ejected when it begins. */
  readonly ejected: number;
  readonly percent: number;
}

function judge(each: InForce): readonly Remark[] {
  if (!hasKey(each.block.value, 'minHealthPercent')) return [];
  const [first] = liveUses(each)
    .flatMap(panicOf)
    .sort((a, b) => a.ejected - b.ejected);
  if (first === undefined) return [];
  const total = first.total === 1 ? '1 endpoint' : `${first.total} endpoints`;
  const out = first.ejected === 1 ? '1 is' : `${first.ejected} are`;
  return [
    {
      path: ['minHealthPercent'],
      ref: 'P28',
      ...(first.ejected === 1 ? {} : { severity: 'info' }),
      message: `As soon as ${out} ejected of ${total}${whichOf(each, first.use)}, fewer than ${first.percent} % are healthy and Envoy calls all of them again, failing ones too. Set a lower minHealthPercent.`,
    },
  ];
}

/** Where the first ejection is below the percentage already. Endpoints of other priorities would take the calls before. */
function panicOf(use: ClusterUse): readonly Panic[] {
  const { outlier, endpoints } = use.cluster;
  const known = knownHosts(use.cluster);
  if (outlier === null || known?.isCertain !== true || endpoints.some(({ priority }) => priority > 0)) return [];
  const { minHealthPercent: percent, maxEjectionPercent } = outlier;
  const total = known.count;
  if ((100 * (total - 1)) / total >= percent) return [];
  // Where none can go yet, the first is what somebody who raises that limit gets.
  const most = Math.max(1, ejectableOf(total, maxEjectionPercent));
  for (let ejected = 1; ejected <= most; ejected += 1)
    if (isPanic(total - ejected, total, percent)) return [{ use, total, ejected, percent }];
  return [];
}

/** Envoy counts each healthy endpoint 1.4 times before it takes them for too few. */
function isPanic(healthy: number, total: number, percent: number): boolean {
  return (100 * healthy) / total < percent && (140 * healthy) / total < 100;
}
