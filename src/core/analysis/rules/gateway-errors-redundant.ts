import { hasKey, integerIn } from '../../mesh';
import { ifWanted, remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { inBlocks, isIdle, type InForce, type Remark } from '../runtime/blocks-in-force';

export const gatewayErrorsRedundant: WorkspaceRule = {
  id: 'gateway-errors-redundant',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['P24'],
  summary: 'consecutiveGatewayErrors is not below consecutive5xxErrors, so the other detector is always first.',
  why: 'Each 502, 503 and 504 is a 5xx too, so the count of 5xx gets to its limit at the same call or before. That count has the limit 5 where none is written.',
  source:
    'envoyproxy/envoy source/common/upstream/outlier_detection_impl.cc (DetectorHostMonitorImpl::putHttpResponseCode); istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyOutlierDetection)',
  check: inBlocks('outlierDetection', judge),
};

function judge(each: InForce): readonly Remark[] {
  const { value, path, resource } = each.block;
  const [gateway, all] = [integerIn(value, 'consecutiveGatewayErrors'), integerIn(value, 'consecutive5xxErrors') ?? 5];
  if (gateway === undefined || gateway === 0 || all === 0 || gateway < all) return [];
  // Other codes may count as errors then.
  if (hasKey(value, 'outlierDetectionHttpErrorCodes') || isIdle(each)) return [];
  const limit = hasKey(value, 'consecutive5xxErrors')
    ? `consecutive5xxErrors is ${all}`
    : 'consecutive5xxErrors is 5 when it is unset';
  return [
    {
      path: ['consecutiveGatewayErrors'],
      ref: 'P24',
      message: `consecutiveGatewayErrors ${gateway} changes nothing: 502, 503 and 504 are 5xx too, and ${limit}. Set a lower number, or consecutive5xxErrors to 0.`,
      fix: hasKey(value, 'consecutive5xxErrors')
        ? ifWanted(
            remedyIn(resource, 'Remove consecutiveGatewayErrors', [
              { type: 'delete', path: [...path, 'consecutiveGatewayErrors'] },
            ]),
          )
        : ifWanted(
            remedyIn(resource, 'Set consecutive5xxErrors to 0', [
              { type: 'set', path: [...path, 'consecutive5xxErrors'], value: 0 },
            ]),
          ),
    },
  ];
}
