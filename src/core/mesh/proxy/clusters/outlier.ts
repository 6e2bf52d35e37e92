import { readDuration } from '../../../schema';
import { integerIn, textIn } from '../../read';
import type { Block, OutlierSettings } from './cluster';

/** Envoy's defaults (envoy/config/cluster/v3/outlier_detection.proto); `interval` and `baseEjectionTime` in milliseconds. */
const outlierDefaults = {
  consecutive5xxErrors: 5,
  consecutiveLocalOriginFailures: 5,
  interval: 10_000,
  baseEjectionTime: 30_000,
  maxEjectionPercent: 10,
} as const;

/**
 * The outlier detection that Envoy gets; null where no block is in force. The 5xx detector is on unless it is set to 0, the gateway detector off unless it is
 * set, and Istio sets the panic threshold to `minHealthPercent`, 0 where that is unset
 * (pilot/pkg/networking/core/cluster_traffic_policy.go, applyOutlierDetection).
 */
export function outlierSettings(block: Block | undefined): OutlierSettings | null {
  if (block === undefined) return null;
  const { value } = block;
  const split = value['splitExternalLocalOriginErrors'] === true;
  return {
    consecutive5xxErrors: integerIn(value, 'consecutive5xxErrors') ?? outlierDefaults.consecutive5xxErrors,
    consecutiveGatewayErrors: integerIn(value, 'consecutiveGatewayErrors') ?? 0,
    consecutiveLocalOriginFailures: split ? localOriginFailures(block) : 0,
    splitExternalLocalOriginErrors: split,
    interval: durationIn(block, 'interval') ?? outlierDefaults.interval,
    baseEjectionTime: durationIn(block, 'baseEjectionTime') ?? outlierDefaults.baseEjectionTime,
    maxEjectionPercent: aboveZero(integerIn(value, 'maxEjectionPercent')) ?? outlierDefaults.maxEjectionPercent,
    minHealthPercent: aboveZero(integerIn(value, 'minHealthPercent')) ?? 0,
  };
}

/** With split errors 0 is Envoy's default as well: istiod passes nothing on then. */
function localOriginFailures({ value }: Block): number {
  return (
    aboveZero(integerIn(value, 'consecutiveLocalOriginFailures')) ?? outlierDefaults.consecutiveLocalOriginFailures
  );
}

function aboveZero(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}

function durationIn({ value }: Block, key: string): number | undefined {
  return readDuration(textIn(value, key) ?? '') ?? undefined;
}
