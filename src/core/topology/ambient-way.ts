import { anyPod, isKnownToZtunnel, waypointProxy, type Mesh, type ServiceEntry, type WaypointTarget } from '../mesh';
import type { ServiceEntryNode } from './topology';

/** What handles calls to an entry instead of the Envoy beside a pod, as far as there is anything. */
type AmbientWay = Pick<ServiceEntryNode, 'carrier' | 'waypoint'>;

/** Who handles calls to an entry in ambient mode, for a pod that nobody drew of a namespace that sees it. */
export function ambientWay(mesh: Mesh, entry: ServiceEntry, namespace: string): AmbientWay {
  const waypoint = entry.hosts.map((host) => waypointFor(mesh, entry, host)).find((each) => each !== undefined);
  return {
    ...(isAmbient(mesh, namespace) ? { carrier: 'ztunnel' } : {}),
    ...(waypoint === undefined ? {} : { waypoint: `${waypoint.namespace}/${waypoint.name}` }),
  };
}

/** A namespace whose pods have no proxy says nothing of who calls from elsewhere, so there the mesh decides. */
function isAmbient(mesh: Mesh, namespace: string): boolean {
  const { kind } = anyPod(mesh, namespace);
  return kind === 'ztunnel' || (kind === 'none' && mesh.settings.dataPlane === 'ambient');
}

/** The waypoint that ztunnel hands calls to a host of an entry to; undefined where there is none that it can. One host may have an address and another none, which it does not know. */
export function waypointFor(mesh: Mesh, entry: ServiceEntry, host: string): WaypointTarget | undefined {
  const service = mesh.registry.withHost(host).find((each) => each.entry === entry);
  const target = service && isKnownToZtunnel(service) ? waypointProxy(mesh, service) : undefined;
  return target?.proxy ? target : undefined;
}
