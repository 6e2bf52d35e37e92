import { hasKey, integerIn } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { inBlocks, isIdle, type InForce, type Remark } from '../runtime/blocks-in-force';

export const gatewayErrorsNotAlone: WorkspaceRule = {
  id: 'gateway-errors-not-alone',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['P25'],
  summary: 'consecutiveGatewayErrors is set, and five other 5xx in a row still eject.',
  why: 'Envoy’s detector of 5xx is on with the limit 5 unless consecutive5xxErrors says otherwise. An endpoint that answers a bad request with 500 five times is ejected too.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyOutlierDetection), cluster_test.go (TestApplyOutlierDetection)',
  check: inBlocks('outlierDetection', judge),
};

function judge(each: InForce): readonly Remark[] {
  const { value, path, resource } = each.block;
  if ((integerIn(value, 'consecutiveGatewayErrors') ?? 0) === 0 || hasKey(value, 'consecutive5xxErrors')) return [];
  if (isIdle(each)) return [];
  return [
    {
      path: ['consecutiveGatewayErrors'],
      part: 'key',
      ref: 'P25',
      message:
        'Five 5xx of any kind in a row also eject an endpoint: consecutive5xxErrors is 5 when it is unset. Set it to 0 to count only 502, 503 and 504.',
      fix: remedyIn(resource, 'Set consecutive5xxErrors to 0', [
        { type: 'set', path: [...path, 'consecutive5xxErrors'], value: 0 },
      ]),
    },
  ];
}
