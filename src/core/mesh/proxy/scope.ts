import type { Resource } from '../../schema';
import type { Path } from '../../text';
import type { Mesh } from '../build';
import type { ServicePort } from '../service-entry';
import type { Sidecar } from '../sidecar';
import type { VirtualService } from '../virtual-service';
import type { Proxy } from './proxy';
import type { MeshService } from './service';

/** A service as one proxy knows it: definitions of one host in one namespace, joined as istiod joins them. */
export interface ScopedService extends MeshService {
  /** Of all definitions whose ports count, in istiod's order. */
  readonly ports: readonly ScopedPort[];
  /** Other definitions of the host in its namespace, in istiod's order. */
  readonly joined: readonly JoinedService[];
}

export interface ScopedPort extends ServicePort {
  /** The definition that the port comes from. */
  readonly owner: MeshService;
  /** False where it has listeners and virtual hosts and no cluster, so that calls get 503 NC. */
  readonly hasCluster: boolean;
}

export interface JoinedService {
  readonly service: MeshService;
  /** `endpoints`: the same ports, so only its endpoints join. `merged`: its ports join as well. `apart`: it is not mergeable. */
  readonly how: 'endpoints' | 'merged' | 'apart';
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

/** All that istiod lets one proxy know (pilot/pkg/model/sidecar.go, SidecarScope). Equal proxies of one mesh share it by identity. */
export interface Scope {
  readonly mesh: Mesh;
  readonly proxy: Proxy;
  /** The Sidecar that counts; undefined where there is none, and for gateways and waypoints. */
  readonly sidecar: Sidecar | undefined;
  readonly outbound: OutboundPolicy;
  /** In the order in which istiod makes listeners of them. */
  readonly services: readonly ScopedService[];
  /** Those for this proxy's `gateways`, in the order in which istiod tries them, imported ones only. Delegates are not among them. */
  readonly virtualServices: readonly VirtualService[];
  /** The service with exactly this host or pattern. */
  service(host: string): ScopedService | undefined;
  /** The services that cover a name: the exact one first, then longer patterns before shorter ones. */
  covering(host: string): readonly ScopedService[];
  /** The services with a port of this number, in the order of `services`. */
  withPort(number: number): readonly ScopedService[];
  /** VirtualServices with a host that covers `host`, or, for a pattern, lies below it, in the order of `virtualServices`. */
  routing(host: string): readonly VirtualService[];
  /** Definitions of a host, or of patterns that cover it, that this proxy does not use. */
  unseen(host: string): readonly Unseen[];
}
