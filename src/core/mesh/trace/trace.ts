import type { Resource } from '../../schema';
import type { Path } from '../../text';
import type { Cluster, LoadBalancer, OutlierSettings, PoolSettings } from '../proxy/clusters/cluster';
import type { Tunnel } from '../proxy/clusters/tunnel';
import type { Loser } from '../proxy/listeners/listener';
import type { Proxy } from '../proxy/clients/proxy';
import type { MeshService } from '../proxy/services/service';
import type { VirtualService } from '../virtual-service';
import type { FaultPolicy, RetryPolicy } from '../proxy/routes/route';

/** What becomes of a call, as the proxies see it: whether the server answers is not theirs to tell. `redirected`: a proxy sends the caller elsewhere, with a call of its own. */
export type TraceOutcome = 'reached' | 'passthrough' | 'blackhole' | 'unresolved' | 'blocked' | 'redirected' | 'error';

/** TLS on the wire to the server, by who starts it. */
export type WireTls = 'none' | 'passthrough' | 'originated' | 'gateway' | 'double';

/** Who decides on the way of a call. */
export type Via = 'sidecar' | 'egress-gateway' | 'waypoint' | 'ztunnel';

/** A call to be traced. */
export interface TracedCall {
  readonly client: Proxy;
  readonly url: string;
  readonly method: string;
  /** As given; names are compared without case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One decision on the way of a call. */
export interface Hop {
  readonly proxy: Via;
  readonly at: 'dns' | 'listener' | 'gateway' | 'route' | 'cluster' | 'destination-rule' | 'endpoint';
  /** Envoy's own name of the listener, the virtual host or the cluster; else the resource's, or a few words. */
  readonly name: string;
  /** What was chosen, in one sentence. */
  readonly what: string;
  /** Why, in one sentence. */
  readonly because: string;
  /** What won; undefined where nothing written decides, such as the default route. */
  readonly resource: Resource | undefined;
  /** The part that decided, from the resource's root. */
  readonly path: Path;
  readonly losers: readonly Loser[];
  /** Rules that were asked before, and that do not take this call; undefined where there are none. */
  readonly passed?: readonly Loser[];
  /** Read from the source only; no test of Istio asserts it. */
  readonly probable: boolean;
}

/** What a proxy itself answers. */
export interface ProxyResponse {
  /** Null where it only closes the connection. */
  readonly code: number | null;
  /** Envoy's response flag: NR, NC, UH, FI …; null without. */
  readonly flag: string | null;
  readonly location: string | null;
}

/** Where the value of a policy comes from. */
export interface Origin {
  /** A resource, MeshConfig, or the default of Istio or of Envoy. */
  readonly by: 'resource' | 'mesh' | 'istio' | 'envoy';
  readonly resource: Resource | undefined;
  readonly path: Path;
}

/** The policy in force at the last proxy, after inheritance and defaults. */
export interface PolicyInForce {
  /** Null is none, and not HTTP. */
  readonly timeout: string | null;
  readonly retries: RetryPolicy | null;
  readonly fault: FaultPolicy | null;
  readonly outlierDetection: OutlierSettings | null;
  readonly connectionPool: PoolSettings;
  readonly loadBalancer: LoadBalancer;
  readonly tls: TlsInForce | null;
  /** The tunnel that bytes go through, `CONNECT to api.example.com:443`; null without one. */
  readonly tunnel: string | null;
  /** Whether the call is routed as HTTP, so that `timeout`, `retries` and `fault` mean something. */
  readonly isHttp: boolean;
  /** Of each value by its name: `timeout`, `retries`, `outlierDetection.interval`, `connectionPool.tcp.connectTimeout`, `tls` … */
  readonly origins: ReadonlyMap<string, Origin>;
}

/** The TLS that the last proxy adds. */
export interface TlsInForce {
  readonly mode: 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';
  /** The server name for this call; null when none is sent. */
  readonly sni: string | null;
  readonly sanCheck: boolean;
  /** Names the certificate is checked against; for the name of the request, that name. */
  readonly subjectAltNames: readonly string[];
  readonly ca: string | null;
}

/** Something written that a reader would take to apply to the call, and that changes nothing there. */
export interface Ineffective {
  readonly resource: Resource;
  /** The largest part without effect as a whole; `['spec']` for the whole resource. */
  readonly path: Path;
  readonly because: string;
}

/** One proxy on the way of a call. */
export interface Leg {
  readonly via: Via;
  /** It, or one that istiod gives the same configuration. */
  readonly proxy: Proxy;
  /** What the proxy takes the call for; undefined where it knows no service for it, or only a VirtualService names the host. */
  readonly service: MeshService | undefined;
  /** The port that the call came to. */
  readonly port: number;
  readonly isHttp: boolean;
  /** Undefined where it answers itself, or passes on what it does not know. */
  readonly sent: Sent | undefined;
  /** What its bytes go through; left out where there is none. */
  readonly tunnel?: Tunnel | undefined;
  /** Where it may send the call, all destinations of the rule that takes it; empty where it answers itself. */
  readonly ways: readonly Way[];
}

/** What a proxy sends on, below the TLS that it adds itself. */
export interface Sent {
  /** Whether it is TLS that the application started. */
  readonly appTls: boolean;
  /** The host of the request, after rewrites; undefined where bytes are sent. */
  readonly host: string | undefined;
}

/** A destination of a leg. */
export interface Way {
  readonly cluster: Cluster;
  /** Relative to those of the other ways. */
  readonly weight: number;
  /** What sends it there; undefined for the service's own cluster. */
  readonly virtualService: VirtualService | undefined;
}

/** What DNS outside of the files is taken to answer for the called name, so that a sidecar knows the call. */
export interface AssumedAnswer {
  /** Addresses and ranges of which it answers one; empty where none are written, and the port alone decides. */
  readonly addresses: readonly string[];
  /** Where they are written, or might be: the entries of the name. */
  readonly entries: readonly Resource[];
  /** Whether the outbound policy refuses what the sidecar does not know, such as the name at another address. */
  readonly isRefusedElsewhere: boolean;
}

/** The walk of one call. */
export interface Trace {
  readonly call: TracedCall;
  readonly outcome: TraceOutcome;
  /** Null when the call is sent on. */
  readonly response: ProxyResponse | null;
  /** Null when it is not. */
  readonly tls: WireTls | null;
  /** The last proxy that the call gets to. */
  readonly via: Via;
  /** What that proxy sends for HTTP, after rewrites; null for everything else. */
  readonly request: { readonly host: string; readonly path: string } | null;
  /** In order, one proxy after the other. */
  readonly hops: readonly Hop[];
  /** What each proxy on the way took the call for, and where it may send it; in order. */
  readonly legs: readonly Leg[];
  /** Of the last proxy; undefined when none is named. With several, the one of the largest weight. */
  readonly cluster: Cluster | undefined;
  /** All of several destinations of the last proxy; empty for one. */
  readonly split: readonly { readonly cluster: string; readonly weight: number }[];
  readonly mirrors: readonly { readonly cluster: string; readonly percent: number }[];
  /** Undefined without a cluster. */
  readonly policy: PolicyInForce | undefined;
  /** Why a call that is refused as unknown is not known to the sidecar, in one sentence; undefined for others, and where the files have nothing for its host. */
  readonly refusal: string | undefined;
  /** What a sidecar, or ztunnel where the pod's namespace is in ambient mode, would do with a call in plain text that no proxy sees; undefined for others. */
  readonly asSeen: SeenCall | undefined;
  readonly ineffective: readonly Ineffective[];
  /** Decisions that rest on age, or on names between equally old resources: another cluster may decide otherwise. */
  readonly ties: readonly Tie[];
  /** What the files cannot tell and the answer depends on, in sentences: an EnvoyFilter that selects the proxy, priorities without a locality … */
  readonly caveats: readonly string[];
  /** Undefined where nothing about DNS is assumed: an address is dialled, or the cluster or the sidecar itself answers the name. */
  readonly dnsAnswer: AssumedAnswer | undefined;
  /** What the whole answer rests on and the files do not say, in one or two sentences: a sidecar that nothing among them gives the pod. One of the caveats; undefined without such a thing. */
  readonly assumed: string | undefined;
  /** Why the files do not decide what becomes of the call, so that nothing that is promised of it is held against it; undefined where they do. */
  readonly undecided: string | undefined;
}

/** What proxies would do with a call that none sees, with all hosts that this depends on. */
interface SeenCall extends Pick<Trace, 'outcome' | 'tls' | 'via' | 'cluster' | 'undecided'> {
  readonly hosts: readonly string[];
}

/** A decision by age. */
export interface Tie {
  readonly winner: Resource;
  readonly loser: Resource;
  readonly because: string;
  /** What would become of the call with the other as winner: `reached`, TLS by the sidecar, to cluster … in one sentence; undefined where it is not worked out. */
  readonly otherwise: string | undefined;
}
