import type { ClusterType, LoadBalancer, OutlierSettings } from '../proxy/clusters/cluster';

/**
 * How calls to an endpoint fail. `5xx` answers 500; `timeout` is a request that gets no answer in time, and on TCP a connection that is not made in time;
 * `reset` breaks a connection that stood; `absent` is no failure: the endpoint is not in the cluster, as when DNS answers without it.
 */
export type FailureKind = '5xx' | '502-504' | '429' | 'connect failure' | 'timeout' | 'reset' | 'absent';

/** Every kind of failure, in the order of pickers. */
export const failureKinds: readonly FailureKind[] = [
  '5xx',
  '502-504',
  '429',
  'connect failure',
  'timeout',
  'reset',
  'absent',
];

/** That of the calls which start between two times, a share fails in one way. Times are milliseconds; `to` is not part of it. */
export interface FailurePattern {
  readonly endpoint: string;
  readonly from: number;
  readonly to: number;
  /** Of the endpoint's calls; without meaning for `absent`. */
  readonly percent: number;
  readonly kind: FailureKind;
}

/** An endpoint of the cluster; its name is its own among them. */
export interface TriedEndpoint {
  readonly name: string;
  readonly priority: number;
  readonly weight: number;
  readonly locality: string | undefined;
  /** Of all endpoints of its locality and priority together; undefined for the sum of their weights. */
  readonly localityWeight?: number | undefined;
}

/** What is tried: a cluster of one proxy, calls to it, and what goes wrong. Times are milliseconds. */
export interface Experiment {
  /** Null without `outlierDetection`: nothing is ejected. */
  readonly settings: OutlierSettings | null;
  /** Codes that count as errors in place of 500 to 599 (`outlierDetectionHttpErrorCodes`); undefined where nothing is written. */
  readonly errorCodes?: readonly number[] | undefined;
  readonly clusterType: ClusterType;
  /** Whether the proxy sees HTTP answers, or only connections (`tcp_proxy`). */
  readonly protocol: 'http' | 'tcp';
  readonly balancer: LoadBalancer['policy'];
  /** Whether Envoy weighs localities before it chooses an endpoint in one (`locality_weighted_lb_config`). */
  readonly localityWeighted: boolean;
  readonly endpoints: readonly TriedEndpoint[];
  readonly patterns: readonly FailurePattern[];
  /** Calls per second of all proxies together. They come evenly, the first at 0. */
  readonly rate: number;
  /** Each counts for itself and gets an equal share of the calls; one of them is tried. */
  readonly proxies: number;
  /** After how long a call that times out has failed. */
  readonly timeout: number;
  readonly duration: number;
  readonly seed: number;
}

/** Which counter led to an ejection: errors in a row of any kind, of the gateway kind, or those of the proxy itself. */
export type DetectorName = 'consecutive5xxErrors' | 'consecutiveGatewayErrors' | 'consecutiveLocalOriginFailures';

/** Something that happens at a time, in milliseconds from the beginning. */
export type TriedEvent =
  | { readonly type: 'error'; readonly at: number; readonly endpoint: string; readonly kind: FailureKind }
  | {
      readonly type: 'ejection';
      readonly at: number;
      readonly endpoint: string;
      readonly detector: DetectorName;
      /** Of this endpoint, 1 for the first. */
      readonly nth: number;
      /** The ejection time alone: min(multiplier * baseEjectionTime, limit). */
      readonly lasts: number;
      /** The sweep at which it returns, which may be after the end. */
      readonly back: number;
    }
  | {
      readonly type: 'refusal';
      readonly at: number;
      readonly endpoint: string;
      readonly detector: DetectorName;
      /** How many were out before, of how many. */
      readonly ejected: number;
      readonly total: number;
    }
  | { readonly type: 'return'; readonly at: number; readonly endpoint: string }
  | { readonly type: 'sweep'; readonly at: number }
  /** The endpoint leaves or joins the cluster; its counters and its ejection are forgotten with it. */
  | { readonly type: 'left' | 'joined'; readonly at: number; readonly endpoint: string }
  /** Envoy uses all endpoints of a priority, ejected ones too. */
  | { readonly type: 'panic'; readonly at: number; readonly priority: number; readonly on: boolean };

/** A time in which nothing about the endpoints changes, so that calls are shared in the same way. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Percent of the calls for each priority. */
  readonly load: readonly number[];
  readonly panic: readonly boolean[];
  /** Endpoints that are in and not ejected, for each priority. */
  readonly healthy: readonly number[];
  readonly total: readonly number[];
  /** Whether some calls find no endpoint: 503 UH, and a closed connection where bytes are passed on. */
  readonly starved: boolean;
}

/** What happened to the calls that started in one second. */
export interface Second {
  readonly calls: number;
  readonly failed: number;
  /** Those of the failed that found no endpoint. */
  readonly unserved: number;
  readonly byPriority: readonly number[];
  /** In the order of the endpoints. */
  readonly byEndpoint: readonly number[];
}

/** A time in which an endpoint is out; `until` ends with its return, with its leaving the cluster, or with the experiment. */
export interface Ejection {
  readonly endpoint: string;
  readonly from: number;
  readonly until: number;
  readonly nth: number;
  readonly detector: DetectorName;
  readonly end: 'returned' | 'left' | 'still out';
}

/** What came of an experiment. */
export interface Outcome {
  readonly events: readonly TriedEvent[];
  readonly ejections: readonly Ejection[];
  readonly spans: readonly Span[];
  readonly seconds: readonly Second[];
  readonly calls: number;
  readonly failed: number;
  readonly unserved: number;
}
