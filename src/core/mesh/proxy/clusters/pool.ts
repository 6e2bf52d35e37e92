import { readDuration } from '../../../schema';
import type { Mesh } from '../../build';
import { hasKey, integerIn, recordIn, textIn } from '../../read';
import type { Cluster, ClusterPolicy, PoolSettings } from './cluster';

type Fields = Readonly<Record<string, unknown>>;

/** MeshConfig's default (istio/istio pkg/config/mesh/mesh.go, DefaultMeshConfig). */
const defaultConnectTimeout = '10s';

/**
 * The limits and timeouts of a cluster. Zero counts as unset for every number (pilot/pkg/networking/core/cluster_traffic_policy.go, applyConnectionPool).
 * What is not routed as HTTP gets its idle timeout and its longest duration from `tcp_proxy`, which reads them in the rule's own `trafficPolicy` and neither
 * in settings of the port nor in a subset (pilot/pkg/networking/core/networkfilter.go, buildOutboundNetworkFilters).
 */
export function poolSettings(
  { settings }: Pick<Mesh, 'settings'>,
  policy: Pick<ClusterPolicy, 'rule' | 'blocks'>,
  isHttp: boolean,
): PoolSettings {
  const block = policy.blocks.connectionPool?.value;
  const [tcp, http] = [recordIn(block, 'tcp'), recordIn(block, 'http')];
  const proxied = isHttp ? tcp : topLevelTcp(policy);
  return {
    maxConnections: limitIn(tcp, 'maxConnections'),
    connectTimeout: durationIn(tcp, 'connectTimeout') ?? meshConnectTimeout(settings.config) ?? defaultConnectTimeout,
    tcpIdleTimeout: durationIn(proxied, 'idleTimeout'),
    maxConnectionDuration: durationIn(proxied, 'maxConnectionDuration'),
    tcpKeepalive: keepalive(settings.config, tcp),
    http1MaxPendingRequests: limitIn(http, 'http1MaxPendingRequests'),
    http2MaxRequests: limitIn(http, 'http2MaxRequests'),
    maxRequestsPerConnection: limitIn(http, 'maxRequestsPerConnection'),
    maxRetries: limitIn(http, 'maxRetries'),
    httpIdleTimeout: durationIn(http, 'idleTimeout'),
  };
}

/** The limits and timeouts of a cluster for a call that is routed as HTTP, or is not, whatever its port declares. */
export function poolFor({ pool, policy }: Cluster, isHttp: boolean): PoolSettings {
  const tcp = isHttp ? recordIn(policy.blocks.connectionPool?.value, 'tcp') : topLevelTcp(policy);
  return {
    ...pool,
    tcpIdleTimeout: durationIn(tcp, 'idleTimeout'),
    maxConnectionDuration: durationIn(tcp, 'maxConnectionDuration'),
  };
}

/** MeshConfig's `connectTimeout` as written; null where it says nothing. */
function meshConnectTimeout(config: Fields): string | null {
  return durationIn(config, 'connectTimeout');
}

/** The `connectionPool.tcp` of the rule's own `trafficPolicy`. */
function topLevelTcp({ rule }: Pick<ClusterPolicy, 'rule'>): Fields {
  return recordIn(rule?.policyRule?.policy?.connectionPool, 'tcp');
}

/** The rule's fields count before those of the mesh, one by one (cluster_traffic_policy.go, applyTCPKeepalive). */
function keepalive(config: Fields, tcp: Fields): Fields | null {
  if (!hasKey(config, 'tcpKeepalive') && !hasKey(tcp, 'tcpKeepalive')) return null;
  return { ...recordIn(config, 'tcpKeepalive'), ...recordIn(tcp, 'tcpKeepalive') };
}

function limitIn(value: Fields, key: string): number | null {
  const limit = integerIn(value, key);
  return limit !== undefined && limit > 0 ? limit : null;
}

function durationIn(value: Fields, key: string): string | null {
  const text = textIn(value, key);
  return text !== undefined && readDuration(text) !== null ? text : null;
}
