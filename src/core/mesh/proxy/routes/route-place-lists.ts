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
  return {
    ...use,
    shared: places.shared,
    get at() {
      return places.at;
    },
  };
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
  let made: readonly RoutePlace[] | undefined;
  const shared = found.flatMap((places, index) => places.map((place) => sharedPlace(place, groups[index] ?? [])));
  return {
    shared: [...shared, ...together(more)],
    get at() {
      made ??= [...placesOfEach(clients, groups, found), ...more];
      return made;
    },
  };
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
