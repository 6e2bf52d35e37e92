import type { Destination, Route, ServiceEntry, ServicePort, VirtualService } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { valueAt } from '../../../core/yaml';
import { matchesOf } from './route-ports';

/** A rule of a VirtualService and where it sends. */
export interface Leg {
  readonly service: VirtualService;
  readonly route: Route;
  readonly to: Destination;
}

/** A host's way out by a gateway: the rule that sends to it, and those that send on from it. */
export interface WayOut {
  readonly host: string;
  /** `namespace/name`, as VirtualServices name a gateway. */
  readonly gateway: string;
  readonly inward: Leg;
  readonly outward: readonly Leg[];
}

/** The hosts of an entry that go out by a gateway. */
export function waysOut(snapshot: Snapshot, entry: ServiceEntry): WayOut[] {
  return entry.hosts.flatMap((host): WayOut[] => {
    const services = snapshot.mesh.virtualServices.filter((each) => each.hosts.includes(host));
    const outward = services.flatMap((service) =>
      legsAt(
        service,
        (name) => name !== 'mesh',
        (to) => to.host === host,
      ),
    );
    const legs = services.flatMap((service) =>
      legsAt(
        service,
        (name) => name === 'mesh',
        (to) => !entry.hosts.includes(to.host),
      ),
    );
    // A Service of the cluster, and only where none is named another host that entries have.
    const inward = legs.find(({ to }) => snapshot.mesh.entryIndex.withHost(to.host).length === 0) ?? legs[0];
    const gateway = outward.flatMap(({ service, route }) => namesOf(service, route)).find((name) => name !== 'mesh');
    return inward && gateway !== undefined ? [{ host, gateway, inward, outward }] : [];
  });
}

function legsAt(service: VirtualService, at: (gateway: string) => boolean, goes: (to: Destination) => boolean): Leg[] {
  return service.routes.flatMap((route): Leg[] => {
    const [to] = route.destinations;
    return to && goes(to) && namesOf(service, route).some(at) ? [{ service, route, to }] : [];
  });
}

/** The gateways at which a rule works: those of its matches, else those of its VirtualService. */
export function namesOf(service: VirtualService, route: Route): readonly string[] {
  return route.matchGateways.length > 0 ? route.matchGateways : service.gateways;
}

/** The port that the apps call, by the match of the rule that sends to the gateway. */
export function portCalled(entry: ServiceEntry, { route }: Leg): ServicePort | undefined {
  const numbers = matchesOf(route.rule).map((match) => valueAt(match, ['port']));
  const named = entry.ports.find((port) => numbers.includes(port.number));
  return named ?? entry.ports.find((port) => port.class === (route.protocol === 'tls' ? 'tls' : 'http'));
}
