import { leastOf } from '../../lists';
import { ejectableOf, hasKey, percentToEject, type ClusterUse } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import { withoutIdle } from '../runtime/tls-block';
import type { WorkspaceRule } from '../rule';
import { inBlocks, liveUses, type InForce, type Remark } from '../runtime/blocks-in-force';
import { knownHosts, whichOf, type KnownHosts } from '../runtime/cluster-words';

export const ejectionBelowOne: WorkspaceRule = {
  id: 'ejection-below-one',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P20'],
  summary: 'maxEjectionPercent of the endpoints is less than one, so outlierDetection never ejects any.',
  why: 'Envoy ejects an endpoint only while the ejected ones stay within the percentage, 10 where none is written, and since 1.28 makes no exception for the first. Failing endpoints keep getting calls. Of names only DNS knows how many endpoints they are, so for those it is a hint.',
  source:
    'envoyproxy/envoy source/common/upstream/outlier_detection_impl.cc (DetectorImpl::ejectHost), pull request 27909; istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyOutlierDetection)',
  check: inBlocks('outlierDetection', judge),
};

interface Short {
  readonly use: ClusterUse;
  readonly known: KnownHosts;
  readonly percent: number;
}

function judge(each: InForce): readonly Remark[] {
  const short = liveUses(each).flatMap(shortOf);
  const first = short.find(({ known }) => known.isCertain) ?? short[0];
  if (first === undefined) return [];
  const isWritten = hasKey(each.block.value, 'maxEjectionPercent');
  return [
    {
      path: isWritten ? ['maxEjectionPercent'] : [],
      part: isWritten ? 'value' : 'key',
      ref: 'P20',
      message: first.known.isCertain ? certain(each, first) : probable(first),
      ...(first.known.isCertain ? {} : { severity: 'info' }),
      fix: fixFor(each, short),
    },
  ];
}

function shortOf(use: ClusterUse): readonly Short[] {
  const known = knownHosts(use.cluster);
  const percent = use.cluster.outlier?.maxEjectionPercent;
  if (known === undefined || percent === undefined || ejectableOf(known.count, percent) > 0) return [];
  return [{ use, known, percent }];
}

function certain(each: InForce, { use, known: { count }, percent }: Short): string {
  const which = whichOf(each, use);
  if (use.cluster.type === 'LOGICAL_DNS')
    return `Nothing can be ejected: the cluster${which} has one logical host, and ${percent} % of it is less than one. Remove outlierDetection, or use resolution DNS.`;
  if (count === 1)
    return `The only endpoint${which} cannot be ejected: ${percent} % of 1 is less than one. Add endpoints, or remove outlierDetection.`;
  return `No endpoint${which} can be ejected: ${percent} % of ${count} is less than one. Set maxEjectionPercent to ${percentToEject(1, count)} or more.`;
}

function probable({ use, percent }: Short): string {
  const needed = percentToEject(1, percent);
  return `Probably no endpoint is ever ejected: ${percent} % is less than one unless DNS answers with ${needed} addresses or more for ${use.service.host}. Set a higher maxEjectionPercent.`;
}

/** Of one endpoint it would be an outage, so the block goes where it ejects nothing anywhere, and of names nobody knows the number. */
function fixFor(each: InForce, short: readonly Short[]): Remark['fix'] {
  const { block } = each;
  const counts = short.filter(({ known }) => known.isCertain).map(({ known }) => known.count);
  const least = leastOf(counts);
  if (counts.length === 0) return undefined;
  const isForNothing = counts.length === liveUses(each).length && counts.every((count) => count < 2);
  if (least < 2) return isForNothing ? withoutIdle(block, [], 'Remove outlierDetection') : undefined;
  const value = percentToEject(1, least);
  const path = [...block.path, 'maxEjectionPercent'];
  return remedyIn(block.resource, `Set maxEjectionPercent to ${value}`, [{ type: 'set', path, value }]);
}
