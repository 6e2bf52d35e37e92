import type { Mesh } from '../../build';
import { servedBy } from './ambient-waypoint';
import { joinDefinitions } from '../services/joined-service';
import type { Proxy } from '../clients/proxy';
import type { ScopedService } from '../scope/scope';

/**
 * The service of a host that a waypoint serves, whatever it is exported to: its clients decide that it stands there, and not what it may see
 * (pilot/pkg/networking/core/waypoint.go, findWaypointResources). Undefined where it serves none of that host.
 */
export function servedService(mesh: Mesh, proxy: Proxy, host: string): ScopedService | undefined {
  const served = mesh.registry.withHost(host).filter((each) => servedBy(mesh, each, proxy));
  const [first, ...rest] = served.filter((each) => each.namespace === served[0]?.namespace);
  return first && joinDefinitions([first, ...rest]);
}
