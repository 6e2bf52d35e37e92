import { IdentityMap } from './identity-map';
import { knownService, rankFor, viewerKey, type Viewer } from './known-services';
import type { ServiceRegistry } from './registry';
import type { ListeningPort, ScopedPort, ScopedService } from './scope';
import type { MeshService } from './service';

/** The services that a viewer knows, in the order of their first definitions. */
export function knownServices(registry: ServiceRegistry, viewer: Viewer): readonly ScopedService[] {
  return distinct(inOrder(registry.services, viewer, (service) => registry.withHost(service.host)));
}

const remembered = new IdentityMap<readonly ListeningPort[]>();

/** What asks a viewer's proxy for listeners on a port, in istiod's order, among the registry's services with that port. */
export function listeningOn(registry: ServiceRegistry, number: number, viewer: Viewer): readonly ListeningPort[] {
  const services = registry.withPort(number);
  const [listener, text] = viewerKey(viewer);
  return remembered.get([services, listener], `${number} ${text}`, () =>
    inOrder(services, viewer, (service) => registry.withHost(service.host)).flatMap(({ service, definition }) => {
      const port = portOf(service, definition, number);
      return port ? [{ service, definition, port }] : [];
    }),
  );
}

const listed = new WeakMap<readonly ListeningPort[], readonly ScopedService[]>();

/** The services of some ports, each once. */
export function servicesListening(ports: readonly ListeningPort[]): readonly ScopedService[] {
  let services = listed.get(ports);
  if (services === undefined) listed.set(ports, (services = distinct(ports)));
  return services;
}

interface Known {
  readonly service: ScopedService;
  readonly definition: MeshService;
}

function distinct(known: readonly Known[]): readonly ScopedService[] {
  return [...new Set(known.map(({ service }) => service))];
}

/** Those of the given services that a viewer uses: by what they are exported to, then as given. */
function inOrder(
  services: readonly MeshService[],
  viewer: Viewer,
  withHostOf: (service: MeshService) => readonly MeshService[],
): readonly Known[] {
  const ranks: readonly [Known[], Known[], Known[]] = [[], [], []];
  for (const each of services) {
    const rank = rankFor(each, viewer);
    const service = rank === undefined ? undefined : knownService(withHostOf(each), viewer);
    const definition = service?.definitions.find((one) => one.resource === each.resource);
    if (rank !== undefined && service && definition) ranks[rank].push({ service, definition });
  }
  return ranks.flat();
}

/** A port as a definition writes it: it has a cluster where the service has one of that number. */
function portOf(service: ScopedService, definition: MeshService, number: number): ScopedPort | undefined {
  const used = service.ports.find((port) => port.number === number);
  if (used?.owner === definition) return used;
  const own = definition.ports.find((port) => port.number === number);
  return own && used && { ...own, owner: definition, hasCluster: used.hasCluster };
}
