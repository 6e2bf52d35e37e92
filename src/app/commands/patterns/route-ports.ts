import type { ServiceEntry, VirtualService } from '../../../core/mesh';
import { isRecord } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, type ChangeStep } from '../change-steps';
import { destinationsOf } from '../destinations';
import { editResource } from './rule-steps';

/** VirtualServices that are for a host of an entry. */
export function routesFor(snapshot: Snapshot, entry: ServiceEntry): VirtualService[] {
  return snapshot.mesh.virtualServices.filter((each) => each.hosts.some((host) => entry.hosts.includes(host)));
}

/** Whether a route takes calls on a port of an entry, or sends some there; with `protocol` only routes of that list. */
export function isNamed(
  snapshot: Snapshot,
  entry: ServiceEntry,
  port: number,
  protocol?: 'http' | 'tls' | 'tcp',
): boolean {
  return snapshot.mesh.virtualServices.some((each) => {
    const isFor = each.hosts.some((host) => entry.hosts.includes(host));
    return each.routes.some(
      (route) =>
        (protocol === undefined || route.protocol === protocol) &&
        (route.destinations.some((to) => entry.hosts.includes(to.host) && to.port === port) ||
          (isFor && matchesOf(route.rule).some((match) => valueAt(match, ['port']) === port))),
    );
  });
}

/** Steps that let the http routes of an entry's hosts match and name another port. */
export function moveHttpRoutes(entry: ServiceEntry, from: number, to: number): ChangeStep[] {
  return [
    (snapshot) => {
      const steps = snapshot.mesh.virtualServices.flatMap((each) => {
        const ops = portOps(each, entry, from, to);
        return ops.length === 0 ? [] : [editResource(each.resource.key, () => ops)];
      });
      return changeInSteps(snapshot, '', 'command', steps);
    },
  ];
}

function portOps(each: VirtualService, entry: ServiceEntry, from: number, value: number): Op[] {
  const isFor = each.hosts.some((host) => entry.hosts.includes(host));
  const matches = each.routes.flatMap((route): Op[] => {
    if (!isFor || route.protocol !== 'http' || route.matchGateways.some((name) => name !== 'mesh')) return [];
    return matchesOf(route.rule).flatMap((match, index): Op[] =>
      valueAt(match, ['port']) === from
        ? [{ type: 'set', path: ['spec', 'http', route.index, 'match', index, 'port'], value }]
        : [],
    );
  });
  const targets = destinationsOf(each).flatMap(({ destination, path }): Op[] =>
    path[1] === 'http' && destination.port === from && entry.hosts.includes(destination.host)
      ? [{ type: 'set', path: [...path, 'destination', 'port', 'number'], value }]
      : [],
  );
  return [...matches, ...targets];
}

/** The match blocks of a rule as written. */
export function matchesOf(rule: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const matches = rule['match'];
  return Array.isArray(matches) ? matches.filter(isRecord) : [];
}
