import { compareVersions } from '../../../schema';
import { isWildcard } from '../../host';
import { annotationIn, textIn } from '../../read';
import type { ClusterPolicy, ClusterType } from './cluster';
import type { Scope, ScopedPort, ScopedService } from '../scope/scope';

/** Whether a proxy has a cluster, and of which type, before its endpoints are known. */
export type Shape = { readonly type: ClusterType } | { readonly type: null; readonly missing: string };

/**
 * The type of the cluster of a service's port, or why istiod makes none (pilot/pkg/networking/core/cluster.go, buildOutboundClusters and
 * convertResolution).
 */
export function shapeOf(scope: Scope, service: ScopedService, port: ScopedPort): Shape {
  if (!port.hasCluster) return none(withoutCluster(service, port));
  switch (service.resolution) {
    case 'NONE':
      // Gateways have no original destination to send to, so istiod falls back to EDS there.
      return { type: scope.proxy.kind === 'egress-gateway' ? 'EDS' : 'ORIGINAL_DST' };
    case 'STATIC':
      return { type: 'EDS' };
    case 'DNS':
      return { type: racesConnections(scope, service) ? 'LOGICAL_DNS' : 'STRICT_DNS' };
    case 'DNS_ROUND_ROBIN':
      return { type: 'LOGICAL_DNS' };
    case 'DYNAMIC_DNS':
      return forwardProxyShape(scope, service, port);
    case '':
      return none(`The text of ${nameOf(service)} ends before its resolution.`);
  }
}

/** `ServiceEntry shop/api`, `Service shop/db`. */
export function nameOf({ resource, namespace }: Pick<ScopedService, 'resource' | 'namespace'>): string {
  return `${resource.kind} ${namespace}/${resource.name}`;
}

function none(missing: string): Shape {
  return { type: null, missing };
}

function withoutCluster(service: ScopedService, port: ScopedPort): string {
  const winner = `${nameOf(service)} has the host too and differs in more than ports`;
  const owner = nameOf(port.owner);
  return `${winner}, so port ${port.number} of ${owner} gets listeners and routes and no cluster.`;
}

/** `istio.io/connect-strategy` makes the cluster try all addresses of a name at once, which Envoy does for LOGICAL_DNS alone; since 1.30. */
function racesConnections({ mesh }: Pick<Scope, 'mesh'>, { resource }: Pick<ScopedService, 'resource'>): boolean {
  return (
    isSince(mesh.settings.istioVersion, '1.30') && annotationIn(resource.value, strategy) === 'RACE_FIRST_TCP_CONNECT'
  );
}

const strategy = 'istio.io/connect-strategy';

/** An exact host, which validation refuses, would be looked up in EDS (convertResolution). */
function forwardProxyShape(scope: Scope, service: ScopedService, port: ScopedPort): Shape {
  if (!isWildcard(service.host)) return { type: 'EDS' };
  const { istioVersion } = scope.mesh.settings;
  const isWaypoint = scope.proxy.kind === 'waypoint';
  if (isWaypoint && !service.external)
    return none(`${nameOf(service)} is MESH_INTERNAL; waypoints have DYNAMIC_DNS for MESH_EXTERNAL.`);
  if (!isWaypoint && !isSince(istioVersion, '1.30'))
    return none(`Istio ${istioVersion} makes no cluster for DYNAMIC_DNS here: that begins with 1.30.`);
  const taken = isWaypoint ? waypointProtocols : forwardProtocols;
  if (!taken.includes(port.protocol.toUpperCase()))
    return none(
      `Port ${port.number} is ${port.protocol || 'of no protocol'}; DYNAMIC_DNS has clusters for ${taken.join(', ')} here.`,
    );
  return { type: 'DYNAMIC_FORWARD_PROXY' };
}

/** The protocols of ports from whose bytes Envoy can read a name (pilot/pkg/networking/core/cluster.go, buildOutboundClusters). */
const forwardProtocols = ['HTTP', 'HTTP2', 'GRPC', 'TLS'];

/**
 * What waypoints have clusters for; TLS only with a feature flag, ENABLE_WILDCARD_HOST_SERVICE_ENTRIES_FOR_TLS, that is off by default
 * (pilot/pkg/networking/core/cluster_waypoint.go, buildWaypointInboundVIP; pilot/pkg/features).
 */
const waypointProtocols: readonly string[] = ['HTTP'];

const verdicts = new Map<string, boolean>();

/** Whether a release is `since` or later. */
export function isSince(release: string, since: string): boolean {
  const key = `${release} ${since}`;
  let verdict = verdicts.get(key);
  if (verdict === undefined) verdicts.set(key, (verdict = compareVersions(release, since) >= 0));
  return verdict;
}

/** Whether a policy's balancer sends every connection where it was going (pilot/pkg/networking/core/cluster_traffic_policy.go, applyLoadBalancer). */
export function passesThrough({ blocks }: Pick<ClusterPolicy, 'blocks'>): boolean {
  return textIn(blocks.loadBalancer?.value, 'simple') === 'PASSTHROUGH';
}
