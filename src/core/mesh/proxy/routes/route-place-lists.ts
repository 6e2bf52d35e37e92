import type { Proxy } from '../clients/proxy';
import type { Places } from './route-use-key';
import type { RoutePlace, RouteUse, SharedPlace } from '../uses';

/** Where a rule counts. */
interface PlaceList {
  readonly shared: readonly SharedPlace[];
  /** One place for each client. */
  readonly at: readonly RoutePlace[];
}

/** Nowhere. */
export const noPlaces: PlaceList = { shared: [], at: [] };

/** A use of a rule at some places. */
export function useAt(places: PlaceList, use: Omit<RouteUse, 'at' | 'shared'>): RouteUse {
  return new PlacedUse(places, use);
}

/** A class, since there are thousands: a getter in an object literal would give each an object shape of its own. */
class PlacedUse implements RouteUse {
  readonly virtualService: RouteUse['virtualService'];
  readonly route: RouteUse['route'];
  readonly path: RouteUse['path'];
  readonly delegate: RouteUse['delegate'];
  readonly unused: RouteUse['unused'];

  constructor(
    private readonly places: PlaceList,
    use: Omit<RouteUse, 'at' | 'shared'>,
  ) {
    this.virtualService = use.virtualService;
    this.route = use.route;
    this.path = use.path;
    this.delegate = use.delegate;
    this.unused = use.unused;
  }

  get shared(): RouteUse['shared'] {
    return this.places.shared;
  }

  get at(): RouteUse['at'] {
    return this.places.at;
  }
}

/** Where the rules of a VirtualService count: found for one client of each group, and listed for all of them. */
export class PlaceLists {
  /** By what `keyOf` gives for a rule. */
  private readonly ofGroups: readonly Places[];
  /** Lists by what is in them: most rules of a VirtualService count at the same places. */
  private readonly lists = new Map<string, PlaceList>();

  /** Pass all clients in their order, the groups of them that are alike, and places that are known already. */
  constructor(
    private readonly clients: readonly Proxy[],
    private readonly groups: readonly (readonly Proxy[])[],
    private readonly more: Places,
  ) {
    this.ofGroups = groups.map(() => new Map());
  }

  /** The places of the first client of a group, to add to. */
  ofGroup(index: number): Places {
    return this.ofGroups[index] ?? new Map<string, RoutePlace[]>();
  }

  /** The list for a rule. */
  at(key: string): PlaceList {
    const found = this.ofGroups.map((places) => places.get(key) ?? []);
    const more = this.more.get(key) ?? [];
    if (more.length === 0 && found.every((each) => each.length === 0)) return noPlaces;
    const make = (): PlaceList => listOf(this.clients, this.groups, found, more);
    if (more.length > 0) return make();
    const text = found.map((list) => list.map(({ host, port }) => `${host} ${port}`).join(' ')).join('\n');
    let list = this.lists.get(text);
    if (list === undefined) this.lists.set(text, (list = make()));
    return list;
  }
}

function listOf(
  clients: readonly Proxy[],
  groups: readonly (readonly Proxy[])[],
  found: readonly (readonly RoutePlace[])[],
  more: readonly RoutePlace[],
): PlaceList {
  const own = found.flatMap((places, index) => places.map((place) => sharedPlace(place, groups[index] ?? [])));
  return new GroupedPlaces([...own, ...together(more)], () => [...placesOfEach(clients, groups, found), ...more]);
}

/** Places that are listed for each client when somebody asks. */
class GroupedPlaces implements PlaceList {
  private made: readonly RoutePlace[] | undefined;

  constructor(
    readonly shared: readonly SharedPlace[],
    private readonly list: () => readonly RoutePlace[],
  ) {}

  get at(): readonly RoutePlace[] {
    return (this.made ??= this.list());
  }
}

function sharedPlace({ host, port, service }: RoutePlace, clients: readonly Proxy[]): SharedPlace {
  return { host, port, service, clients };
}

function placesOfEach(
  clients: readonly Proxy[],
  groups: readonly (readonly Proxy[])[],
  found: readonly (readonly RoutePlace[])[],
): readonly RoutePlace[] {
  const ofClients = new Map<Proxy, readonly RoutePlace[]>();
  for (const [index, places] of found.entries())
    if (places.length > 0) for (const client of groups[index] ?? []) ofClients.set(client, places);
  return clients.flatMap((client) =>
    (ofClients.get(client) ?? []).map(({ host, port, service }) => ({ host, port, service, client })),
  );
}

/** In the order of the first client of each. */
function together(places: readonly RoutePlace[]): readonly SharedPlace[] {
  const found: { readonly place: RoutePlace; readonly clients: Proxy[] }[] = [];
  for (const place of places) {
    const { host, port, service, client } = place;
    const known = found.find(
      (each) => each.place.host === host && each.place.port === port && each.place.service === service,
    );
    if (known) known.clients.push(client);
    else found.push({ place, clients: [client] });
  }
  return found.map(({ place, clients }) => sharedPlace(place, clients));
}
