import type { Resource } from '../../../schema';
import type { Path } from '../../../text';
import type { MergedRule } from '../../rule-pool';
import type { Loser } from '../listeners/listener';
import type { ScopedPort, ScopedService } from '../scope/scope';

type Fields = Readonly<Record<string, unknown>>;

/** The blocks of a traffic policy that replace each other as a whole. */
export type BlockName =
  'connectionPool' | 'outlierDetection' | 'loadBalancer' | 'tls' | 'tunnel' | 'proxyProtocol' | 'retryBudget';

/** A block in effect, as written, and where it stands. */
export interface Block {
  readonly value: Fields;
  /** Undefined for MeshConfig's `defaultTrafficPolicy`. */
  readonly resource: Resource | undefined;
  readonly path: Path;
}

/** The policy of a cluster after selection, merging and inheritance (reference: pilot/pkg/networking/util, MergeSubsetTrafficPolicy). */
export interface ClusterPolicy {
  /** The rule that counts for the proxy; undefined where there is none. */
  readonly rule: MergedRule | undefined;
  /** The most specific part of a rule that says something for the port and subset; undefined where nothing does. */
  readonly from: { readonly resource: Resource; readonly path: Path } | undefined;
  /** A block without a key is unset: the default of Envoy or of the mesh applies. */
  readonly blocks: Readonly<Partial<Record<BlockName, Block>>>;
  /** Rules for the host that do not count, and written blocks that others replace. */
  readonly losers: readonly Loser[];
  /** Only age, or names between equally old ones, decided. */
  readonly tied: boolean;
}

/** What a proxy adds on the wire of a cluster (pilot/pkg/networking/core/cluster_tls.go). */
export interface UpstreamTls {
  /** `auto`: mesh mTLS for those endpoints that can take it. */
  readonly added: 'none' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL' | 'auto';
  /** Why a written block is not applied, or auto mTLS is not tried where it might be; undefined otherwise. */
  readonly dropped: string | undefined;
  /** The server name that is sent: a name, `host` for that of each request, null for none. */
  readonly sni: { readonly from: 'written' | 'mesh'; readonly name: string } | { readonly from: 'host' } | null;
  /** Whether the server's name is checked, and against what; `host` is the name of each request. */
  readonly nameCheck: 'none' | 'host' | 'names' | 'host-and-names';
  readonly subjectAltNames: readonly string[];
  /** Where `subjectAltNames` are written: the rule, the service (its own and its endpoints' accounts), or nowhere. */
  readonly namesFrom: 'rule' | 'service' | undefined;
  /** `system`, a path, a secret's name, `mesh`, or null where the certificate is not verified or no TLS is added. */
  readonly ca: string | null;
  /** What the proxy shows of itself: `mesh`, a path, a secret's name, or null for nothing. */
  readonly certificate: string | null;
  readonly alpn: readonly string[];
  /** The `tls` block in force, also where it is dropped; undefined where none is. */
  readonly block: Block | undefined;
}

/** How an Envoy cluster finds its endpoints. */
export type ClusterType = 'STRICT_DNS' | 'LOGICAL_DNS' | 'EDS' | 'ORIGINAL_DST' | 'STATIC' | 'DYNAMIC_FORWARD_PROXY';

/** An Envoy cluster of a proxy. */
export interface Cluster {
  /** `outbound|443|v2|api.example.com`. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly subset: string | undefined;
  /** Undefined where the proxy knows no service of that host. */
  readonly service: ScopedService | undefined;
  readonly servicePort: ScopedPort | undefined;
  /** Null where the proxy has no such cluster: 503 NC. */
  readonly type: ClusterType | null;
  /** Why there is no cluster, or no endpoint in it, in one sentence; undefined where there is one. */
  readonly missing: string | undefined;
  readonly endpoints: readonly ClusterEndpoint[];
  readonly policy: ClusterPolicy;
  readonly tls: UpstreamTls;
  readonly loadBalancer: LoadBalancer;
  readonly outlier: OutlierSettings | null;
  readonly pool: PoolSettings;
  /** HTTP version upstream: `h2` always, `h1` always, or that of the caller. */
  readonly http: 'h1' | 'h2' | 'as-called';
  /** Whether this is only read from the source and asserted by no test of Istio. */
  readonly probable: boolean;
}

/** An endpoint of a cluster, with what Envoy needs to choose it. */
export interface ClusterEndpoint {
  /** IP, name or unix path; undefined for a dialled address that is not known. */
  readonly address: string | undefined;
  /** What Envoy connects to: 0 for a unix socket; undefined where it is not known, such as the port of a Service's pods by name. */
  readonly port: number | undefined;
  readonly locality: string | undefined;
  /** The network that it is said to be in; undefined where nothing says it. */
  readonly network: string | undefined;
  /** 0 first, after locality and failover settings. */
  readonly priority: number;
  readonly weight: number;
  /** Of all endpoints of its locality and priority together: the sum of their weights, or what `distribute` gives them. */
  readonly localityWeight: number;
  readonly labels: Readonly<Record<string, string>>;
  /** Whether mesh mTLS would be tried with auto mTLS. */
  readonly mtlsReady: boolean;
  /** Where it is written; undefined for one that is implied (the host itself). */
  readonly resource: Resource | undefined;
  readonly path: Path;
}

/** How a cluster chooses among its endpoints. */
export interface LoadBalancer {
  readonly policy: 'LEAST_REQUEST' | 'ROUND_ROBIN' | 'RANDOM' | 'RING_HASH' | 'MAGLEV' | 'CLUSTER_PROVIDED';
  /** The `consistentHash` key: `{ httpHeaderName: x-user }`; null without. */
  readonly hash: Fields | null;
  /** What ordered or weighed the endpoints; null where they are one pool. */
  readonly locality: 'default' | 'failover' | 'failoverPriority' | 'distribute' | 'traffic-distribution' | null;
  /** Whether Envoy first chooses a locality by `localityWeight` and then an endpoint in it; else all endpoints of a priority are one pool. */
  readonly weighsLocalities: boolean;
}

/** Durations in milliseconds. 0 switches a detector off. */
export interface OutlierSettings {
  readonly consecutive5xxErrors: number;
  readonly consecutiveGatewayErrors: number;
  /** Counts only with `splitExternalLocalOriginErrors`. */
  readonly consecutiveLocalOriginFailures: number;
  readonly splitExternalLocalOriginErrors: boolean;
  readonly interval: number;
  readonly baseEjectionTime: number;
  readonly maxEjectionPercent: number;
  readonly minHealthPercent: number;
}

/** Durations as Go writes them; null is unlimited, or Envoy's default. */
export interface PoolSettings {
  readonly maxConnections: number | null;
  readonly connectTimeout: string;
  /** Of a port that is not HTTP what `tcp_proxy` has, which the rule's own policy alone can say; of HTTP what counts where `httpIdleTimeout` is unset. */
  readonly tcpIdleTimeout: string | null;
  readonly maxConnectionDuration: string | null;
  /** The keepalive of the sockets; null where they have none. */
  readonly tcpKeepalive: Fields | null;
  readonly http1MaxPendingRequests: number | null;
  readonly http2MaxRequests: number | null;
  readonly maxRequestsPerConnection: number | null;
  readonly maxRetries: number | null;
  /** As written for HTTP; null leaves it to `tcpIdleTimeout`. */
  readonly httpIdleTimeout: string | null;
}
