import { append } from '../../../lists';
import { compareText } from '../../base';
import type { OtherResource } from '../../build';
import { HostIndex } from '../../host';
import { diffLists, type ListDiff } from '../../list-diff';
import type { ServiceEntry } from '../../service-entry';
import type { MeshSettings } from '../../settings';
import { servicesOfEntry } from './entry-services';
import { withVisibility } from './entry-visibility';
import { kubernetesServices, withAliases } from './kubernetes-registry';
import type { MeshService } from './service';

/** What a registry is made of. */
interface RegistrySources {
  readonly entries: readonly ServiceEntry[];
  readonly others: readonly OtherResource[];
  readonly settings: MeshSettings;
}

/** The registry of some sources: the one before where it is made of the same. */
export function registryOf(sources: RegistrySources, previous?: ServiceRegistry): ServiceRegistry {
  return previous?.isOf(sources) ? previous : new ServiceRegistry(sources, previous);
}

/**
 * All services of a mesh, as istiod's registries together know them (pilot/pkg/model/push_context.go, initServiceRegistry). It is made when it is first
 * asked; then what did not change since the one before is shared with it, lists included.
 */
export class ServiceRegistry {
  private made: Contents | undefined;
  /** The last registry before this one that was asked anything: those between are not kept. */
  private before: ServiceRegistry | undefined;

  constructor(
    private readonly sources: RegistrySources,
    previous?: ServiceRegistry,
  ) {
    this.before = previous?.made ? previous : previous?.before;
  }

  /** Whether it is made of these. */
  isOf({ entries, others, settings }: RegistrySources): boolean {
    const own = this.sources;
    return own.entries === entries && own.others === others && own.settings === settings;
  }

  /** All services in istiod's order. */
  get services(): readonly MeshService[] {
    return this.contents.inOrder;
  }

  /** The services with exactly this host or pattern, in istiod's order; the same list as long as none of them changes. */
  withHost(host: string): readonly MeshService[] {
    return this.contents.byHost.at(host);
  }

  /** The hosts and patterns that cover a name, the exact one first, then longer patterns before shorter ones. */
  patternsFor(host: string): readonly string[] {
    return this.contents.byHost.patternsFor(host);
  }

  /** All hosts and patterns that services have. */
  hosts(): readonly string[] {
    return this.contents.byHost.hosts();
  }

  /** The numbers of all ports that services have, the lowest first. */
  ports(): readonly number[] {
    return [...this.contents.byPort.keys()].sort((a, b) => a - b);
  }

  /** The services with a port of this number, in istiod's order; the same list as long as no service changes that has one of their hosts. */
  withPort(number: number): readonly MeshService[] {
    return this.contents.byPort.get(number) ?? [];
  }

  private get contents(): Contents {
    if (this.made === undefined) {
      this.made = contentsOf(this.sources, this.before?.made);
      this.before = undefined;
    }
    return this.made;
  }
}

interface Contents {
  readonly sources: RegistrySources;
  readonly inOrder: readonly MeshService[];
  readonly byHost: HostIndex<MeshService>;
  readonly byPort: ReadonlyMap<number, readonly MeshService[]>;
}

function contentsOf(sources: RegistrySources, before: Contents | undefined): Contents {
  const diff = diffSources(before?.sources, sources);
  if (before && diff.removed.length + diff.added.length === 0) return { ...before, sources };
  const byHost = (before?.byHost ?? HostIndex.empty<MeshService>(compareInOrder)).updated(diff, (service) => [
    service.host,
  ]);
  const inOrder = before ? reordered(before.inOrder, diff) : [...diff.added].sort(compareInOrder);
  const byPort = before ? regrouped(before.byPort, diff, touchedHosts(before.byHost, byHost, diff)) : byPorts(inOrder);
  return { sources, inOrder, byHost, byPort };
}

/** Where only some entries are others, and nothing else has a say in services, only theirs are compared. */
function diffSources(before: RegistrySources | undefined, now: RegistrySources): ListDiff<MeshService> {
  if (before === undefined) return { removed: [], added: servicesIn(now, now.entries) };
  const isPlain = before.others === now.others && before.settings === now.settings;
  if (!isPlain) return diffLists(servicesIn(before, before.entries), servicesIn(now, now.entries));
  const { removed, added } = diffLists(before.entries, now.entries);
  return diffLists(fromEntries(before, removed), fromEntries(now, added));
}

function servicesIn(sources: RegistrySources, entries: readonly ServiceEntry[]): readonly MeshService[] {
  const { others } = sources;
  const kubernetes = kubernetesServices(others).map((service) => withAliases(service, others));
  return [...fromEntries(sources, entries), ...kubernetes];
}

function fromEntries(sources: RegistrySources, entries: readonly ServiceEntry[]): readonly MeshService[] {
  const services = withVisibility(entries.flatMap(servicesOfEntry), sources);
  return services.map((service) => withAliases(service, sources.others));
}

/**
 * Older first, then by name (the host of a ServiceEntry, the short name of a Service), then by namespace (model/push_context.go,
 * SortServicesByCreationTime). What is equal then stays as it comes from the registries: Kubernetes first, then by the names of resources, so that it is
 * the same each time.
 */
export function compareInOrder(a: MeshService, b: MeshService): number {
  return (
    a.created - b.created ||
    compareText(a.orderName, b.orderName) ||
    compareText(a.namespace, b.namespace) ||
    compareText(a.registry, b.registry) ||
    compareText(a.resource.key, b.resource.key) ||
    compareText(a.host, b.host)
  );
}

function reordered(before: readonly MeshService[], { removed, added }: ListDiff<MeshService>): readonly MeshService[] {
  const gone = new Set(removed);
  const made = before.filter((service) => !gone.has(service));
  if (added.length > before.length / 8) return [...made, ...added].sort(compareInOrder);
  for (const service of added) made.splice(placeOf(service, made), 0, service);
  return made;
}

/** The index at which a service stands, or would stand, in an ordered list. */
function placeOf(service: MeshService, list: readonly MeshService[]): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareInOrder(list[middle] as MeshService, service) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** All services, before and now, with a host of one that changed, since which of those is used may be another now. */
function touchedHosts(
  before: HostIndex<MeshService>,
  now: HostIndex<MeshService>,
  { removed, added }: ListDiff<MeshService>,
): readonly MeshService[] {
  const hosts = new Set([...removed, ...added].map((service) => service.host));
  return [...hosts].flatMap((host) => [...before.at(host), ...now.at(host)]);
}

function byPorts(services: readonly MeshService[]): ReadonlyMap<number, readonly MeshService[]> {
  const lists = new Map<number, MeshService[]>();
  for (const service of services) for (const number of portsOf(service)) append(lists, number, service);
  return lists;
}

/** New lists for the ports of touched services; those of all others stay, and a port that nobody has any more goes. */
function regrouped(
  before: ReadonlyMap<number, readonly MeshService[]>,
  diff: ListDiff<MeshService>,
  touched: readonly MeshService[],
): ReadonlyMap<number, readonly MeshService[]> {
  const lists = new Map(before);
  const [removed, added] = [byPorts(diff.removed), byPorts(diff.added)];
  for (const number of new Set(touched.flatMap(portsOf))) {
    const own = { removed: removed.get(number) ?? [], added: added.get(number) ?? [] };
    const left = reordered(before.get(number) ?? [], own);
    if (left.length > 0) lists.set(number, left);
    else lists.delete(number);
  }
  return lists;
}

/** The numbers of its ports, each once. */
function portsOf({ ports }: MeshService): readonly number[] {
  const numbers = ports.map((port) => port.number);
  return numbers.length < 2 ? numbers : [...new Set(numbers)];
}
