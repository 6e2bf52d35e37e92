import { isPublic } from '../../visibility';
import { IdentityMap } from '../identity-map';
import { imports, knownService, rankFor, type Viewer } from '../scope/known-services';
import type { ServiceRegistry } from './registry';
import type { ScopedService } from '../scope/scope';
import type { MeshService } from './service';

/** A service as a viewer knows it, by one of its definitions. */
export interface Known {
  readonly service: ScopedService;
  readonly definition: MeshService;
}

/** A service of a list, and what is to be made of it for those who know it. */
interface Slot<T> {
  readonly each: MeshService;
  /** All services with its host. */
  readonly group: readonly MeshService[];
  /** What all make of it who know all of it, where it is the only one of its host. */
  readonly alone: T | undefined;
}

/** The services of a list in its order, sorted by who may know them, so that the lists of many namespaces cost little more than one. */
interface Slots<T> {
  readonly all: readonly Slot<T>[];
  readonly make: (known: Known) => T | undefined;
  /** What everybody makes of those that are public and the only ones of their hosts. */
  readonly common: readonly T[];
  /** All public ones are among `common`. */
  readonly isCommon: boolean;
  /** Those that are exported to some namespaces only, by their names. */
  readonly named: ReadonlyMap<string, readonly Slot<T>[]>;
}

const remembered = new IdentityMap<Slots<unknown>>();

/** The slots of a list, made once for all viewers. The text is for what `make` does. */
export function slotsOf<T>(
  registry: ServiceRegistry,
  list: readonly MeshService[],
  text: string,
  make: Slots<T>['make'],
): Slots<T> {
  return remembered.get([list], text, () => {
    const all = list.map((each): Slot<T> => {
      const group = registry.withHost(each.host);
      const known = group.length === 1 ? knownAs(group, each, everybody) : undefined;
      return { each, group, alone: known && make(known) };
    });
    return { all, make, ...sorted(all) } satisfies Slots<T>;
  }) as Slots<T>;
}

/** Sees what anybody sees. */
const everybody: Viewer = { namespace: '', kind: 'everybody', listener: undefined, excludes: false };

function sorted<T>(all: readonly Slot<T>[]): Pick<Slots<T>, 'common' | 'isCommon' | 'named'> {
  const common: T[] = [];
  const named = new Map<string, Slot<T>[]>();
  let isCommon = true;
  for (const slot of all) {
    const { exportTo, namespace } = slot.each;
    if (!isPublic(exportTo)) {
      const names = new Set(exportTo.map((name) => (name === '.' ? namespace : name)));
      for (const name of names) named.set(name, [...(named.get(name) ?? []), slot]);
    } else if (slot.alone !== undefined) common.push(slot.alone);
    else if (slot.group.length > 1) isCommon = false;
  }
  return { common, isCommon, named };
}

/** What is made of the services that a viewer uses: by what they are exported to, then as in the list. */
export function inOrder<T>(slots: Slots<T>, viewer: Viewer): readonly T[] {
  const isPlain = viewer.listener === undefined && (viewer.kind === 'sidecar' || viewer.kind === 'gateway');
  if (!isPlain || !slots.isCommon) return ranked(slots, slots.all, viewer).flat();
  const named = ranked(slots, slots.named.get(viewer.namespace) ?? [], viewer).flat();
  return named.length === 0 ? slots.common : [...named, ...slots.common];
}

function ranked<T>({ make }: Slots<T>, list: readonly Slot<T>[], viewer: Viewer): readonly T[][] {
  const ranks: readonly [T[], T[], T[]] = [[], [], []];
  for (const slot of list) {
    const rank = rankFor(slot.each, viewer);
    const made = rank === undefined ? undefined : inSlot(slot, make, viewer);
    if (rank !== undefined && made !== undefined) ranks[rank].push(made);
  }
  return ranks;
}

function inSlot<T>({ each, group, alone }: Slot<T>, make: Slots<T>['make'], viewer: Viewer): T | undefined {
  if (alone !== undefined && viewer.listener?.matchesPort === undefined && each.aliases.length === 0)
    return imports(viewer, each) ? alone : undefined;
  const known = knownAs(group, each, viewer);
  return known && make(known);
}

function knownAs(group: readonly MeshService[], each: MeshService, viewer: Viewer): Known | undefined {
  const service = knownService(group, viewer);
  const definition = service?.definitions.find((one) => one.resource === each.resource);
  return service && definition && { service, definition };
}
