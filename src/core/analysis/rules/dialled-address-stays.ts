import { sentTo, type Mesh, type RouteUse, type SentTo } from '../../mesh';
import { question } from '../question';
import type { WorkspaceRule } from '../rule';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { routeUses } from '../runtime/routings';

export const dialledAddressStays: WorkspaceRule = {
  id: 'dialled-address-stays',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['R16', 'R17'],
  summary: 'A route leads to another port or host of resolution NONE, and the connection goes where the app dialled.',
  why: 'A cluster of a NONE host connects to the address and port that the app dialled. A route exchanges the policy, its TLS for example, and not the place: TLS to port 80, or the server of the first host. A targetPort of the port changes the port.',
  source:
    'istio/istio pilot/pkg/networking/core/cluster.go (convertResolution); envoyproxy/envoy source/extensions/clusters/original_dst/original_dst_cluster.cc (LoadBalancer::chooseHost)',
  check: reportsOf((input) => hits(input)),
};

const hits = question((input): readonly Hit[] => {
  const { mesh } = input;
  const open = new Set(mesh.registry.hosts().filter((host) => mesh.registry.withHost(host).some(isOpen)));
  if (open.size === 0) return [];
  return routeUses(input).flatMap((use) => {
    const away = use.route.destinations.filter(({ host }) => open.has(host));
    return away.length > 0 && leadsAway(use, away) ? hitsOf(mesh, use) : [];
  });
});

/** Whether it sends something to another host or port than the one that was called. */
function leadsAway({ shared }: RouteUse, destinations: RouteUse['route']['destinations']): boolean {
  return shared.some((place) =>
    destinations.some(({ host, port }) => host !== place.host || (port !== undefined && port !== place.port)),
  );
}

function isOpen({ registry, resolution }: { readonly registry: string; readonly resolution: string }): boolean {
  return registry === 'ServiceEntry' && resolution === 'NONE';
}

function hitsOf(mesh: Mesh, use: RouteUse): readonly Hit[] {
  const all = use.at.map(({ client }) => client);
  return sentTo(mesh, use).flatMap((each) => {
    const hit = hitOf(each);
    return hit ? [{ ...hit, clients: [each.place.client], all: isForAll(use, each) ? [each.place.client] : all }] : [];
  });
}

/** Places that are the same for clients of one kind stand for all of them. */
function isForAll({ at }: RouteUse, { place }: SentTo): boolean {
  return at.every(({ host, client }) => host === place.host && client.kind === 'sidecar');
}

function hitOf({ destination, cluster, place, isMirror, resource }: SentTo): Omit<Hit, 'clients' | 'all'> | undefined {
  const { service, servicePort, type } = cluster;
  if (isMirror || type !== 'ORIGINAL_DST' || service === undefined || servicePort === undefined) return undefined;
  if (!isOpen(service) || place.client.kind !== 'sidecar' || destination.path === undefined) return undefined;
  const { host, port } = destination;
  if (place.host !== host && place.service?.host !== host)
    return {
      resource,
      path: [...destination.path, 'host'],
      ref: 'R17',
      severity: 'warning',
      say: () =>
        `Calls to ${place.host} still connect to the address of ${place.host}: ${host} has resolution NONE, so they only get its policy. Give ${host} resolution DNS or STATIC.`,
    };
  if (port === place.port || servicePort.targetPort !== undefined) return undefined;
  return {
    resource,
    path: [...destination.path, 'port', 'number'],
    ref: 'R16',
    say: () =>
      `Calls to port ${place.port} still connect to port ${place.port}: ${host} has resolution NONE, so they only get the policy of port ${port}. Use resolution DNS, or set targetPort: ${port} on port ${port} of the entry.`,
  };
}
