import { compareText } from '../base';
import type { OtherResource } from '../build';
import { HostIndex } from '../host';
import { diffLists, type ListDiff } from '../list-diff';
import type { ServiceEntry } from '../service-entry';
import type { MeshSettings } from '../settings';
import { servicesOfEntry } from './entry-services';
import { withVisibility } from './entry-visibility';
import { kubernetesServices, withAliases } from './kubernetes-registry';
import type { MeshService } from './service';

/** What a registry is made of. */
export interface RegistrySources {
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
    return ordered(this.contents.byHost.at(host));
  }

  /** The hosts and patterns that cover a name, the exact one first, then longer patterns before shorter ones. */
  patternsFor(host: string): readonly string[] {
    return this.contents.byHost.patternsFor(host);
  }

  /** All hosts and patterns that services have. */
  hosts(): readonly string[] {
    return this.contents.byHost.hosts();
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
  /** In the order of the files. */
  readonly list: readonly MeshService[];
  readonly inOrder: readonly MeshService[];
  readonly byHost: HostIndex<MeshService>;
  readonly byPort: ReadonlyMap<number, readonly MeshService[]>;
}

function contentsOf(sources: RegistrySources, before: Contents | undefined): Contents {
  const { entries, others } = sources;
  const services = [...withVisibility(entries.flatMap(servicesOfEntry), sources), ...kubernetesServices(others)];
  const list = services.map((service) => withAliases(service, others));
  const diff = diffLists(before?.list ?? [], list);
  if (before && diff.removed.length + diff.added.length === 0) return { ...before, list };
  const byHost = (before?.byHost ?? HostIndex.empty<MeshService>()).updated(diff, (service) => [service.host]);
  const inOrder = before ? reordered(before.inOrder, diff) : [...list].sort(compareInOrder);
  const touched = before ? touchedPorts(before.byHost, byHost, diff) : undefined;
  return { list, inOrder, byHost, byPort: portsOf(inOrder, before?.byPort, touched) };
}

const sorted = new WeakMap<readonly MeshService[], readonly MeshService[]>();

function ordered(list: readonly MeshService[]): readonly MeshService[] {
  if (list.length < 2) return list;
  let made = sorted.get(list);
  if (made === undefined) sorted.set(list, (made = [...list].sort(compareInOrder)));
  return made;
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
  const kept = before.filter((service) => !gone.has(service));
  const made: MeshService[] = [];
  let next = 0;
  for (const service of [...added].sort(compareInOrder)) {
    for (; next < kept.length; next++) {
      const other = kept[next] as MeshService;
      if (compareInOrder(other, service) > 0) break;
      made.push(other);
    }
    made.push(service);
  }
  return [...made, ...kept.slice(next)];
}

/** The ports of all services that share a host with one that changed, since which of those is used may be another now. */
function touchedPorts(
  before: HostIndex<MeshService>,
  now: HostIndex<MeshService>,
  { removed, added }: ListDiff<MeshService>,
): ReadonlySet<number> {
  const hosts = new Set([...removed, ...added].map((service) => service.host));
  const services = [...hosts].flatMap((host) => [...before.at(host), ...now.at(host)]);
  return new Set(services.flatMap((service) => service.ports.map((port) => port.number)));
}

function portsOf(
  services: readonly MeshService[],
  before: ReadonlyMap<number, readonly MeshService[]> | undefined,
  touched: ReadonlySet<number> | undefined,
): ReadonlyMap<number, readonly MeshService[]> {
  const lists = new Map<number, MeshService[]>();
  for (const service of services)
    for (const number of new Set(service.ports.map((port) => port.number)))
      if (!touched || touched.has(number)) {
        const list = lists.get(number);
        if (list) list.push(service);
        else lists.set(number, [service]);
      }
  if (!before || !touched) return lists;
  const kept = [...before].filter(([number]) => !touched.has(number));
  return new Map<number, readonly MeshService[]>([...kept, ...lists]);
}
