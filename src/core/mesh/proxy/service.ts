import type { Resource } from '../../schema';
import type { ServiceEntry, ServicePort } from '../service-entry';
import type { Visibility } from '../visibility';

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
  /** Milliseconds; 0, the oldest, where it is not given. */
  readonly created: number;
  readonly registry: 'ServiceEntry' | 'Kubernetes';
  readonly resource: Resource;
  /** Undefined for a Service. */
  readonly entry: ServiceEntry | undefined;
  readonly resolution: Resolution;
  /** MESH_EXTERNAL: no auto mTLS. */
  readonly external: boolean;
  readonly ports: readonly ServicePort[];
  /** Written addresses and ranges; of a Service its clusterIPs, where they are written. */
  readonly addresses: readonly string[];
  /**
   * An address of its own that no file tells: the clusterIP of a Service that is not headless (`cluster`), or one that istiod allocates and only proxies
   * with DNS capture use (`allocated`); undefined where there is none, or where `addresses` has one.
   */
  readonly hiddenAddress: 'cluster' | 'allocated' | undefined;
  readonly exportTo: Visibility;
  readonly labels: Readonly<Record<string, string>>;
}
