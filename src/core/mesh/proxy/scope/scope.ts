import type { Resource } from '../../../schema';
import type { Path } from '../../../text';
import type { Mesh } from '../../build';
import type { ServicePort } from '../../service-entry';
import type { EgressListener, Sidecar } from '../../sidecar';
import type { VirtualService } from '../../virtual-service';
import type { Proxy } from '../clients/proxy';
import type { MeshService } from '../services/service';

/**
 * A service as one proxy knows it: definitions of one host in one namespace, joined as istiod joins them. What is not said otherwise is that of the
 * definition that makes the cluster: the Kubernetes one, else the first.
 */
export interface ScopedService extends MeshService {
  /** Of all definitions, in istiod's order; of several with one number, the one that the cluster has. */
  readonly ports: readonly ScopedPort[];
  /** Of all definitions. */
  readonly addresses: readonly string[];
  /** Other definitions of the host in its namespace, in istiod's order. */
  readonly joined: readonly JoinedService[];
  /** All of its definitions, in istiod's order. */
  readonly definitions: readonly MeshService[];
  /**
   * Whether it is only known because an imported VirtualService sends to it: it has clusters, and no listeners, virtual hosts or name
   * (pilot/pkg/model/sidecar.go, collectImportedServices).
   */
  readonly onlyRouted: boolean;
}

/** A port as a proxy knows it. */
export interface ScopedPort extends ServicePort {
  /** The definition that the port comes from. */
  readonly owner: MeshService;
  /** False where it has listeners and virtual hosts and no cluster, so that calls get 503 NC. */
  readonly hasCluster: boolean;
}

/** Another service of the same host, and what becomes of it. */
export interface JoinedService {
  readonly service: MeshService;
  /** `endpoints`: the same ports, so only its endpoints join. `merged`: its ports join as well. `apart`: it is not mergeable. */
  readonly how: 'endpoints' | 'merged' | 'apart';
}

/** A definition of a service that asks for listeners on a port, which it does whether or not its ports are those of the cluster. */
export interface ListeningPort {
  readonly service: ScopedService;
  readonly definition: MeshService;
  readonly port: ScopedPort;
}

/** A definition of a host that a proxy does not use, and why. */
export interface Unseen {
  readonly service: MeshService;
  readonly why: 'exportTo' | 'not-imported' | 'other-namespace';
  /** One sentence: fact, in the words of the page. */
  readonly because: string;
  /** The Sidecar of `not-imported`, the definition that won for `other-namespace`. */
  readonly by: Resource | undefined;
  /** Where the decision is written, from the resource's root: `exportTo` of the definition, `egress` of the Sidecar. */
  readonly path: Path;
  /** Only age, or names between equally old ones, decided. */
  readonly tied: boolean;
}

/** What is to become of destinations that a proxy does not know. */
export interface OutboundPolicy {
  readonly mode: 'ALLOW_ANY' | 'REGISTRY_ONLY' | 'ALLOW_ANY_DYNAMIC_DNS';
  /** The Sidecar that says it; undefined where the mesh does. */
  readonly sidecar: Sidecar | undefined;
}

/** What an egress listener of a Sidecar imports, or all that a proxy without one may see. */
export interface Imported {
  /** In the order in which istiod makes listeners of their first definitions. */
  readonly services: readonly ScopedService[];
  /** Those for this proxy's `gateways`, in the order in which istiod tries them, imported ones only. Delegates are not among them. */
  readonly virtualServices: readonly VirtualService[];
  /** The services that cover a name: the exact one first, then longer patterns before shorter ones. */
  covering(host: string): readonly ScopedService[];
  /** The services with a port of this number, in the order of `services`. The same list as long as none of them changes. */
  withPort(number: number): readonly ScopedService[];
  /** What asks for listeners on a port, in the order in which istiod makes them. The same list as long as nothing there changes. */
  listening(number: number): readonly ListeningPort[];
  /** VirtualServices with a host that covers `host`, or, for a pattern, lies below it, in the order of `virtualServices`. */
  routing(host: string): readonly VirtualService[];
}

/** An egress listener of a Sidecar with a port or a socket of its own: what it imports is known to callers of that alone. */
export interface OwnListener extends Imported {
  readonly listener: EgressListener;
}

/**
 * All that istiod lets one proxy know (pilot/pkg/model/sidecar.go, SidecarScope). Proxies that no rule of the mesh tells apart share it by identity, so
 * `proxy` may be another one of the same kind. What is imported is what counts for calls to anywhere: that of the Sidecar's listener without a port.
 */
export interface Scope extends Imported {
  readonly mesh: Mesh;
  readonly proxy: Proxy;
  /** The Sidecar that counts; undefined where there is none, and for gateways and waypoints. */
  readonly sidecar: Sidecar | undefined;
  readonly outbound: OutboundPolicy;
  /** Listeners of the Sidecar with a port of their own, in the order in which they are written. */
  readonly ownListeners: readonly OwnListener[];
  /** The service with exactly this host or pattern that has clusters here, however it came to be known. */
  service(host: string): ScopedService | undefined;
  /** Definitions of a host, or of patterns that cover it, that this proxy does not use. */
  unseen(host: string): readonly Unseen[];
}
