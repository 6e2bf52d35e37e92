import type { Resource } from '../../../schema';
import type { Path } from '../../../text';
import type { VirtualService } from '../../virtual-service';
import type { ScopedPort, ScopedService } from '../scope/scope';

/** What arrives at a listener. */
export interface Connection {
  /** The dialled IP; undefined where only DNS outside knows it, which is never a service's own address. */
  readonly address: string | undefined;
  /** The service whose hidden address (clusterIP, allocated, or that of a pod of a headless Service) was dialled. */
  readonly addressOf: ScopedService | undefined;
  /** Ranges that an unknown `address` is taken to lie in, since the entry of the dialled name says so. */
  readonly within?: readonly string[];
  readonly port: number;
  /** Whether the app has dialled the proxy itself, so that nobody knows another address to connect to (envoyproxy/envoy source/extensions/clusters/original_dst/original_dst_cluster.cc, chooseHost). */
  readonly isDirect?: boolean | undefined;
  /** First bytes: `http1`, `http2` (prior knowledge), `tls`, or `raw`, which is none of those. */
  readonly payload: 'http1' | 'http2' | 'tls' | 'raw';
  /** Server name of the TLS handshake; undefined without one, and for an IP. */
  readonly sni: string | undefined;
}

/** A listener of a sidecar. */
export interface Listener {
  /** As Envoy names it: `0.0.0.0_443`, `10.0.0.1_5432`, `virtualOutbound`; a hidden address stands as its host, `db.shop.svc.cluster.local_5432`. */
  readonly name: string;
  readonly port: number;
  readonly chains: readonly FilterChain[];
  /** What connections get that no chain takes. */
  readonly fallback: 'PassthroughCluster' | 'BlackHoleCluster';
  /** In place of `PassthroughCluster`, where a Sidecar names an `egressProxy`. */
  readonly egressProxy?: WeightedDestination;
  /** Whether it waits for the first bytes to tell HTTP (or a server name) from the rest, which a server that speaks first never sees. */
  readonly waits: boolean;
  /** Services of the scope that asked for chains here and got none, or lost a part. */
  readonly lost: readonly LostChain[];
  /** Whether Envoy has a socket of its own there, so that a connection gets to it without being redirected. */
  readonly isBound: boolean;
  /** Why Envoy rejects it as a whole, so that connections get to the next wider one; undefined where it does not. */
  readonly rejected?: string;
}

/** What takes a connection by where it goes and what it begins with. */
export interface FilterChain {
  /** Address ranges that it is limited to; empty for all. */
  readonly ranges: readonly string[];
  /** Server names, patterns included; empty for all. */
  readonly serverNames: readonly string[];
  /** What it takes: HTTP by its bytes, TLS, or everything. */
  readonly takes: 'http' | 'tls' | 'any';
  /** Whether it is the listener's default chain, which takes what no other does, also what another began to match. */
  readonly isDefault: boolean;
  readonly to: ToRoutes | ToClusters;
}

/** HTTP connection manager with the route configuration of that name: a port number, or `host:port`. */
export interface ToRoutes {
  readonly type: 'http';
  readonly routeConfig: string;
  /** The services whose virtual hosts it has. */
  readonly services: readonly ScopedService[];
  /**
   * Left out where all are those of the listener's port. A listener for HTTP_PROXY has those of all ports, and the Host header names one of them: without a port
   * in it, 80 (pilot/pkg/networking/core/httproute.go, mergeAllVirtualHosts).
   */
  readonly byHostPort?: true;
}

/** `tcp_proxy`. */
export interface ToClusters {
  readonly type: 'tcp';
  readonly service: ScopedService;
  readonly port: ScopedPort;
  readonly destinations: readonly WeightedDestination[];
  /** What sends it there; undefined for the service's own cluster. */
  readonly route: RouteOrigin | undefined;
  /** Rules of VirtualServices for the service that do not count for this proxy and port. */
  readonly passedOver: readonly Loser[];
}

/** A rule of a VirtualService, and the match in it that counted. */
export interface RouteOrigin {
  readonly virtualService: VirtualService;
  /** `spec.http[1]`, `spec.tls[0]` … as a path. */
  readonly path: Path;
  readonly rule: Readonly<Record<string, unknown>>;
  /** Index of the match in it that counted; undefined where it has none. */
  readonly match?: number;
}

/** One destination of a rule, after istiod resolved its port. */
export interface WeightedDestination {
  readonly host: string;
  readonly port: number;
  readonly subset: string | undefined;
  /** Relative; 100 for a single one, whatever is written. */
  readonly weight: number;
  /** From the root of its VirtualService; undefined for a service's own cluster. */
  readonly path: Path | undefined;
}

/** A service that wanted a part of a listener and did not get it. */
export interface LostChain {
  readonly service: ScopedService;
  readonly port: ScopedPort;
  /** The service that has it instead. */
  readonly to: ScopedService;
  /** The part: everything, the bytes that are not HTTP, or one address range or server name. */
  readonly part: 'all' | 'raw' | 'chain';
  readonly because: string;
  /** Only age, or names between equally old ones, decided. */
  readonly tied: boolean;
}

/** What took a connection, and what else was there. */
export interface ChainChoice {
  readonly listener: Listener;
  /** Undefined where the listener's fallback takes it. */
  readonly chain: FilterChain | undefined;
  /** One sentence. */
  readonly because: string;
  readonly losers: readonly Loser[];
}

/** Something written that a reader may think decides, and that did not. */
export interface Loser {
  readonly resource: Resource;
  readonly path: Path;
  readonly because: string;
  /** Only age, or names between equally old ones, decided. */
  readonly tied: boolean;
  /** Whether its own conditions are for other clients, ports or proxies, so that it did not lose. */
  readonly isForOthers?: boolean;
}
