import type { WorkspaceRule } from '../rule';
import { idleIn, inBlocks, type InForce, type Remark } from '../runtime/blocks-in-force';

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

function judge(each: InForce): readonly Remark[] {
  const whole = idleIn(each).find(({ path }) => path.length === 0);
  if (whole === undefined) return [];
  return [{ path: [], part: 'key', ref: 'P21', ...about(each) }];
}

/** The forward proxy has hosts of its own making, of which only the source tells that ejecting them changes nothing. */
function about({ uses }: InForce): Pick<Remark, 'message' | 'severity'> {
  const [use] = uses.filter(({ cluster }) => cluster.type !== null);
  if (use?.cluster.type === 'DYNAMIC_FORWARD_PROXY')
    return {
      severity: 'info',
      message:
        'outlierDetection probably ejects nothing here: Envoy looks up the name of each call and connects to it. Remove it.',
    };
  const setting = use?.service.resolution === 'NONE' ? 'resolution NONE' : 'PASSTHROUGH';
  return {
    message: `outlierDetection ejects nothing here: with ${setting} Envoy connects to the address that the app dialled. Remove it, or use resolution STATIC or DNS.`,
  };
}
