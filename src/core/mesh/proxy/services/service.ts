import type { Resource } from '../../../schema';
import type { ServiceEntry, ServicePort } from '../../service-entry';
import type { Visibility } from '../../visibility';

/** How the endpoints of a service are found; empty where the text that may say it was not read. */
export type Resolution = 'NONE' | 'STATIC' | 'DNS' | 'DNS_ROUND_ROBIN' | 'DYNAMIC_DNS' | '';

/**
 * One host of a ServiceEntry, or a Kubernetes Service, as istiod's registries hold it (pilot/pkg/model/service.go, Service). istiod makes one for each
 * host and address; here all addresses of a host are together.
 */
export interface MeshService {
  /** As written, or `name.namespace.svc.cluster.local` of a Service. */
  readonly host: string;
  readonly namespace: string;
  /** What decides between equally old ones: the host, or the name of a Service (model/service.go, ServiceAttributes.Name). */
  readonly orderName: string;
  /** Milliseconds; 0, the oldest, where it is not given. */
  readonly created: number;
  readonly registry: 'ServiceEntry' | 'Kubernetes';
  readonly resource: Resource;
  /** Undefined for a Service. */
  readonly entry: ServiceEntry | undefined;
  /** Of a Service NONE where it is headless, else STATIC. */
  readonly resolution: Resolution;
  /** MESH_EXTERNAL: no auto mTLS. */
  readonly external: boolean;
  readonly ports: readonly ServicePort[];
  /** Written addresses and ranges; of a Service its clusterIPs, where they are written. */
  readonly addresses: readonly string[];
  /**
   * An address of its own that no file need tell: the clusterIP of a Service that is not headless (`cluster`), or one that istiod allocates and only proxies
   * with DNS capture use (`allocated`); undefined where there is none, where `addresses` has one, and where `allocated` tells that there is none of IPv4, of which
   * sidecars are taken to be: for those the service is one without an address (pilot/pkg/model/service.go, GetAddressForProxy).
   */
  readonly hiddenAddress: 'cluster' | 'allocated' | undefined;
  /** The allocated addresses where the status of an entry from a cluster tells them, IPv4 first; else empty. */
  readonly allocated: readonly string[];
  /** As far as MeshConfig's `serviceEntryVisibility` lets it count. */
  readonly exportTo: Visibility;
  /** What `serviceEntryVisibility` says, which ztunnel goes by: PUBLIC where it says nothing. */
  readonly visibility: 'PUBLIC' | 'NAMESPACE' | 'NONE';
  readonly labels: Readonly<Record<string, string>>;
  /** The labels of its pods; undefined without a selector. */
  readonly selector: Readonly<Record<string, string>> | undefined;
  /** Names of Services of the type ExternalName that stand for this host, in the order of their namespaces; callers may use them in its place. */
  readonly aliases: readonly string[];
}
