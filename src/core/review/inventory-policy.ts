import { ejectableOf, isIp, type Cluster, type OutlierSettings, type PolicyInForce } from '../mesh';

/** The policy of a call in a few words, what is not set by anybody left out: "timeout 10 s, 2 retries, ejects 1 of 3". */
export function policyOfCall(policy: PolicyInForce, cluster: Cluster | undefined): string {
  return joined([
    ...(policy.isHttp ? [timeoutWords(policy), retryWords(policy), policy.fault ? 'injects faults' : ''] : []),
    ejectionWords(policy.outlierDetection, cluster),
    ...limitWords(policy.connectionPool, policy.isHttp),
  ]);
}

/** The same of a cluster that no call shows: what routes say, timeouts and retries, is not known of it. */
export function policyOfCluster(cluster: Cluster, isHttp: boolean): string {
  return joined([ejectionWords(cluster.outlier, cluster), ...limitWords(cluster.pool, isHttp)]);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

function timeoutWords({ timeout }: PolicyInForce): string {
  return timeout === null || timeout === '0s' ? 'no timeout' : `timeout ${spaced(timeout)}`;
}

function retryWords({ retries }: PolicyInForce): string {
  if (retries === null || retries.attempts === 0) return 'no retries';
  const count = retries.attempts === 1 ? '1 retry' : `${retries.attempts} retries`;
  const each = retries.perTryTimeout === null ? '' : `, ${spaced(retries.perTryTimeout)} a try`;
  return `${count}${each}${retries.by === 'resource' ? '' : ' by default'}`;
}

/**
 * How many endpoints may be out. Only addresses can be counted: a name in DNS may have any number of them, and a logical host is one
 * (envoy outlier_detection_impl.cc, ejectHost).
 */
function ejectionWords(settings: OutlierSettings | null, cluster: Cluster | undefined): string {
  if (settings === null) return 'no ejection';
  const count = cluster && countOf(cluster);
  if (count === undefined) return `ejects up to ${settings.maxEjectionPercent} %`;
  const ejectable = ejectableOf(count, settings.maxEjectionPercent);
  return ejectable === 0 ? `can eject none of ${count}` : `ejects ${ejectable} of ${count}`;
}

function countOf({ type, endpoints }: Cluster): number | undefined {
  if (type === 'LOGICAL_DNS') return 1;
  if (endpoints.length === 0 || type === 'ORIGINAL_DST' || type === 'DYNAMIC_FORWARD_PROXY') return undefined;
  return endpoints.every(({ address }) => address !== undefined && (isIp(address) || address.startsWith('unix:')))
    ? endpoints.length
    : undefined;
}

/** Envoy's circuit breakers that istiod sets where nobody does are as good as none, so only written numbers are said. */
function limitWords(pool: Cluster['pool'], isHttp: boolean): readonly string[] {
  const limit = (value: number | null, one: string, many: string): string =>
    value === null ? '' : `at most ${value} ${value === 1 ? one : many}`;
  return [
    limit(pool.maxConnections, 'connection', 'connections'),
    ...(isHttp
      ? [
          limit(pool.http2MaxRequests, 'request in flight', 'requests in flight'),
          limit(pool.http1MaxPendingRequests, 'request waiting', 'requests waiting'),
        ]
      : []),
  ];
}

/** `1m30s` as `1 m 30 s`. */
function spaced(duration: string): string {
  return duration.replace(/([\d.]+)([a-zµ]+)/g, '$1 $2 ').trim();
}
