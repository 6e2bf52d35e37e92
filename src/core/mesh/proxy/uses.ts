import type { Resource } from '../../schema';
import type { Path } from '../../text';
import type { Route, VirtualService } from '../virtual-service';
import type { Cluster } from './clusters/cluster';
import type { Proxy } from './clients/proxy';
import type { ScopedPort, ScopedService } from './scope/scope';

/**
 * A cluster as the design's clients get it: one use for each different policy in force on a service's port (and subset), with all the clients that have
 * it. Rules ask about uses and not about clients, since hundreds of workloads share one.
 */
export interface ClusterUse {
  readonly service: ScopedService;
  readonly port: ScopedPort;
  readonly subset: string | undefined;
  readonly cluster: Cluster;
  /** One of each kind of client that has it: never empty. */
  readonly clients: readonly Proxy[];
  /** Whether clients of one kind may have another cluster in another place, so that `clients` has one of each kind and place. */
  readonly byPlace: boolean;
}

/** A rule of a VirtualService as the design's clients get it. */
export interface RouteUse {
  readonly virtualService: VirtualService;
  readonly route: Route;
  /** From the root of the VirtualService: `spec.http[1]`. */
  readonly path: Path;
  /** The delegate that the rule comes from. */
  readonly delegate: VirtualService | undefined;
  /** The services (or names without one) and listener ports for which it counts, with the clients for which it does. Listed when somebody asks. */
  readonly at: readonly RoutePlace[];
  /** The same with the clients of a place together, which is less to look at: hundreds of clients share most places. Empty where `at` is. */
  readonly shared: readonly SharedPlace[];
  /** Why it counts nowhere, with the resource that wins instead where one does; undefined while `at` has something. */
  readonly unused: { readonly because: string; readonly by: Resource | undefined } | undefined;
}

/** A host and port at which a client's proxy has routes; without a service only rules name it. */
export interface RoutePlace {
  readonly host: string;
  readonly port: number;
  readonly service: ScopedService | undefined;
  readonly client: Proxy;
}

/** A place where a rule counts for several clients. The list of clients is the same one for places that the same clients share. */
export interface SharedPlace extends Omit<RoutePlace, 'client'> {
  /** One of each kind: never empty. */
  readonly clients: readonly Proxy[];
}
