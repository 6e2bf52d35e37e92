import type { ServicePort } from '../../service-entry';
import { IdentityMap } from '../identity-map';
import { viewerKey, type Viewer } from '../scope/known-services';
import type { ServiceRegistry } from '../services/registry';
import type { ListeningPort, ScopedPort, ScopedService } from '../scope/scope';
import { inOrder, slotsOf, type Known } from '../services/service-slots';
import { scopedPort } from '../services/joined-service';
import { portsNumbered } from '../../find-ports';

const services = new IdentityMap<readonly ScopedService[]>();

/** The services that a viewer knows, in the order of their first definitions. */
export function knownServices(registry: ServiceRegistry, viewer: Viewer): readonly ScopedService[] {
  const [listener, text] = viewerKey(viewer);
  return services.get([registry.services, listener], text, () => {
    const known = inOrder(
      slotsOf(registry, registry.services, 'services', ({ service }) => service),
      viewer,
    );
    return distinct(known);
  });
}

const ports = new IdentityMap<readonly ListeningPort[]>();

/** What asks a viewer's proxy for listeners on a port, in istiod's order, among the registry's services with that port. */
export function listeningOn(registry: ServiceRegistry, number: number, viewer: Viewer): readonly ListeningPort[] {
  const withPort = registry.withPort(number);
  const [listener, text] = viewerKey(viewer);
  return ports.get([withPort, listener], `${number} ${text}`, () =>
    inOrder(
      slotsOf(registry, withPort, String(number), (known) => listeningPort(known, number)),
      viewer,
    ),
  );
}

const listed = new WeakMap<readonly ListeningPort[], readonly ScopedService[]>();

/** The services of some ports, each once. */
export function servicesListening(listening: readonly ListeningPort[]): readonly ScopedService[] {
  let found = listed.get(listening);
  if (found === undefined) listed.set(listening, (found = distinct(listening.map(({ service }) => service))));
  return found;
}

const withoutDoubles = new WeakMap<readonly ScopedService[], readonly ScopedService[]>();

/** The same list where it has no doubles. */
function distinct(all: readonly ScopedService[]): readonly ScopedService[] {
  let found = withoutDoubles.get(all);
  if (found === undefined) {
    const set = new Set(all);
    withoutDoubles.set(all, (found = set.size === all.length ? all : [...set]));
  }
  return found;
}

/** A port as a definition writes it: it has a cluster where the service has one of that number. */
function listeningPort({ service, definition }: Known, number: number): ListeningPort | undefined {
  const used = portAt(service.ports, number);
  if (used?.owner === definition) return { service, definition, port: used };
  const own = portAt(definition.ports, number);
  const port: ScopedPort | undefined = own && used && scopedPort(own, definition, used.hasCluster);
  return port && { service, definition, port };
}

/** The port of a number: of two, as Services for DNS have them, not the one for UDP, which never gets a listener. */
function portAt<T extends ServicePort>(list: readonly T[], number: number): T | undefined {
  const found = portsNumbered(list, number);
  return found.find((port) => port.class !== 'udp') ?? found[0];
}
