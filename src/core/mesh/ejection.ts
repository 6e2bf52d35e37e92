import { isIp } from './address';
import type { ServiceEntry } from './service-entry';

/** What the limit of an `outlierDetection` block means for a host. */
export interface Ejection {
  /** Percent of the endpoints that may be out at the same time: 10, Envoy's default, where the block writes none or 0. */
  readonly percent: number;
  /** How many endpoints a proxy has for the host; undefined when the text cannot tell. */
  readonly endpoints: number | undefined;
  /** How many of them can be out at the same time; undefined with `endpoints`. */
  readonly ejectable: number | undefined;
}

/**
 * The limit that applies to a host which these entries define, all of them by exactly that name. Zero counts as unset
 * (pilot/pkg/networking/core/cluster_traffic_policy.go, applyOutlierDetection).
 */
export function ejectionOf(entries: readonly ServiceEntry[], maxEjectionPercent: number | undefined): Ejection {
  const percent = maxEjectionPercent === undefined || maxEjectionPercent === 0 ? 10 : maxEjectionPercent;
  const endpoints = knownEndpoints(entries);
  return { percent, endpoints, ejectable: endpoints === undefined ? undefined : ejectableOf(endpoints, percent) };
}

/**
 * How many of `total` endpoints can be out at the same time. Envoy ejects one more only while 100 * (ejected + 1) / total stays at or under
 * the limit, and since 1.28 never guarantees that one may go (outlier_detection_impl.cc, pull request 27909).
 */
export function ejectableOf(total: number, percent: number): number {
  return Math.floor((percent * total) / 100);
}

/** The smallest percentage at which `count` of `total` endpoints can be out at the same time. */
export function percentToEject(count: number, total: number): number {
  return Math.ceil((100 * count) / total);
}

/**
 * How many endpoints a proxy has for a host, as far as the text can tell: the written ones under STATIC, and under DNS while they are IPs, when
 * one entry alone defines the host and its text could be read; one under DNS_ROUND_ROBIN, whose cluster has a single logical host. Undefined when only DNS knows, when
 * workloads are selected, and where ejection has no endpoint to act on (NONE, DYNAMIC_DNS).
 */
function knownEndpoints(entries: readonly ServiceEntry[]): number | undefined {
  const [entry, ...others] = entries;
  if (entry === undefined || others.length > 0 || entry.resource.incomplete) return undefined;
  const { resolution, endpoints } = entry;
  if (resolution === 'DNS_ROUND_ROBIN') return 1;
  if (resolution !== 'STATIC' && resolution !== 'DNS') return undefined;
  if (endpoints.length === 0) return undefined;
  return resolution === 'STATIC' || endpoints.every(({ address }) => isIp(address)) ? endpoints.length : undefined;
}
