import { localitySettingOf, type ClusterUse } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { inBlocks, liveUses, type Ground, type InForce, type Remark } from '../runtime/blocks-in-force';
import { whichOf } from '../runtime/cluster-words';
import { canBeOrdered, localitiesOf } from '../runtime/localities';

export const localityOrderByEjection: WorkspaceRule = {
  id: 'locality-order-by-ejection',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['P30'],
  summary: 'outlierDetection is set for endpoints of several localities, so calls go to the nearest ones alone.',
  why: 'Istio orders endpoints by locality as soon as they can be ejected, since the mesh’s localityLbSetting is on by default. Before, all of them got calls; now each pod calls those of its own locality and others only while these are ejected. That is often wanted, so it is said as a hint.',
  source:
    'istio/istio pilot/pkg/networking/core/loadbalancer/loadbalancer.go (ApplyLocalityLoadBalancer, GetEffectiveLbSetting)',
  check: inBlocks('outlierDetection', judge),
};

function judge(each: InForce, ground: Ground): readonly Remark[] {
  const use = liveUses(each).find((one) => isOrderedByMesh(one, ground));
  if (use === undefined) return [];
  return [
    {
      path: [],
      part: 'key',
      ref: 'P30',
      message: `With outlierDetection pods call only the nearest endpoints${whichOf(each, use)}, and those of other localities only while these are ejected. Set loadBalancer.localityLbSetting.enabled to false to call all of them.`,
    },
  ];
}

/** Of a client whose place nobody wrote it is not known which are nearest, and some are. */
function isOrderedByMesh(use: ClusterUse, ground: Ground): boolean {
  const { cluster, service, clients } = use;
  if (!canBeOrdered(use) || localitiesOf(cluster.endpoints).length < 2) return false;
  const setting = localitySettingOf(ground, service, cluster.policy.blocks.loadBalancer);
  if (setting?.from !== 'mesh' || setting.order.length > 0 || setting.distribute.length > 0) return false;
  return clients.some(({ locality }) => locality === undefined) || cluster.loadBalancer.locality !== null;
}
