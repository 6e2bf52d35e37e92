import type { Resource } from '../../schema';
import type { Path } from '../../text';
import type { VirtualService } from '../virtual-service';
import type { ScopedPort, ScopedService } from './scope';

/** What arrives at a listener. */
export interface Connection {
  /** The dialled IP; undefined where only DNS outside knows it, which is never a service's own address. */
  readonly address: string | undefined;
  /** The service whose hidden address (clusterIP, allocated) was dialled. */
  readonly addressOf: ScopedService | undefined;
  readonly port: number;
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
  /** Whether it waits for the first bytes to tell HTTP (or a server name) from the rest, which a server that speaks first never sees. */
  readonly waits: boolean;
  /** Services of the scope that asked for chains here and got none, or lost a part. */
  readonly lost: readonly LostChain[];
}

export interface FilterChain {
  /** Address ranges that it is limited to; empty for all. */
  readonly ranges: readonly string[];
  /** Server names, patterns included; empty for all. */
  readonly serverNames: readonly string[];
  /** What it takes: HTTP by its bytes, TLS, or everything. */
  readonly takes: 'http' | 'tls' | 'any';
  readonly to: ToRoutes | ToClusters;
}

/** HTTP connection manager with the route configuration of that name: a port number, or `host:port`. */
export interface ToRoutes {
  readonly type: 'http';
  readonly routeConfig: string;
  /** The services whose virtual hosts it has. */
  readonly services: readonly ScopedService[];
}

/** `tcp_proxy`. */
export interface ToClusters {
  readonly type: 'tcp';
  readonly service: ScopedService;
  readonly port: ScopedPort;
  readonly destinations: readonly WeightedDestination[];
  /** What sends it there; undefined for the service's own cluster. */
  readonly route: RouteOrigin | undefined;
}

/** A rule of a VirtualService, and the match in it that counted. */
export interface RouteOrigin {
  readonly virtualService: VirtualService;
  /** `spec.http[1]`, `spec.tls[0]` … as a path. */
  readonly path: Path;
  readonly rule: Readonly<Record<string, unknown>>;
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
}
