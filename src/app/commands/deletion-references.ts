import type { ServiceEntry, VirtualService } from '../../core/mesh';
import type { Place, Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Ask } from './deletion-asks';
import { backToDirect } from './patterns/back-to-direct';
import { waysOut } from './patterns/gateway-ways';
import { destinationsOf, placeBelow } from './destinations';
import { nothingRemoved } from './removal';
import { dependantWords } from './words/delete';

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
        label: dependantWords.sendsToSubset(each.resource.name, names),
        ticked: true,
        removal: { ...nothingRemoved, places },
        words: dependantWords.subsetOfRoutes(named.length, each.resource.name),
      },
    ];
  });
}

/** What goes out by Gateways that go: entries, whose calls are sent directly again, and other VirtualServices that are bound to them. */
export function asksForGateways(snapshot: Snapshot, going: readonly Resource[]): Ask[] {
  const { mesh } = snapshot;
  const gateways = mesh.gateways.filter((each) => going.includes(each.resource));
  if (gateways.length === 0) return [];
  const names = new Set(gateways.map((each) => `${each.namespace}/${each.name}`));
  const ways = mesh.entries.flatMap((entry) =>
    waysOut(snapshot, entry).flatMap((way) => (names.has(way.gateway) ? [{ entry, way }] : [])),
  );
  const served = new Set(ways.flatMap(({ way }) => [way.inward, ...way.outward].map(({ service }) => service)));
  const direct = [...new Set(ways.map(({ entry }) => entry))].map((entry) => askForDirect(entry));
  const bound = mesh.virtualServices.filter(
    (each) => !going.includes(each.resource) && !served.has(each) && each.gateways.some((name) => names.has(name)),
  );
  return [...direct, ...bound.map((each) => askForBound(each, names))];
}

function askForDirect({ resource, hosts, name }: ServiceEntry): Ask {
  const host = hosts[0] ?? name;
  return {
    id: `direct:${resource.key}`,
    label: dependantWords.goesOut(host),
    ticked: true,
    removal: nothingRemoved,
    step: (at) => backToDirect.change(at, resource.key, {}),
    words: dependantWords.wayThrough(host),
  };
}

function askForBound({ resource, gateways }: VirtualService, gone: ReadonlySet<string>): Ask {
  return {
    id: resource.key,
    label: dependantWords.routesThrough(resource.name),
    ticked: gateways.every((name) => gone.has(name)),
    removal: { ...nothingRemoved, resources: [resource], keys: [resource.key] },
    words: `VirtualService ${resource.name}`,
  };
}
