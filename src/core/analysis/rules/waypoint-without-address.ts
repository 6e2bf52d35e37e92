import { hasAddress } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { servedServices, type AmbientService } from '../runtime/ambient';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const waypointWithoutAddress: WorkspaceRule = {
  id: 'waypoint-without-address',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['A04'],
  summary: 'A ServiceEntry is enrolled in a waypoint and has no address by which ztunnel could know it.',
  why: 'ztunnel knows services by their addresses, not by Host or server name. Without written or allocated ones it passes the calls on past the waypoint. istiod allocates none for resolution NONE, for patterns, and where a label switches it off.',
  source:
    'istio/istio pilot/pkg/networking/serviceentry/ip_autoallocation.go (ShouldV2AutoAllocateIP); istio/ztunnel src/proxy/outbound.rs (build_request)',
  check: reportsOf(({ mesh }) => servedServices(mesh).flatMap(unknown)),
};

function unknown({ service, entry, waypoint, callers }: AmbientService): readonly Hit[] {
  if (waypoint === undefined || hasAddress(service)) return [];
  const own = waypoint.label.resource === entry.resource;
  const why = service.resolution === 'NONE' ? 'resolution NONE gets no address' : 'none is allocated for it';
  return [
    {
      resource: entry.resource,
      path: own ? waypoint.label.path : ['spec', 'hosts', Math.max(entry.hosts.indexOf(service.host), 0)],
      ref: 'A04',
      clients: callers,
      all: callers,
      say: () =>
        `Calls to ${service.host} bypass waypoint ${waypoint.namespace}/${waypoint.name}: the entry has no addresses, and ${why}, so ztunnel does not know it. Write addresses, or a resolution that gets one.`,
    },
  ];
}
