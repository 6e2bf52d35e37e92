import type { ServicePort } from '../../service-entry';
import { bareEndpoint } from './bare-endpoint';
import type { Cluster, ClusterEndpoint, ClusterPolicy, UpstreamTls } from './cluster';
import { poolSettings } from './pool';
import type { Scope } from '../scope/scope';
import type { MeshService } from '../services/service';

const noPolicy: ClusterPolicy = { rule: undefined, from: undefined, blocks: {}, losers: [], tied: false };

const noTls: UpstreamTls = {
  added: 'none',
  dropped: undefined,
  sni: null,
  nameCheck: 'none',
  namesFrom: undefined,
  subjectAltNames: [],
  ca: null,
  certificate: null,
  block: undefined,
  alpn: [],
};

/** What Envoy has for destinations that it does not know: no rule can be written for it (pilot/pkg/networking/core/cluster_builder.go, buildDefaultPassthroughCluster). */
export function passthroughCluster(scope: Scope, address: string | undefined, port: number): Cluster {
  return outsideCluster(scope, {
    name: 'PassthroughCluster',
    type: 'ORIGINAL_DST',
    host: address ?? '',
    port,
    endpoints: [bareEndpoint(address, port)],
    loadBalancer: { policy: 'CLUSTER_PROVIDED', hash: null, locality: null, weighsLocalities: false },
  });
}

/** What stands for a gateway's own listener, where a call begins there: nothing is added on the way to it. */
export function outsideEntry(scope: Scope, host: string, port: number): Cluster {
  return { ...passthroughCluster(scope, undefined, port), name: host, host, type: null, endpoints: [] };
}

/** Where connections end that REGISTRY_ONLY refuses: a cluster without endpoints (cluster_builder.go, buildBlackHoleCluster). */
export function blackHoleCluster(scope: Scope): Cluster {
  return outsideCluster(scope, {
    name: 'BlackHoleCluster',
    type: 'STATIC',
    host: '',
    port: 0,
    endpoints: [],
    loadBalancer: { policy: 'ROUND_ROBIN', hash: null, locality: null, weighsLocalities: false },
  });
}

/** A service as ztunnel has it: endpoints, and nothing that a DestinationRule says. */
export function ztunnelCluster(
  scope: Scope,
  { host, resolution }: MeshService,
  { number }: ServicePort,
  endpoints: readonly ClusterEndpoint[],
): Cluster {
  return outsideCluster(scope, {
    name: host,
    type: ztunnelTypes[resolution] ?? 'EDS',
    host,
    port: number,
    endpoints,
    loadBalancer: { policy: 'ROUND_ROBIN', hash: null, locality: null, weighsLocalities: false },
  });
}

const ztunnelTypes: Readonly<Partial<Record<MeshService['resolution'], NonNullable<Cluster['type']>>>> = {
  NONE: 'ORIGINAL_DST',
  DNS: 'STRICT_DNS',
  DNS_ROUND_ROBIN: 'LOGICAL_DNS',
};

function outsideCluster(
  scope: Scope,
  given: Pick<Cluster, 'name' | 'type' | 'host' | 'port' | 'endpoints' | 'loadBalancer'>,
): Cluster {
  return {
    ...given,
    subset: undefined,
    service: undefined,
    servicePort: undefined,
    missing: undefined,
    policy: noPolicy,
    tls: noTls,
    outlier: null,
    pool: poolSettings(scope.mesh, noPolicy, false),
    http: 'as-called',
    probable: false,
  };
}
