import type { Destination, VirtualService } from '../../core/mesh';
import { isRecord, type Place, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { valueAt } from '../../core/yaml';
import type { Ask } from './deletion-asks';
import { nothingRemoved } from './removal';
import { counted } from './wording';

/** A destination of a route, with the path to it from the resource's root. */
export interface PlacedDestination {
  readonly destination: Destination;
  readonly path: readonly (string | number)[];
}

/** All destinations of a VirtualService's routes, with their places: `spec.http[0].route[1]`. */
export function destinationsOf(each: VirtualService): PlacedDestination[] {
  return each.routes.flatMap((route) => {
    const listed: unknown = route.rule['route'];
    const items: readonly unknown[] = Array.isArray(listed) ? listed : [];
    const indexes = items.flatMap((item, index) =>
      isRecord(item) && typeof valueAt(item, ['destination', 'host']) === 'string' ? [index] : [],
    );
    return route.destinations.map((destination, at) => ({
      destination,
      path: ['spec', route.protocol, route.index, 'route', indexes[at] ?? at],
    }));
  });
}

/** Subsets of DestinationRules that go and that routes still send to: the route then answers 503. */
export function asksForSubsets(snapshot: Snapshot, going: readonly Resource[]): Ask[] {
  const { mesh } = snapshot;
  const gone = new Set<string>();
  for (const rule of mesh.rules)
    if (going.includes(rule.resource)) for (const { name } of rule.subsets) gone.add(`${rule.host}\n${name}`);
  for (const rule of mesh.rules)
    if (!going.includes(rule.resource)) for (const { name } of rule.subsets) gone.delete(`${rule.host}\n${name}`);
  if (gone.size === 0) return [];
  return mesh.virtualServices.flatMap((each): Ask[] => {
    if (going.includes(each.resource)) return [];
    const named = destinationsOf(each).filter(({ destination: { host, subset } }) =>
      gone.has(`${host}\n${subset ?? ''}`),
    );
    if (named.length === 0) return [];
    const names = [...new Set(named.map(({ destination }) => destination.subset))].join(', ');
    const places = named.map(({ path }): Place => placeBelow(each.resource, [...path, 'destination', 'subset']));
    return [
      {
        id: `subset:${each.resource.key}`,
        label: `VirtualService ${each.resource.name} sends to its subset ${names}; leave the subset out there`,
        ticked: true,
        removal: { ...nothingRemoved, places },
        words: `the subset of ${counted(named.length, 'route')} of ${each.resource.name}`,
      },
    ];
  });
}

/** VirtualServices that are bound to a Gateway that goes: those that have no other gateway would route nothing. */
export function asksForGateways(snapshot: Snapshot, going: readonly Resource[]): Ask[] {
  const names = new Set(
    snapshot.mesh.gateways
      .filter((each) => going.includes(each.resource))
      .map((each) => `${each.namespace}/${each.resource.name}`),
  );
  if (names.size === 0) return [];
  return snapshot.mesh.virtualServices
    .filter((each) => !going.includes(each.resource) && each.gateways.some((name) => names.has(name)))
    .map(({ resource }): Ask => ({
      id: resource.key,
      label: `VirtualService ${resource.name} routes through it`,
      ticked: true,
      removal: { ...nothingRemoved, resources: [resource], keys: [resource.key] },
      words: `VirtualService ${resource.name}`,
    }));
}

/** A place inside of a resource. */
export function placeBelow({ place }: Resource, path: readonly (string | number)[]): Place {
  return { ...place, path: [...place.path, ...path] };
}
