import type { Resource } from '../../../schema';
import type { Path } from '../../../text';
import type { ServicePort } from '../../service-entry';
import type { ClusterEndpoint } from '../clusters/cluster';
import type { Connection, Loser, RouteOrigin, WeightedDestination } from '../listeners/listener';
import type { Proxy } from '../clients/proxy';
import type { HttpRequest, RouteChoice } from '../routes/route';
import type { MeshService } from '../services/service';

/** What an application in ambient mode dials. */
export interface AmbientDial {
  /** The name or the IP in the URL, in lower case. */
  readonly host: string;
  readonly port: number;
}

/** What ztunnel does with a connection. */
export interface ZtunnelChoice {
  /** What the application's name lookup gives: an address of the service, or that of DNS outside. */
  readonly lookup: 'service' | 'outside' | 'address';
  /** The service whose address was dialled; undefined for an address that ztunnel does not know. */
  readonly service: MeshService | undefined;
  readonly port: ServicePort | undefined;
  /**
   * `passthrough`: to the dialled address; `endpoints`: to one of the service's, at layer 4; `waypoint`: to the waypoint that the service is enrolled
   * in; `refused`: the service has no such port, or nothing to connect to.
   */
  readonly then: 'passthrough' | 'endpoints' | 'waypoint' | 'refused';
  readonly endpoints: readonly ClusterEndpoint[];
  readonly waypoint: WaypointTarget | undefined;
  /** One sentence, or two where a waypoint is named that is not used. */
  readonly because: string;
  readonly losers: readonly Loser[];
}

/** Whether a waypoint stands before a service, and why. */
export interface WaypointTarget {
  /** Undefined where the label leads nowhere, so that no waypoint is used. */
  readonly proxy: Proxy | undefined;
  readonly namespace: string;
  readonly name: string;
  /** The Gateway (Gateway API) of the waypoint; undefined where the files have none. */
  readonly gateway: Resource | undefined;
  /** Where the label stands: on the service, or on its Namespace. */
  readonly label: { readonly resource: Resource; readonly path: Path };
  /** One sentence. */
  readonly because: string;
  /** Whether the waypoint is only named: its Gateway is not among the files. */
  readonly assumed: boolean;
}

/** What arrives at a waypoint for one of its services. */
export interface WaypointArrival {
  readonly service: MeshService;
  readonly port: ServicePort;
  readonly payload: Connection['payload'];
  readonly sni: string | undefined;
  readonly request: Omit<HttpRequest, 'port' | 'scheme'> | undefined;
}

/** What a waypoint does with a connection or a request. */
export interface WaypointChoice {
  /** Envoy's name of the chain: `inbound-vip|80|http|api.example.com`. */
  readonly name: string;
  readonly because: string;
  readonly losers: readonly Loser[];
  readonly action: WaypointAction;
}

/** What a waypoint does with a call. */
export type WaypointAction =
  | { readonly type: 'http'; readonly routes: RouteChoice }
  | {
      readonly type: 'tcp';
      readonly route: RouteOrigin | undefined;
      readonly destinations: readonly WeightedDestination[];
    }
  | { readonly type: 'reset'; readonly missing: string };
