import { itemsOf } from '../../core/lists';
import type { Destination, VirtualService } from '../../core/mesh';
import { isRecord, type Place, type Resource } from '../../core/schema';
import { valueAt } from '../../core/yaml';

/** A destination of a route, with the path to it from the resource's root. */
interface PlacedDestination {
  readonly destination: Destination;
  readonly path: readonly (string | number)[];
}

/** All destinations of a VirtualService's routes, with their places: `spec.http[0].route[1]`. */
export function destinationsOf(each: VirtualService): PlacedDestination[] {
  return each.routes.flatMap((route) => {
    const listed: unknown = route.rule['route'];
    const items = itemsOf(listed);
    const indexes = items.flatMap((item, index) =>
      isRecord(item) && typeof valueAt(item, ['destination', 'host']) === 'string' ? [index] : [],
    );
    return route.destinations.map((destination, at) => ({
      destination,
      path: ['spec', route.protocol, route.index, 'route', indexes[at] ?? at],
    }));
  });
}

/** A place inside of a resource. */
export function placeBelow({ place }: Resource, path: readonly (string | number)[]): Place {
  return { ...place, path: [...place.path, ...path] };
}
