import type { Mesh } from '../build';
import { waypointProxy } from './ambient-waypoint';
import type { AmbientDial, ZtunnelChoice } from './ambient-choice';
import type { Proxy } from './proxy';
import { servicesOf } from './service';

/** What ztunnel does with what a pod in ambient mode dials: it knows services by their addresses alone (istio/ztunnel src/proxy/outbound.rs). */
export function ztunnelChoice(mesh: Mesh, _client: Proxy, dialled: AmbientDial): ZtunnelChoice {
  const service = servicesOf(mesh).find((each) => each.host === dialled.host);
  const port = service?.ports.find((each) => each.number === dialled.port);
  const waypoint = service && waypointProxy(mesh, service);
  return {
    lookup: service ? 'service' : 'outside',
    service,
    port,
    then: service === undefined ? 'passthrough' : waypoint?.proxy ? 'waypoint' : 'endpoints',
    endpoints: [],
    waypoint,
    because: service
      ? `The address of ${service.host} is known to ztunnel.`
      : 'ztunnel passes on what it does not know.',
    losers: [],
    caveats: [],
  };
}
