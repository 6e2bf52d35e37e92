import type { OutlierSettings } from '../proxy/clusters/cluster';
import { countResult, resetCounters, type Host, type Result } from './host';
import type { DetectorName, TriedEvent } from './experiment';

/** Envoy's `max_ejection_time` where nothing is set, as Istio leaves it. */
const longestEjection = 300_000;

/**
 * Counts what a call brought and ejects the host at once where a threshold is reached. Answers with what came of it.
 */
export function putResult(
  hosts: readonly Host[],
  host: Host,
  result: Result,
  settings: OutlierSettings,
  at: number,
): TriedEvent[] {
  return countResult(host, result, settings).flatMap((detector) => onReached(hosts, host, detector, settings, at));
}

/** source/common/upstream/outlier_detection_impl.cc, onConsecutiveErrorWorker: the counter starts anew, ejected or not. */
function onReached(
  hosts: readonly Host[],
  host: Host,
  detector: DetectorName,
  settings: OutlierSettings,
  at: number,
): TriedEvent[] {
  if (host.ejectedAt !== undefined) return [];
  const event = eject(hosts, host, detector, settings, at);
  host.inRow[detector] = 0;
  return [event];
}

/**
 * Ejects a host while the limit allows one more. The limit counts the hosts of all priorities, and no host is sure to go: `always_eject_one_host` is not
 * set by Istio (outlier_detection_impl.cc, ejectHost).
 */
function eject(
  hosts: readonly Host[],
  host: Host,
  detector: DetectorName,
  settings: OutlierSettings,
  at: number,
): TriedEvent {
  const total = hosts.filter((each) => each.isIn).length;
  const ejected = hosts.filter((each) => each.ejectedAt !== undefined).length;
  const endpoint = host.endpoint.name;
  if (!mayEject(ejected, total, settings.maxEjectionPercent))
    return { type: 'refusal', at, endpoint, detector, ejected, total };
  host.ejectedAt = at;
  host.ejections += 1;
  host.multiplier = nextMultiplier(host.multiplier, settings.baseEjectionTime);
  const lasts = ejectionTime(host, settings);
  const back = sweepFrom(at + lasts, intervalOf(settings));
  return { type: 'ejection', at, endpoint, detector, nth: host.ejections, lasts, back };
}

/** Whether one more of `total` hosts may be ejected. */
export function mayEject(ejected: number, total: number, percent: number): boolean {
  return (100 * (ejected + 1)) / total <= Math.min(100, percent);
}

/** The multiplier grows while the time that it gives is below the limit plus one base time. */
function nextMultiplier(multiplier: number, base: number): number {
  return multiplier * base < limitOf(base) + base ? multiplier + 1 : multiplier;
}

function ejectionTime(host: Host, { baseEjectionTime }: OutlierSettings): number {
  return Math.min(host.multiplier * baseEjectionTime, limitOf(baseEjectionTime));
}

/** Envoy takes the larger of its limit and the base time. */
function limitOf(base: number): number {
  return Math.max(longestEjection, base);
}

/** Milliseconds between sweeps. Envoy's timer has no finer step. */
export function intervalOf(settings: OutlierSettings): number {
  return Math.max(1, settings.interval);
}

/** The first sweep at or after a time; sweeps are counted from 0, where there is none. */
function sweepFrom(time: number, interval: number): number {
  return Math.max(1, Math.ceil(time / interval)) * interval;
}

/**
 * What Envoy does every `interval`: hosts whose time is over return, and of those that have been back for an interval the multiplier falls by one
 * (outlier_detection_impl.cc, onIntervalTimer).
 */
export function sweep(hosts: readonly Host[], settings: OutlierSettings, at: number): TriedEvent[] {
  const returning = hosts.filter(
    (host) => host.ejectedAt !== undefined && at - host.ejectedAt >= ejectionTime(host, settings),
  );
  returning.forEach((host) => unEject(host, at));
  for (const host of hosts)
    if (isBackSince(host, at - intervalOf(settings))) host.multiplier = Math.max(0, host.multiplier - 1);
  return returning.map((host) => ({ type: 'return', at, endpoint: host.endpoint.name }));
}

function isBackSince(host: Host, time: number): boolean {
  return host.ejectedAt === undefined && host.returnedAt !== undefined && host.returnedAt <= time;
}

/** All counters start anew, so that few errors do not eject it again. */
function unEject(host: Host, at: number): void {
  host.ejectedAt = undefined;
  host.returnedAt = at;
  resetCounters(host);
}
