import { itemsOf } from '../../core/lists';
import { isRecord, type Place, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { valueAt } from '../../core/yaml';
import type { Ask } from './deletion-asks';
import { hostsOf } from './deletion-entry';
import { placeBelow } from './destinations';
import type { Thing } from './ends';
import { nothingRemoved } from './removal';
import { dependantWords } from './words/delete';

type Path = readonly (string | number)[];

/** What names a port that goes: `portLevelSettings` of its number, routes that take or send calls on it, its name in endpoints' `ports`. */
export function asksForPort(
  snapshot: Snapshot,
  { port, entry }: Extract<Thing, { type: 'port' }>,
  going: readonly Resource[],
): Ask[] {
  if (going.includes(entry)) return [];
  const hosts = new Set(hostsOf(entry));
  return snapshot.resources.flatMap((resource): Ask[] => {
    if (going.includes(resource)) return [];
    if (resource === entry) return endpointPorts(resource, port.name);
    if (!hostsOf(resource).some((host) => hosts.has(host)) && resource.kind !== 'VirtualService') return [];
    if (resource.kind === 'DestinationRule') return portSettings(resource, port.number);
    return resource.kind === 'VirtualService' ? routesOn(resource, hosts, port.number) : [];
  });
}

function endpointPorts(entry: Resource, name: string): Ask[] {
  if (name === '') return [];
  const places = listIn(entry.value, ['spec', 'endpoints']).flatMap((endpoint, index) =>
    valueAt(endpoint, ['ports', name]) === undefined
      ? []
      : [placeBelow(entry, ['spec', 'endpoints', index, 'ports', name])],
  );
  if (places.length === 0) return [];
  const words = dependantWords.endpointPorts(places.length);
  return [askFor(`ports:${entry.key}:${name}`, dependantWords.endpointPortsNamed(places.length, name), words, places)];
}

function portSettings(rule: Resource, number: number): Ask[] {
  const holders: Path[] = [
    ['spec', 'trafficPolicy', 'portLevelSettings'],
    ...listIn(rule.value, ['spec', 'subsets']).map((_, index) => [
      'spec',
      'subsets',
      index,
      'trafficPolicy',
      'portLevelSettings',
    ]),
  ];
  const places = holders.flatMap((path) =>
    listIn(rule.value, path).flatMap((item, index) =>
      valueAt(item, ['port', 'number']) === number ? [placeBelow(rule, [...path, index])] : [],
    ),
  );
  if (places.length === 0) return [];
  const words = dependantWords.settings(number, rule.name);
  return [askFor(`settings:${rule.key}:${number}`, words, words, places)];
}

/** The matches and destinations that go; a rule goes with its last one, since a rule without a match would take everything. */
function routesOn(service: Resource, hosts: ReadonlySet<string>, number: number): Ask[] {
  const serves = hostsOf(service).some((host) => hosts.has(host));
  const paths = ['http', 'tls', 'tcp'].flatMap((protocol) =>
    listIn(service.value, ['spec', protocol]).flatMap((rule, index) =>
      partsOn(rule, hosts, number, serves).map((path): Path => ['spec', protocol, index, ...path]),
    ),
  );
  if (paths.length === 0) return [];
  const words = dependantWords.partsOf(paths.length, service.name, number);
  const label = dependantWords.takePartsOut(paths.length, service.name, number);
  if (losesAllRoutes(service, paths)) {
    const removal = { ...nothingRemoved, resources: [service], keys: [service.key] };
    const whole = dependantWords.routesOnly(service.name, number);
    return [{ id: service.key, label: whole, ticked: true, removal, words: `VirtualService ${service.name}` }];
  }
  return [
    askFor(
      `routes:${service.key}:${number}`,
      label,
      words,
      paths.map((path) => placeBelow(service, path)),
    ),
  ];
}

/** What of one rule is for the port: itself (the empty path), or some of its matches and destinations. */
function partsOn(rule: unknown, hosts: ReadonlySet<string>, number: number, serves: boolean): Path[] {
  const matches = listIn(rule, ['match']);
  const targets = listIn(rule, ['route']);
  const onPort = serves ? indexesOf(matches, (match) => valueAt(match, ['port']) === number) : [];
  const toPort = indexesOf(targets, (target) => {
    const host = valueAt(target, ['destination', 'host']);
    return valueAt(target, ['destination', 'port', 'number']) === number && typeof host === 'string' && hosts.has(host);
  });
  const isWhole =
    (onPort.length > 0 && onPort.length === matches.length) || (toPort.length > 0 && toPort.length === targets.length);
  if (isWhole) return [[]];
  return [...onPort.map((index): Path => ['match', index]), ...toPort.map((index): Path => ['route', index])];
}

function losesAllRoutes(service: Resource, paths: readonly Path[]): boolean {
  const whole = paths.filter((path) => path.length === 3).length;
  const all = ['http', 'tls', 'tcp'].reduce(
    (sum, protocol) => sum + listIn(service.value, ['spec', protocol]).length,
    0,
  );
  return whole === all;
}

function askFor(id: string, label: string, words: string, places: readonly Place[]): Ask {
  return { id, label, ticked: true, removal: { ...nothingRemoved, places }, words };
}

function indexesOf(list: readonly unknown[], fits: (item: unknown) => boolean): number[] {
  return list.flatMap((item, index) => (fits(item) ? [index] : []));
}

function listIn(value: unknown, path: Path): readonly unknown[] {
  const found: unknown = isRecord(value) ? valueAt(value, path) : undefined;
  return itemsOf(found);
}
