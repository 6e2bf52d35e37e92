import type { WorkspaceRule } from '../rule';
import { servedServices, type AmbientService } from '../runtime/ambient';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const forwardedTlsAtWaypoint: WorkspaceRule = {
  id: 'forwarded-tls-at-waypoint',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['A09'],
  summary: 'A waypoint has no cluster for a TLS port of an entry with resolution DYNAMIC_DNS.',
  why: 'Waypoints look names up for HTTP. For TLS istiod makes the cluster only with ENABLE_WILDCARD_HOST_SERVICE_ENTRIES_FOR_TLS, which is off by default.',
  source: 'istio/istio pilot/pkg/networking/core/cluster_waypoint.go (buildWaypointInboundVIP); pilot/pkg/features',
  check: reportsOf(({ mesh }) => servedServices(mesh).flatMap(withoutCluster)),
};

function withoutCluster({ service, entry, callers }: AmbientService): readonly Hit[] {
  if (service.resolution !== 'DYNAMIC_DNS') return [];
  return service.ports
    .filter((port) => port.class === 'tls')
    .map(({ index, number, protocol }) => ({
      resource: entry.resource,
      path: ['spec', 'ports', index, 'protocol'],
      ref: 'A09',
      clients: callers,
      all: callers,
      say: () =>
        `Calls to port ${number} fail at the waypoint, which makes no cluster of ${protocol} for DYNAMIC_DNS unless istiod has ENABLE_WILDCARD_HOST_SERVICE_ENTRIES_FOR_TLS. Use an HTTP port with targetPort 443, and start TLS by a DestinationRule.`,
    }));
}
