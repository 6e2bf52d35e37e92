import { isKnownToZtunnel, rangeAmong, type MeshService } from '../../mesh';
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
  summary: 'A ServiceEntry is enrolled in a waypoint and has no address by which ztunnel could know it, or a range.',
  why: 'ztunnel knows services by their addresses, not by Host or server name. Without written or allocated ones it passes the calls on past the waypoint. istiod allocates none for resolution NONE, for patterns, and where a label switches it off; of an entry with a range among its addresses it tells ztunnel nothing.',
  source:
    'istio/istio pilot/pkg/networking/serviceentry/ip_autoallocation.go (ShouldV2AutoAllocateIP); pilot/pkg/serviceregistry/ambient/helpers.go (parseCidrOrIP); istio/ztunnel src/proxy/outbound.rs (build_request)',
  check: reportsOf(({ mesh }) => servedServices(mesh).flatMap(unknown)),
};

function unknown({ service, entry, waypoint, callers }: AmbientService): readonly Hit[] {
  if (waypoint === undefined || isKnownToZtunnel(service)) return [];
  const own = waypoint.label.resource === entry.resource;
  return [
    {
      resource: entry.resource,
      path: own ? waypoint.label.path : ['spec', 'hosts', Math.max(entry.hosts.indexOf(service.host), 0)],
      ref: 'A04',
      clients: callers,
      all: callers,
      say: () =>
        `Calls to ${service.host} bypass waypoint ${waypoint.namespace}/${waypoint.name}: ${whyUnknown(service)}`,
    },
  ];
}

/** Why ztunnel does not know it, and what helps. */
function whyUnknown(service: MeshService): string {
  const range = rangeAmong(service);
  if (range !== undefined)
    return `its address ${range} is a range, and istiod tells ztunnel nothing of an entry with one. List single addresses.`;
  const why = service.resolution === 'NONE' ? 'resolution NONE gets no address' : 'none is allocated for it';
  return `the entry has no addresses, and ${why}, so ztunnel does not know it. Write addresses, or a resolution that gets one.`;
}
