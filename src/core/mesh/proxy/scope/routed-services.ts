import { append } from '../../../lists';
import { compareVersions } from '../../../schema';
import { compareText } from '../../base';
import type { Mesh } from '../../build';
import { expandHost } from '../../host';
import { hasKey, integerIn, listIn, recordIn, textIn } from '../../read';
import type { Route, VirtualService } from '../../virtual-service';
import { exportRank } from '../services/export-rank';
import type { ListenerImports } from './imported';
import { compareInOrder } from '../services/registry';
import { routeRank } from './scope-routes';
import type { MeshService } from '../services/service';

/** One place that sends to a host. */
interface Sending {
  /** The VirtualService that has to be imported: of a delegate's rules the one that delegates to it. */
  readonly virtualService: VirtualService;
  /** 0 for all ports of the host. */
  readonly port: number;
  /** Namespaces of callers whom the rule is for; undefined for all. */
  readonly sources: ReadonlySet<string> | undefined;
}

/**
 * The definition of a host that a sidecar gets clusters of because VirtualServices that it imports send there, with the ports that they name: the one of
 * its own namespace whatever that is exported to, else one that it may see (pilot/pkg/model/sidecar.go, collectImportedServices and
 * serviceMatchingVirtualServicePorts).
 */
export function routedDefinition(
  mesh: Mesh,
  listeners: readonly ListenerImports[],
  host: string,
): MeshService | undefined {
  const [{ proxy } = { proxy: undefined }] = listeners;
  if (proxy?.kind !== 'sidecar') return undefined;
  const services = mesh.registry.withHost(host);
  if (services.length === 0) return undefined;
  const sending = (sendingsOf(mesh.virtualServices).get(host) ?? []).filter(
    ({ sources }) => sources?.has(proxy.namespace) ?? true,
  );
  const numbers = listeners.flatMap((listener) => portsFrom(listener, sending));
  const service = numbers.length === 0 ? undefined : pickDefinition(mesh, services, proxy.namespace);
  return service && withPorts(service, new Set(numbers));
}

/** The ports that a listener asks for: its own where it has one, else those that imported VirtualServices name; 0 is all. */
function portsFrom({ routeViewer, viewer }: ListenerImports, sending: readonly Sending[]): readonly number[] {
  const imported = sending.filter(({ virtualService }) => routeRank(virtualService, routeViewer) !== undefined);
  const own = viewer.listener?.matchesPort;
  return imported.map(({ port }) => own ?? port);
}

/** Since 1.30 Kubernetes comes first, then the oldest; before, the first namespace by name (model/sidecar.go, pickFirstVisibleNamespace). */
function pickDefinition(mesh: Mesh, services: readonly MeshService[], namespace: string): MeshService | undefined {
  const firsts = [...new Set(services.map((each) => each.namespace))].flatMap(
    (owner) => mainOf(services.filter((each) => each.namespace === owner)) ?? [],
  );
  const own = firsts.find((each) => each.namespace === namespace);
  if (own) return own;
  const visible = firsts.filter((each) => exportRank(each.exportTo, each.namespace, namespace) !== undefined);
  if (compareVersions(mesh.settings.istioVersion, '1.30') >= 0) return mainOf([...visible].sort(compareInOrder));
  return [...visible].sort((a, b) => compareText(a.namespace, b.namespace))[0];
}

function mainOf(services: readonly MeshService[]): MeshService | undefined {
  return services.find((each) => each.registry === 'Kubernetes') ?? services[0];
}

function withPorts(service: MeshService, numbers: ReadonlySet<number>): MeshService | undefined {
  if (numbers.has(0)) return service;
  const ports = service.ports.filter((port) => numbers.has(port.number));
  if (ports.length === service.ports.length) return service;
  return ports.length === 0 ? undefined : { ...service, ports };
}

const sendings = new WeakMap<readonly VirtualService[], ReadonlyMap<string, readonly Sending[]>>();

function sendingsOf(all: readonly VirtualService[]): ReadonlyMap<string, readonly Sending[]> {
  let found = sendings.get(all);
  if (found === undefined) sendings.set(all, (found = indexSendings(all)));
  return found;
}

function indexSendings(all: readonly VirtualService[]): ReadonlyMap<string, readonly Sending[]> {
  const found = new Map<string, Sending[]>();
  const byName = new Map(all.map((each) => [`${each.namespace}/${each.name}`, each]));
  for (const virtualService of all.filter((each) => each.hosts.length > 0))
    for (const from of [virtualService, ...delegatesOf(virtualService, byName)])
      for (const { host, ...sending } of destinationsOf(from)) append(found, host, { ...sending, virtualService });
  return found;
}

/** The delegates of a VirtualService that its namespace sees (model/virtualservice.go, mergeVirtualServicesIfNeeded). */
function delegatesOf(
  { namespace, routes }: VirtualService,
  byName: ReadonlyMap<string, VirtualService>,
): readonly VirtualService[] {
  return routes.flatMap(({ rule }) => {
    if (!hasKey(rule, 'delegate')) return [];
    const delegate = recordIn(rule, 'delegate');
    const found = byName.get(`${textIn(delegate, 'namespace') ?? namespace}/${textIn(delegate, 'name') ?? ''}`);
    const isSeen = found && exportRank(found.exportTo, found.namespace, namespace) !== undefined;
    return isSeen && found.hosts.length === 0 ? [found] : [];
  });
}

type Destination = Omit<Sending, 'virtualService'> & { readonly host: string };

const destinations = new WeakMap<VirtualService, readonly Destination[]>();

/** Where a VirtualService sends to, mirrors included (model/push_context.go, virtualServiceDestinationsFilteredBySourceNamespace). */
function destinationsOf(virtualService: VirtualService): readonly Destination[] {
  let found = destinations.get(virtualService);
  if (found === undefined) {
    found = virtualService.routes.flatMap((route) => destinationsIn(route, virtualService.namespace));
    destinations.set(virtualService, found);
  }
  return found;
}

function destinationsIn(route: Route, namespace: string): readonly Destination[] {
  const { rule } = route;
  const items = [...listIn(rule, 'route'), ...listIn(rule, 'mirrors')];
  const written = [...items.map((item) => recordIn(item, 'destination')), recordIn(rule, 'mirror')];
  const sources = sourcesOf(route);
  return written.flatMap((destination) => {
    const host = textIn(destination, 'host');
    if (host === undefined) return [];
    const port = integerIn(recordIn(destination, 'port'), 'number') ?? 0;
    return [{ host: expandHost(host, namespace), port, sources }];
  });
}

/**
 * The namespaces that its matches name, undefined where none does: a match without one beside them opens the rule to nobody here. Matches of tls and tcp are
 * not asked.
 */
function sourcesOf({ protocol, rule }: Route): ReadonlySet<string> | undefined {
  if (protocol !== 'http') return undefined;
  const names = listIn(rule, 'match').flatMap((match) => textIn(match, 'sourceNamespace') ?? []);
  return names.length === 0 ? undefined : new Set(names);
}
