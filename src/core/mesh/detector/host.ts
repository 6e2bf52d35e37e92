import type { OutlierSettings } from '../proxy/clusters/cluster';
import type { DetectorName, TriedEndpoint } from './experiment';

/** What a proxy remembers of an endpoint. All of it is its own: proxies tell each other nothing. */
export interface Host {
  readonly endpoint: TriedEndpoint;
  readonly index: number;
  /** Errors in a row. */
  readonly inRow: Record<DetectorName, number>;
  isIn: boolean;
  /** Counts how often it joined: what a call brings to a host that has left since is lost. */
  life: number;
  /** Undefined while it is not ejected. */
  ejectedAt: number | undefined;
  returnedAt: number | undefined;
  multiplier: number;
  ejections: number;
  /** Calls under way. */
  active: number;
}

/** An endpoint of which nothing is known yet. */
export function newHost(endpoint: TriedEndpoint, index: number): Host {
  const inRow = { consecutive5xxErrors: 0, consecutiveGatewayErrors: 0, consecutiveLocalOriginFailures: 0 };
  return { endpoint, index, inRow, isIn: true, life: 0, ...forgotten() };
}

function forgotten(): Pick<Host, 'ejectedAt' | 'returnedAt' | 'multiplier' | 'ejections' | 'active'> {
  return { ejectedAt: undefined, returnedAt: undefined, multiplier: 0, ejections: 0, active: 0 };
}

/** Takes a host out of the cluster or puts it in again: the host that comes back is a new one to Envoy (addHostMonitor). */
export function moveHost(host: Host, isIn: boolean): void {
  resetCounters(host);
  Object.assign(host, forgotten(), { isIn, life: host.life + 1 });
}

/** Whether a host is among the endpoints, and not ejected. */
export function isHealthy(host: Host): boolean {
  return host.isIn && host.ejectedAt === undefined;
}

/** What a proxy learns from a call: that a connection stands, an HTTP status, or a failure of its own making. */
export type Result =
  | { readonly type: 'connected' }
  /** The same, where nothing else will be learned: on TCP. */
  | { readonly type: 'connected-only' }
  | { readonly type: 'code'; readonly code: number }
  | { readonly type: 'connect-failed' }
  | { readonly type: 'timed-out' };

/**
 * Counts a result and answers with the detectors that have reached their threshold by it, in Envoy's order
 * (source/common/upstream/outlier_detection_impl.cc, putResultNoLocalExternalSplit and putResultWithLocalExternalSplit).
 */
export function countResult(host: Host, result: Result, settings: OutlierSettings): DetectorName[] {
  if (settings.splitExternalLocalOriginErrors && result.type !== 'code') return countLocal(host, result, settings);
  const code = codeOf(result);
  return code === undefined ? [] : countCode(host, code, settings);
}

/** Where the proxy's own failures are not split off, they count as answers; that a connection stands says nothing before the answer. */
function codeOf(result: Result): number | undefined {
  switch (result.type) {
    case 'code':
      return result.code;
    case 'connected':
      return undefined;
    case 'connected-only':
      return 200;
    case 'connect-failed':
      return 503;
    case 'timed-out':
      return 504;
  }
}

function countLocal(host: Host, result: Result, settings: OutlierSettings): DetectorName[] {
  if (result.type === 'connect-failed' || result.type === 'timed-out')
    return countOne(host, 'consecutiveLocalOriginFailures', settings);
  host.inRow.consecutiveLocalOriginFailures = 0;
  return [];
}

function countCode(host: Host, code: number, settings: OutlierSettings): DetectorName[] {
  if (code < 500) {
    host.inRow.consecutive5xxErrors = 0;
    host.inRow.consecutiveGatewayErrors = 0;
    return [];
  }
  const isGateway = code >= 502 && code <= 504;
  if (!isGateway) host.inRow.consecutiveGatewayErrors = 0;
  return [
    ...(isGateway ? countOne(host, 'consecutiveGatewayErrors', settings) : []),
    ...countOne(host, 'consecutive5xxErrors', settings),
  ];
}

/** Only the error that reaches the threshold speaks: what an ejected host still brings counts past it in silence. */
function countOne(host: Host, detector: DetectorName, settings: OutlierSettings): DetectorName[] {
  host.inRow[detector] += 1;
  return host.inRow[detector] === settings[detector] ? [detector] : [];
}

/** Sets the errors in a row to none. */
export function resetCounters(host: Host): void {
  host.inRow.consecutive5xxErrors = 0;
  host.inRow.consecutiveGatewayErrors = 0;
  host.inRow.consecutiveLocalOriginFailures = 0;
}
