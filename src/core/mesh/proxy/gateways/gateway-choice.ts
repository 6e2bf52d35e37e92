import type { Resource } from '../../../schema';
import type { Gateway } from '../../gateway';
import type { Connection, Loser, RouteOrigin, WeightedDestination } from '../listeners/listener';
import type { Proxy } from '../clients/proxy';
import type { HttpRequest, RouteChoice } from '../routes/route';

/** What stands behind a destination that is the Service of a gateway's pods. */
export interface GatewayTarget {
  /** The gateway's pods: istiod gives them the Gateways that select them, and what their namespace sees. */
  readonly proxy: Proxy;
  /** All Gateways that select the pods, in the order in which istiod merges them. */
  readonly gateways: readonly Gateway[];
  /** The Kubernetes Service; undefined where the files have none. */
  readonly service: Resource | undefined;
  /** What the pod gets the connection on; undefined where the Service has no such port. */
  readonly podPort: number | undefined;
  /** Whether the files do not say which pods are meant: neither a Service nor a workload, so that the pods of the Gateways bound to the host are taken. */
  readonly assumed: boolean;
}

/** What arrives at a gateway's pod. */
export interface GatewayArrival {
  /** Of the pod. */
  readonly port: number;
  /** What the application sent, below the TLS that the client's proxy added. */
  readonly payload: Connection['payload'];
  /** The server name of the application's own TLS. */
  readonly sni: string | undefined;
  /** The TLS that the client's proxy added; undefined for none. */
  readonly wrapped: WrappedTls | undefined;
  /** The request, as the client's proxy sent it or as it is inside the application's TLS; undefined where that is not HTTP. */
  readonly request: Omit<HttpRequest, 'port' | 'scheme'> | undefined;
}

/** TLS that a client's proxy starts with a gateway. */
export interface WrappedTls {
  readonly mode: 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL';
  /** The server name that is sent; undefined for none. */
  readonly sni: string | undefined;
  readonly alpn: readonly string[];
}

/** What a gateway does with what arrives. */
export interface GatewayChoice {
  /** Envoy's name of the listener: `0.0.0.0_8443`. */
  readonly listener: string;
  /** The Gateway and the index of its server that takes the connection; undefined where none does. */
  readonly server: { readonly gateway: Gateway; readonly index: number } | undefined;
  /** One sentence: why this server, or why none. */
  readonly because: string;
  readonly losers: readonly Loser[];
  /** Whether the client shows its mesh certificate, so that the gateway knows who calls. */
  readonly knowsClient: boolean;
  /** Whether it ends the TLS that arrives, that of the client's proxy or the application's own. */
  readonly endsTls: boolean;
  readonly action: GatewayAction;
}

/** What a gateway does with a connection. */
export type GatewayAction =
  /** HTTP: by virtual hosts and the rules of VirtualServices. */
  | { readonly type: 'http'; readonly routes: RouteChoice; readonly routeConfig: string }
  /** Raw bytes, or TLS by its server name, to clusters. */
  | {
      readonly type: 'tcp';
      readonly route: RouteOrigin | undefined;
      readonly destinations: readonly WeightedDestination[];
    }
  /** The server sends HTTP to HTTPS (`httpsRedirect`). */
  | { readonly type: 'redirect'; readonly code: 301; readonly location: string }
  /** No filter chain, or a handshake that fails: the connection is closed. */
  | { readonly type: 'reset'; readonly flag: string }
  /** No listener: nobody takes the connection, and the gateway logs nothing. */
  | { readonly type: 'not-listening' };
