import { localitySettingOf, type ClusterUse } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { inBlocks, liveUses, type Ground, type InForce, type Remark } from '../runtime/blocks-in-force';
import { arePlaced, canBeOrdered } from '../runtime/localities';

export const endpointWithoutLocality: WorkspaceRule = {
  id: 'endpoint-without-locality',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P34'],
  summary: 'Some endpoints of a host have a locality and some have none, while outlierDetection orders them.',
  why: 'An endpoint without locality is far away from every pod that has one: it gets calls only while all nearer ones are ejected. For pods without locality it is the other way round.',
  source:
    'istio/istio pilot/pkg/networking/core/loadbalancer/loadbalancer.go (applyLocalityFailover); pilot/pkg/networking/util/util.go (LbPriority)',
  check: inBlocks('outlierDetection', judge),
};

function judge(each: InForce, ground: Ground): readonly Remark[] {
  return liveUses(each)
    .filter((use) => isOrdered(use, ground))
    .flatMap(({ cluster: { endpoints }, service }) => {
      if (!arePlaced(endpoints) || endpoints.every(({ locality }) => locality === undefined)) return [];
      return endpoints.flatMap(({ locality, resource, path }): readonly Remark[] => {
        if (locality !== undefined || resource === undefined || resource.incomplete) return [];
        return [
          {
            resource,
            path: resource.kind === 'WorkloadEntry' ? ['spec'] : path,
            part: resource.kind === 'WorkloadEntry' ? 'key' : 'value',
            ref: 'P34',
            message: `With outlierDetection pods call this endpoint only while all nearer ones are ejected: it has no locality, and others of ${service.host} have one. Add locality.`,
          },
        ];
      });
    });
}

function isOrdered(use: ClusterUse, ground: Ground): boolean {
  const setting = localitySettingOf(ground, use.service, use.cluster.policy.blocks.loadBalancer);
  if (!canBeOrdered(use) || setting === undefined || setting.distribute.length > 0) return false;
  return setting.order.length === 0 || setting.failover.length > 0;
}
