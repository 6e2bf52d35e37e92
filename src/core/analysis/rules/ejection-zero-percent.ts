import { integerIn } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { inBlocks, type InForce, type Remark } from '../runtime/blocks-in-force';

export const ejectionZeroPercent: WorkspaceRule = {
  id: 'ejection-zero-percent',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['P26'],
  summary: 'maxEjectionPercent is 0, which counts as unset.',
  why: 'istiod passes on a percentage above 0 only, so Envoy’s default of 10 applies: with ten endpoints or more they are still ejected. Only a policy without outlierDetection ejects none.',
  source: 'istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyOutlierDetection)',
  check: inBlocks('outlierDetection', judge),
};

function judge({ block: { value, path, resource } }: InForce): readonly Remark[] {
  if (integerIn(value, 'maxEjectionPercent') !== 0) return [];
  // Without other keys an empty block would be left, which is read as it is meant nowhere.
  const isOnly = Object.keys(value).length === 1;
  return [
    {
      path: ['maxEjectionPercent'],
      ref: 'P26',
      message:
        'maxEjectionPercent 0 means 10, Envoy’s default, so endpoints are still ejected. Remove outlierDetection to eject none.',
      fix: isOnly
        ? undefined
        : remedyIn(resource, 'Remove maxEjectionPercent', [{ type: 'delete', path: [...path, 'maxEjectionPercent'] }]),
    },
  ];
}
