import type { WorkspaceRule } from '../rule';
import { ambientServices } from '../runtime/ambient';
import { reportHits } from '../runtime/hits';

export const unusedWaypoint: WorkspaceRule = {
  id: 'unused-waypoint',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['A08'],
  summary: 'istio.io/use-waypoint names a waypoint that is not used.',
  why: 'The Gateway is not among the files, is no waypoint, is not for services, or does not admit the namespace. ztunnel then sends calls past it, and no rule applies. Files without any waypoint say nothing about which there are.',
  source: 'istio/istio pilot/pkg/serviceregistry/ambient/waypoints.go (fetchWaypointForService)',
  check: ({ mesh }) =>
    reportHits(
      ambientServices(mesh).flatMap(({ waypoint, callers, service }) =>
        waypoint === undefined || waypoint.proxy
          ? []
          : [
              {
                ...waypoint.label,
                ref: 'A08',
                clients: callers,
                all: callers,
                say: () => `${waypoint.because} Calls to ${service.host} get none of its rules.`,
              },
            ],
      ),
    ),
};
