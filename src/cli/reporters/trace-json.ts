import {
  formatDuration,
  type Cluster,
  type Hop,
  type Ineffective,
  type OutlierSettings,
  type PolicyInForce,
  type Trace,
} from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { formatPath, type Path } from '../../core/text';
import { nameResource } from './report';
import { lineOf } from './trace-place';

/** The object of `trace --format json` (version 1). */
export function traceObject(trace: Trace, from: string, snapshot: Snapshot): object {
  const { call, outcome, response, tls, via, request, undecided, assumed } = trace;
  return {
    version: 1,
    call: { from, url: call.url, method: call.method, headers: call.headers },
    outcome,
    undecided: undecided ?? null,
    assumed: assumed ?? null,
    response,
    tls,
    via,
    request,
    hops: trace.hops.map((hop) => hopObject(hop, snapshot)),
    cluster: trace.cluster ? clusterObject(trace.cluster) : null,
    split: trace.split,
    mirrors: trace.mirrors,
    policy: trace.policy ? policyObject(trace.policy, trace.cluster) : null,
    ineffective: trace.ineffective.map(ineffectiveObject),
  };
}

function hopObject(hop: Hop, snapshot: Snapshot): object {
  const { proxy, at, name, what, because, resource, path } = hop;
  const place = resource ? { file: resource.place.file, line: lineOf(snapshot, resource, path) } : null;
  return {
    proxy,
    at,
    name,
    what,
    because,
    resource: resource ? nameResource(resource) : null,
    path: resource ? pathText(path) : null,
    file: place?.file ?? null,
    line: place?.line ?? null,
  };
}

function pathText(path: Path): string | null {
  return path.length > 0 ? formatPath(path) : null;
}

function clusterObject({ name, type, endpoints }: Cluster): object {
  return {
    name,
    type,
    endpoints: endpoints.map(({ address, port, locality, priority, weight }) => ({
      address: address === undefined ? null : written(address),
      port: port ?? null,
      locality: locality ?? null,
      priority,
      weight,
    })),
  };
}

/** A socket as a ServiceEntry writes it; Envoy has its path alone. */
function written(address: string): string {
  return /^[/@]/.test(address) ? `unix://${address}` : address;
}

function policyObject(policy: PolicyInForce, cluster: Cluster | undefined): object {
  const { connectionPool: pool, loadBalancer } = policy;
  return {
    timeout: policy.timeout,
    retries: policy.retries && {
      attempts: policy.retries.attempts,
      retryOn: policy.retries.retryOn,
      statusCodes: policy.retries.statusCodes,
      perTryTimeout: policy.retries.perTryTimeout,
    },
    fault: policy.fault,
    outlierDetection: policy.outlierDetection && outlierObject(policy.outlierDetection, cluster),
    connectionPool: {
      tcp: {
        maxConnections: pool.maxConnections,
        connectTimeout: pool.connectTimeout,
        idleTimeout: pool.tcpIdleTimeout,
        maxConnectionDuration: pool.maxConnectionDuration,
      },
      http: {
        http1MaxPendingRequests: pool.http1MaxPendingRequests,
        http2MaxRequests: pool.http2MaxRequests,
        maxRequestsPerConnection: pool.maxRequestsPerConnection,
        maxRetries: pool.maxRetries,
        idleTimeout: pool.httpIdleTimeout,
      },
    },
    loadBalancer: { policy: loadBalancer.policy, hash: loadBalancer.hash },
    tls: policy.tls,
  };
}

/** Durations as they are written, so that `60s` does not come back as `1m`. */
function outlierObject(settings: OutlierSettings, cluster: Cluster | undefined): object {
  const written = cluster?.policy.blocks.outlierDetection?.value ?? {};
  const duration = (name: 'interval' | 'baseEjectionTime'): string => {
    const text = Object.hasOwn(written, name) ? written[name] : undefined;
    return typeof text === 'string' && text !== '' ? text : formatDuration(settings[name]);
  };
  return {
    consecutive5xxErrors: settings.consecutive5xxErrors,
    consecutiveGatewayErrors: settings.consecutiveGatewayErrors,
    consecutiveLocalOriginFailures: settings.consecutiveLocalOriginFailures,
    splitExternalLocalOriginErrors: settings.splitExternalLocalOriginErrors,
    interval: duration('interval'),
    baseEjectionTime: duration('baseEjectionTime'),
    maxEjectionPercent: settings.maxEjectionPercent,
    minHealthPercent: settings.minHealthPercent,
  };
}

function ineffectiveObject({ resource, path, because }: Ineffective): object {
  return { resource: nameResource(resource), path: pathText(path), because };
}
