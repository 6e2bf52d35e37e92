import { definedEndpoints, hasKey, listIn, recordIn, textsIn, type ClusterUse, type Mesh } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { inBlocksOfMesh, type InForce, type Remark } from '../runtime/blocks-in-force';
import { useWords } from '../runtime/cluster-words';
import { arePlaced, canBeOrdered } from '../runtime/localities';

export const endpointsWithoutLocality: WorkspaceRule = {
  id: 'endpoints-without-locality',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P33'],
  summary: 'A localityLbSetting is in force for endpoints of which none has a locality.',
  why: 'Endpoints without locality are all equally far from every pod, so failover finds nothing to order and all of them are one pool. Names that stand for themselves have no locality either: it is written with endpoints.',
  source:
    'istio/istio pilot/pkg/networking/core/loadbalancer/loadbalancer.go (applyLocalityFailover); pilot/pkg/networking/util/util.go (LbPriority)',
  check: inBlocksOfMesh('loadBalancer', asksForLocality, judge),
};

/** Whether a setting is about where endpoints are, and not about other labels of theirs. */
function asksForLocality({ block: { value } }: InForce): boolean {
  const setting = recordIn(value, 'localityLbSetting');
  if (!hasKey(value, 'localityLbSetting') || setting['enabled'] === false) return false;
  const order = textsIn(setting, 'failoverPriority');
  return order.every(isOfLocality) || listIn(setting, 'failover').length > 0;
}

function isOfLocality(label: string): boolean {
  return /^topology\.(kubernetes\.io\/(region|zone)|istio\.io\/subzone)(=|$)/.test(label);
}

function judge(each: InForce, mesh: Mesh): readonly Remark[] {
  const uses = each.uses.filter((use) => use.cluster.type !== null);
  const [first] = uses;
  const order = textsIn(recordIn(each.block.value, 'localityLbSetting'), 'failoverPriority');
  if (first === undefined || !uses.every((use) => canBeOrdered(use) && isWithoutAny(mesh, use, order))) return [];
  return [
    {
      path: ['localityLbSetting'],
      part: 'key',
      ref: 'P33',
      message: `No endpoint on ${useWords(first)} has a locality, so this localityLbSetting has nothing to order. Add locality to the endpoints.`,
    },
  ];
}

/** An endpoint may also have the label itself. */
function isWithoutAny(mesh: Mesh, use: ClusterUse, order: readonly string[]): boolean {
  const { found } = definedEndpoints(mesh, { ...use, policy: use.cluster.policy });
  const names = order.map((item) => item.split('=', 1)[0] ?? '');
  return (
    arePlaced(found) &&
    found.every(({ locality, labels }) => locality === undefined && !names.some((name) => name in labels))
  );
}
