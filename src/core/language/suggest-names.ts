import { typeAt, type MapType, type StringType } from '../schema';
import type { Mesh } from '../mesh';
import type { Candidate } from './completion';
import { knownNames, type KnownPort, type QualifiedName } from './known-names';
import { hostsInQuestion, type Spot } from './spot';
import { hostsFor, portsOfHosts, urlsFor } from './suggest-hosts';

/** The names of the design that a text could be, those first that are nearest to it. */
export function namesFor(type: StringType, spot: Spot, mesh: Mesh): readonly Candidate[] {
  const names = knownNames(mesh);
  switch (type.references) {
    case 'host':
      return hostsFor(type, spot, mesh);
    case 'namespace':
      return namespacesFor(spot, mesh);
    case 'gateway':
      return names.gateways.map((each) => ({ value: fromInside(each, spot), detail: 'Gateway' }));
    case 'secret':
      return nearestFirst(names.secrets, spot).map((each) => ({
        value: each.name,
        detail: `Secret in ${each.namespace}`,
      }));
    case 'service-account':
      return accountsFor(type, spot, mesh);
    case 'subset':
      return type.makes ? [] : subsetsFor(spot, mesh);
    default:
      return namesByFormat(type, spot, mesh);
  }
}

function namesByFormat(type: StringType, spot: Spot, mesh: Mesh): readonly Candidate[] {
  switch (type.format) {
    case 'host':
      return hostsFor(type, spot, mesh);
    case 'namespace':
      return namespacesFor(spot, mesh);
    case 'url':
      return urlsFor(mesh);
    case 'locality':
    case 'region':
    case 'locality-pattern':
      return localitiesFor(type.format, mesh);
    default:
      return [];
  }
}

/** The numbers that a port could have: those of the host that it belongs to. */
export function portNumbersFor(spot: Spot, mesh: Mesh): readonly Candidate[] {
  return portsOfHosts(mesh, hostsInQuestion(spot)).map((port) => ({
    value: String(port.number),
    detail: portWords(port),
    isText: false,
  }));
}

function portWords({ name, protocol }: KnownPort): string {
  return [name, protocol].filter((word) => word !== '').join(' · ');
}

/** Keys of a mapping with names of its own: labels of workloads, ports of the entry. */
export function mapKeysFor(type: MapType, spot: Spot, mesh: Mesh): readonly Candidate[] {
  const words = (type.words ?? []).map(({ value, doc }) => ({ value, doc }));
  if (type.key === 'label') {
    const known = [...knownNames(mesh).labels].filter(([key]) => !words.some(({ value }) => value === key));
    return [...words, ...known.map(([value, values]) => ({ value, detail: someOf(values) }))];
  }
  if (type.key === 'locality') return localitiesFor('locality-pattern', mesh);
  return type.key === 'port-name' ? ownPortNames(spot) : words;
}

function someOf(values: readonly string[]): string {
  return values.length > 3 ? `${values.slice(0, 3).join(', ')} …` : values.join(', ');
}

function ownPortNames(spot: Spot): readonly Candidate[] {
  const ports = ['spec', 'ports'];
  return Array.from({ length: spot.lengthAt(ports) }, (_, index) => ({
    value: spot.textAt([...ports, index, 'name']) ?? '',
    detail: spot.textAt([...ports, index, 'number']) ?? '',
  })).filter(({ value }) => value !== '');
}

/** Values that a label has somewhere in the design. */
export function labelValuesFor({ kind, path }: Spot, mesh: Mesh): readonly Candidate[] {
  const owner = typeAt(kind, path.slice(0, -1));
  if (owner?.type !== 'map' || owner.key !== 'label') return [];
  return (knownNames(mesh).labels.get(String(path.at(-1))) ?? []).map((value) => ({ value }));
}

/** Regions, and before them what is written whole where more than a region may stand. */
function localitiesFor(format: 'locality' | 'region' | 'locality-pattern', mesh: Mesh): readonly Candidate[] {
  const { localities } = knownNames(mesh);
  const regions = localities.map((locality) => locality.split('/')[0] ?? '');
  const ends = format === 'locality-pattern' ? regions.map((region) => `${region}/*`) : regions;
  return [...new Set([...(format === 'region' ? [] : localities), ...ends])].map((value) => ({
    value,
    detail: value.includes('/') ? 'locality' : 'region',
  }));
}

function namespacesFor({ namespace }: Spot, mesh: Mesh): readonly Candidate[] {
  return knownNames(mesh).namespaces.map((value) => ({
    value,
    detail: value === namespace ? 'its own' : 'namespace',
  }));
}

/** Accounts with their namespace where it is another one; of its own namespace alone where no namespace can be written. */
function accountsFor({ qualified }: StringType, spot: Spot, mesh: Mesh): readonly Candidate[] {
  return nearestFirst(knownNames(mesh).serviceAccounts, spot)
    .filter(({ namespace }) => qualified || namespace === spot.namespace)
    .map((each) => ({ value: fromInside(each, spot), detail: `ServiceAccount in ${each.namespace}` }));
}

/** Subsets that DestinationRules define for the host beside the spot, the rules for wildcards that cover it included. */
function subsetsFor(spot: Spot, mesh: Mesh): readonly Candidate[] {
  return hostsInQuestion(spot)
    .flatMap((host) => mesh.ruleIndex.covering(host))
    .flatMap(({ namespace, name: rule, subsets }) =>
      subsets
        .filter(({ name }) => name !== '')
        .map(({ name, labels }) => ({
          value: name,
          detail: `DestinationRule ${namespace}/${rule}`,
          doc: Object.entries(labels)
            .map(([key, value]) => `${key}=${value}`)
            .join(', '),
        })),
    );
}

/** A name as a resource writes it: alone for its own namespace. */
function fromInside({ namespace, name }: QualifiedName, spot: Spot): string {
  return namespace === spot.namespace ? name : `${namespace}/${name}`;
}

/** Those of its own namespace first, since that is where most can be read from. */
function nearestFirst(names: readonly QualifiedName[], spot: Spot): readonly QualifiedName[] {
  const rank = (each: QualifiedName): number => (each.namespace === spot.namespace ? 0 : 1);
  return [...names].sort((a, b) => rank(a) - rank(b));
}
