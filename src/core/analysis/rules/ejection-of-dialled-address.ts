import type { WorkspaceRule } from '../rule';
import { idleIn, inBlocks, type Ground, type InForce, type Remark } from '../runtime/blocks-in-force';

export const ejectionOfDialledAddress: WorkspaceRule = {
  id: 'ejection-of-dialled-address',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P21'],
  summary:
    'outlierDetection is set for a cluster that goes on to the dialled address, so nothing is ever ejected from it.',
  why: 'With resolution NONE, or a loadBalancer of PASSTHROUGH, Envoy connects where the app was going, whether or not that address is ejected. Failing servers keep getting calls.',
  source:
    'envoyproxy/envoy source/extensions/clusters/original_dst/original_dst_cluster.cc (OriginalDstCluster::LoadBalancer::chooseHost); istio/istio pilot/pkg/networking/core/cluster.go (convertResolution)',
  check: inBlocks('outlierDetection', judge),
};

function judge(each: InForce, ground: Ground): readonly Remark[] {
  const whole = idleIn(each, ground).find(({ path }) => path.length === 0);
  if (whole === undefined) return [];
  const why = becauseOf(each);
  return [
    {
      path: [],
      part: 'key',
      ref: 'P21',
      message: `outlierDetection ejects nothing here: ${why}. Remove it, or use resolution STATIC or DNS.`,
    },
  ];
}

function becauseOf({ uses }: InForce): string {
  const [use] = uses.filter(({ cluster }) => cluster.type !== null);
  if (use?.cluster.type === 'DYNAMIC_FORWARD_PROXY') return 'Envoy looks up the name of each call and connects to it';
  const setting = use?.service.resolution === 'NONE' ? 'resolution NONE' : 'PASSTHROUGH';
  return `with ${setting} Envoy connects to the address that the app dialled`;
}
