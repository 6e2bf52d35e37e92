import type { Resource } from '../../../schema';
import type { Path } from '../../../text';
import type { VirtualService } from '../../virtual-service';
import type { Loser, RouteOrigin, WeightedDestination } from '../listeners/listener';
import type { ScopedService } from '../scope/scope';

/** A request at the HTTP connection manager of a proxy. */
export interface HttpRequest {
  /** Host or :authority, without port, in lower case. */
  readonly host: string;
  /** Of the listener. */
  readonly port: number;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the application sent: `http` on egress, `https` behind a gateway that ends TLS. */
  readonly scheme: 'http' | 'https';
  /** Host or :authority as it was sent, with a port where that is not the scheme's own: matches on `authority` see it. The host where it is not given. */
  readonly authority?: string | undefined;
}

/** What a proxy does with a request. */
export interface RouteChoice {
  /** Envoy's name: `api.example.com:80`, `allow_any`, `block_all`; undefined where there is no virtual host for the name. */
  readonly virtualHost: string | undefined;
  /** The service whose virtual host it is; undefined for one that a VirtualService makes by name, and for the catch-all. */
  readonly service: ScopedService | undefined;
  /** The VirtualService whose http rules count for the virtual host, whether or not one matched. */
  readonly virtualService: VirtualService | undefined;
  readonly action: RouteAction;
  /** One sentence. */
  readonly because: string;
  /** VirtualServices that lost against another, and rules that take no request here. */
  readonly losers: readonly Loser[];
  /** Rules that Envoy asked before, and that do not take this request. */
  readonly passed: readonly Loser[];
  /** Why nobody knows whether it is this route that takes the request, or what it sends, as a sentence: an expression takes too long to tell. */
  readonly undecided?: string | undefined;
}

/** What a rule does with a request. */
export type RouteAction =
  | ForwardAction
  /** A redirect or a direct response of a rule. */
  | {
      readonly type: 'answer';
      readonly route: RouteOrigin;
      readonly delegate: RouteOrigin | undefined;
      readonly code: number;
      readonly location: string | undefined;
    }
  /** A virtual host is there, and no route of it takes the request: 404 NR. */
  | { readonly type: 'no-route' }
  /** The catch-all: `passthrough`, `dynamic` (ALLOW_ANY_DYNAMIC_DNS), or refused with 502 under REGISTRY_ONLY, with 404 at a gateway. */
  | { readonly type: 'unknown-host'; readonly then: 'passthrough' | 'dynamic' | 502 | 404 };

/** Sends the request on. */
export interface ForwardAction {
  readonly type: 'forward';
  /** Undefined for the default route. With a delegate, the rule of the root. */
  readonly route: RouteOrigin | undefined;
  readonly delegate: RouteOrigin | undefined;
  /** Weights above 0 only; never empty. */
  readonly destinations: readonly WeightedDestination[];
  /** Host and path that go upstream, after rewrites of the rule; those of the largest destination where destinations differ. */
  readonly sends: {
    readonly host: string;
    readonly path: string;
    /** As that of the request; the host where a rule sets it. */
    readonly authority?: string | undefined;
  };
  readonly policy: RoutePolicy;
}

/** What a route adds to a request (pilot/pkg/networking/core/route/route.go, TranslateRoute). */
export interface RoutePolicy {
  /** As written, Go's syntax; null for none. */
  readonly timeout: string | null;
  /** Where `timeout` is written, from the root of the rule's VirtualService; undefined for Istio's default. */
  readonly timeoutPath: Path | undefined;
  /** The VirtualService, or the delegate, that `timeoutPath` is in. */
  readonly timeoutIn: Resource | undefined;
  /** Null where retries are off. */
  readonly retries: RetryPolicy | null;
  readonly fault: FaultPolicy | null;
  readonly mirrors: readonly { readonly destination: WeightedDestination; readonly percent: number }[];
}

/** How often and after what a request is tried again. */
export interface RetryPolicy {
  readonly attempts: number;
  /** As Envoy gets them, `retriable-status-codes` included. */
  readonly retryOn: readonly string[];
  readonly statusCodes: readonly number[];
  readonly perTryTimeout: string | null;
  readonly retryRemoteLocalities: boolean;
  /** Undefined for Istio's or the mesh's default. */
  readonly path: Path | undefined;
  /** The VirtualService, or the delegate, that `path` is in. */
  readonly resource: Resource | undefined;
  /** Whether the rule, MeshConfig's `defaultHttpRetryPolicy` or nobody says how to try again. */
  readonly by: 'resource' | 'mesh' | 'istio';
}

/** Percentages from 0 to 100, 0 where a delay or an abort has none; null for what is not set. */
export interface FaultPolicy {
  readonly delay: string | null;
  readonly delayPercent: number | null;
  /** The HTTP status; 200 for an abort by gRPC status. */
  readonly abort: number | null;
  readonly abortPercent: number | null;
  /** `UNAVAILABLE` and the like, for an abort by gRPC status. */
  readonly grpcStatus: string | null;
  readonly path: Path;
  /** The VirtualService, or the delegate, that `path` is in. */
  readonly resource: Resource;
}
