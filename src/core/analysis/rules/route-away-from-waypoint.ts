import { hostsOverlap, type Mesh, type Proxy } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { servedServices, type AmbientService } from '../runtime/ambient';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

export const routeAwayFromWaypoint: WorkspaceRule = {
  id: 'route-away-from-waypoint',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['A05'],
  summary: 'A VirtualService for a host with a waypoint stands in a third namespace.',
  why: 'A waypoint reads VirtualServices of its own namespace and of the service’s. Those of callers and of other teams, which sidecars would use, it leaves aside.',
  source: 'istio/istio pilot/pkg/networking/core/listener_waypoint.go (getVirtualServiceForWaypoint)',
  check: reportsOf(({ mesh }) => servedServices(mesh).flatMap((each) => foreign(mesh, each))),
};

function foreign(mesh: Mesh, { service, pods, callers }: AmbientService & { readonly pods: Proxy }): readonly Hit[] {
  return mesh.routeIndex
    .routing(service.host)
    .filter(
      ({ gateways, namespace }) =>
        gateways.includes('mesh') && namespace !== pods.namespace && namespace !== service.namespace,
    )
    .map(({ resource, namespace, hosts }) => ({
      resource,
      path: [
        'spec',
        'hosts',
        Math.max(
          hosts.findIndex((each) => hostsOverlap(each, service.host)),
          0,
        ),
      ],
      ref: 'A05',
      clients: callers,
      all: callers,
      say: () =>
        `The waypoint of ${service.host} ignores this VirtualService: it is in ${namespace}, and the waypoint reads only those of ${[...new Set([pods.namespace, service.namespace])].join(' and ')}. Move it there.`,
    }));
}
