import { readDuration } from '../../schema';
import { hasKey, integerIn, recordIn, textIn } from '../read';
import type { Block, Cluster } from '../proxy/clusters/cluster';
import { originsOf } from '../proxy/clusters/cluster-origins';
import type { Origin } from '../trace/trace';
import { byIstio, from, inMesh, seconds, writtenAt, type EnvoyFields, type EnvoyValue } from './tree';

/** The largest number of a field of 32 bits, which Istio writes for a limit that is not set. */
const unlimited = 4_294_967_295;

/** The origin of a field of a block. */
export function inBlock({ resource, path }: Block, ...fields: readonly string[]): Origin {
  return resource ? writtenAt(resource, [...path, ...fields]) : inMesh(...path.map(String), ...fields);
}

/** `circuit_breakers` (pilot/pkg/networking/core/cluster_traffic_policy.go, applyConnectionPool and applyRetryBudget). */
export function circuitBreakers(cluster: Cluster): EnvoyFields {
  const origins = originsOf(cluster);
  const limit = (value: number | null, name: string): EnvoyValue =>
    from(origins.get(`connectionPool.${name}`) ?? byIstio, value ?? unlimited);
  const { pool, policy } = cluster;
  const thresholds = {
    max_connections: limit(pool.maxConnections, 'tcp.maxConnections'),
    max_pending_requests: limit(pool.http1MaxPendingRequests, 'http.http1MaxPendingRequests'),
    max_requests: limit(pool.http2MaxRequests, 'http.http2MaxRequests'),
    max_retries: limit(pool.maxRetries, 'http.maxRetries'),
    track_remaining: true,
    retry_budget: retryBudget(policy.blocks.retryBudget),
  };
  return { thresholds: [thresholds] };
}

/** Istio's default share is 0.2, which Envoy reads as percent. */
function retryBudget(block: Block | undefined): EnvoyValue | undefined {
  if (block === undefined) return undefined;
  const percent = recordIn(block.value, 'percent')['value'] ?? block.value['percent'];
  const least = integerIn(block.value, 'minRetryConcurrency') ?? 0;
  return from(inBlock(block), {
    budget_percent: { value: typeof percent === 'number' ? percent : hasKey(block.value, 'percent') ? 0 : 0.2 },
    min_retry_concurrency: least > 0 ? least : 3,
  });
}

/** `outlier_detection`: only what is written, and what switches the detectors by success rate off (applyOutlierDetection). */
export function outlierDetection({ policy }: Cluster): EnvoyValue | undefined {
  const block = policy.blocks.outlierDetection;
  if (block === undefined) return undefined;
  const { value } = block;
  const count = (field: string): EnvoyValue | undefined => from(inBlock(block, field), integerIn(value, field));
  const enforced = (field: string): EnvoyValue | undefined => {
    const errors = integerIn(value, field);
    return errors === undefined ? undefined : from(inBlock(block, field), errors > 0 ? 100 : 0);
  };
  const share = integerIn(value, 'maxEjectionPercent') ?? 0;
  return from(inBlock(block), {
    consecutive_5xx: count('consecutive5xxErrors'),
    interval: durationIn(block, 'interval'),
    base_ejection_time: durationIn(block, 'baseEjectionTime'),
    max_ejection_percent: share > 0 ? from(inBlock(block, 'maxEjectionPercent'), share) : undefined,
    enforcing_consecutive_5xx: enforced('consecutive5xxErrors'),
    enforcing_success_rate: from(byIstio, 0),
    consecutive_gateway_failure: count('consecutiveGatewayErrors'),
    enforcing_consecutive_gateway_failure: enforced('consecutiveGatewayErrors'),
    ...localOrigin(block),
  });
}

function localOrigin(block: Block): EnvoyFields {
  if (block.value['splitExternalLocalOriginErrors'] !== true) return {};
  const failures = integerIn(block.value, 'consecutiveLocalOriginFailures') ?? 0;
  const origin = inBlock(block, 'consecutiveLocalOriginFailures');
  return {
    split_external_local_origin_errors: from(inBlock(block, 'splitExternalLocalOriginErrors'), true),
    consecutive_local_origin_failure: failures > 0 ? from(origin, failures) : undefined,
    enforcing_consecutive_local_origin_failure: failures > 0 ? from(origin, 100) : undefined,
    enforcing_local_origin_success_rate: from(byIstio, 0),
  };
}

function durationIn(block: Block, field: string): EnvoyValue | undefined {
  return from(inBlock(block, field), seconds(textIn(block.value, field)));
}

/** `common_lb_config`: istiod writes the panic threshold with every outlier detection, 0 where nobody says it. */
export function commonBalancing(cluster: Cluster): EnvoyFields {
  const { outlier, loadBalancer } = cluster;
  const origins = originsOf(cluster);
  return {
    healthy_panic_threshold:
      outlier === null
        ? undefined
        : from(origins.get('outlierDetection.minHealthPercent'), { value: outlier.minHealthPercent }),
    locality_weighted_lb_config: loadBalancer.weighsLocalities
      ? from(origins.get('loadBalancer.locality'), {})
      : undefined,
  };
}

/** The settings of the balancer that is chosen (applyLoadBalancer and ApplyRingHashLoadBalancer). */
export function balancerSettings({ type, loadBalancer, policy, endpoints }: Cluster): EnvoyFields {
  const block = policy.blocks.loadBalancer;
  const hash = recordIn(block?.value, 'consistentHash');
  switch (loadBalancer.policy) {
    case 'LEAST_REQUEST':
      return { least_request_lb_config: slowStart(block) };
    case 'ROUND_ROBIN':
      return { round_robin_lb_config: slowStart(block) };
    case 'RING_HASH':
      return { ring_hash_lb_config: block && ringSize(block, hash) };
    case 'MAGLEV': {
      const size = integerIn(recordIn(hash, 'maglev'), 'tableSize') ?? 0;
      const origin = block && inBlock(block, 'consistentHash', 'maglev');
      return { maglev_lb_config: size > 0 ? from(origin, { table_size: size }) : undefined };
    }
    case 'CLUSTER_PROVIDED': {
      const [dialled] = endpoints;
      if (type !== 'ORIGINAL_DST' || dialled?.port === undefined) return {};
      const origin = dialled.resource && writtenAt(dialled.resource, ['spec', 'ports']);
      return { original_dst_lb_config: from(origin, { upstream_port_override: dialled.port }) };
    }
    case 'RANDOM':
      return {};
  }
}

function slowStart(block: Block | undefined): EnvoyValue | undefined {
  if (block === undefined || hasKey(block.value, 'consistentHash')) return undefined;
  const warmup = recordIn(block.value, 'warmup');
  const window = seconds(textIn(warmup, 'duration'));
  if (window !== undefined)
    return from(inBlock(block, 'warmup'), {
      slow_start_config: {
        slow_start_window: window,
        aggression: { default_value: numberIn(warmup['aggression']) ?? 1 },
        min_weight_percent: { value: numberIn(warmup['minimumPercent']) ?? 10 },
      },
    });
  const older = seconds(textIn(block.value, 'warmupDurationSecs'));
  if (older === undefined) return undefined;
  return from(inBlock(block, 'warmupDurationSecs'), { slow_start_config: { slow_start_window: older } });
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Without `ringHash` istiod writes the size itself; an empty `ringHash` leaves it to Envoy. */
function ringSize(block: Block, hash: Readonly<Record<string, unknown>>): EnvoyValue | undefined {
  const ring = hasKey(hash, 'ringHash');
  const size = integerIn(ring ? recordIn(hash, 'ringHash') : hash, 'minimumRingSize') ?? 0;
  if (size > 0)
    return from(inBlock(block, 'consistentHash', ...(ring ? ['ringHash'] : []), 'minimumRingSize'), {
      minimum_ring_size: size,
    });
  return ring ? undefined : from(byIstio, { minimum_ring_size: 1024 });
}

/** The keepalive of the sockets, in whole seconds (applyTCPKeepalive and setKeepAliveSettings). */
export function connectionOptions({ pool, policy }: Cluster): EnvoyValue | undefined {
  const { tcpKeepalive } = pool;
  if (tcpKeepalive === null) return undefined;
  const block = policy.blocks.connectionPool;
  const own = recordIn(recordIn(block?.value, 'tcp'), 'tcpKeepalive');
  const origin = (field: string): Origin =>
    block && hasKey(own, field) ? inBlock(block, 'tcp', 'tcpKeepalive', field) : inMesh('tcpKeepalive', field);
  const whole = (field: string): EnvoyValue | undefined => {
    const text = textIn(tcpKeepalive, field);
    const milliseconds = text === undefined ? null : readDuration(text);
    return milliseconds === null ? undefined : from(origin(field), Math.trunc(milliseconds / 1000));
  };
  const probes = integerIn(tcpKeepalive, 'probes') ?? 0;
  return {
    tcp_keepalive: {
      keepalive_probes: probes > 0 ? from(origin('probes'), probes) : undefined,
      keepalive_time: whole('time'),
      keepalive_interval: whole('interval'),
    },
  };
}
