import { formatDuration, hasKey, outlierSettings } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { inBlocks, isIdle, type InForce, type Remark } from '../runtime/blocks-in-force';

export const ejectionShorterThanSweep: WorkspaceRule = {
  id: 'ejection-shorter-than-sweep',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'info',
  refs: ['P29'],
  summary: 'baseEjectionTime is shorter than interval, so ejections last longer than it says.',
  why: 'Envoy returns endpoints at its sweeps, one each interval, and not when their time is over. It ejects at once, so a shorter interval does not eject sooner.',
  source:
    'envoyproxy/envoy source/common/upstream/outlier_detection_impl.cc (DetectorImpl::onIntervalTimer, checkHostForUneject)',
  check: inBlocks('outlierDetection', judge),
};

function judge(each: InForce): readonly Remark[] {
  const settings = outlierSettings(each.block);
  if (settings === null || settings.baseEjectionTime >= settings.interval || isIdle(each)) return [];
  const { value } = each.block;
  const [base, interval] = [settings.baseEjectionTime, settings.interval].map(formatDuration);
  const path = hasKey(value, 'baseEjectionTime') ? 'baseEjectionTime' : 'interval';
  return [
    {
      path: [path],
      ref: 'P29',
      message: `Ejected endpoints come back at the next sweep, and there is one every ${interval}: the ejection lasts longer than its baseEjectionTime of ${base}. Set interval to ${base} or less.`,
    },
  ];
}
