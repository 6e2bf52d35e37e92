import { servedBy } from './ambient-waypoint';
import { clusterName } from '../clusters/cluster-name';
import type { Scope } from '../scope/scope';

/** Envoy's name of a waypoint's own cluster: `inbound-vip|80|http/v2|api.example.com` (pilot/pkg/networking/core/cluster_waypoint.go, buildWaypointInboundVIP). */
export function waypointClusterName(
  host: string,
  port: number,
  kind: 'http' | 'tcp',
  subset: string | undefined,
): string {
  return `inbound-vip|${port}|${subset === undefined ? kind : `${kind}/${subset}`}|${host}`;
}

/**
 * Envoy's name of the cluster that a proxy means by a host, port and subset: waypoints have clusters of their own for the services that they serve
 * (pilot/pkg/networking/core/listener_waypoint.go, getWaypointDestinationCluster).
 */
export function clusterNameFor(scope: Scope, host: string, port: number, subset: string | undefined): string {
  const service = scope.proxy.kind === 'waypoint' ? scope.service(host) : undefined;
  if (service === undefined || !servedBy(scope.mesh, service, scope.proxy)) return clusterName(host, port, subset);
  const own = service.ports.find((each) => each.number === port);
  const isHttp = own === undefined || own.class === 'http' || own.class === 'sniffed';
  return waypointClusterName(host, port, isHttp ? 'http' : 'tcp', subset);
}
