import { addedTls, placeIn, type Mesh, type ServiceEntry, type ServicePort } from '../mesh';
import { dockedRules } from './docked';
import type { Governing, GoverningRules } from './governing';
import { labelOf } from './names';
import { tlsBy } from './tls';
import type { PortRow, ServiceEntryNode, TlsBy } from './topology';

/** A card for each ServiceEntry. */
export function projectEntries(mesh: Mesh, governing: Governing): ServiceEntryNode[] {
  return mesh.entries.map((entry) => entryNode(mesh, entry, governing.get(entry) ?? none));
}

const none: GoverningRules = { rules: [], virtualServices: [] };

interface Known {
  readonly governing: GoverningRules;
  readonly tls: readonly TlsBy[];
  readonly node: ServiceEntryNode;
}

const knownNodes = new WeakMap<ServiceEntry, Known>();

function entryNode(mesh: Mesh, entry: ServiceEntry, governing: GoverningRules): ServiceEntryNode {
  const tls = entry.ports.map((port) => tlsOfPort(mesh, entry, port));
  const known = knownNodes.get(entry);
  if (known && sameItems(tls, known.tls) && sameGoverning(governing, known.governing)) return known.node;
  const node = makeNode(entry, governing, tls);
  knownNodes.set(entry, { governing, tls, node });
  return node;
}

function sameGoverning(a: GoverningRules, b: GoverningRules): boolean {
  const same =
    a.rules.length === b.rules.length &&
    a.rules.every((each, index) => each.rule === b.rules[index]?.rule && each.lostTo === b.rules[index].lostTo);
  return same && sameItems(a.virtualServices, b.virtualServices);
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function makeNode(entry: ServiceEntry, governing: GoverningRules, tls: readonly TlsBy[]): ServiceEntryNode {
  const { resource } = entry;
  return {
    id: resource.key,
    type: 'service-entry',
    lane: 'registry',
    namespace: resource.namespace,
    name: entry.name,
    place: resource.place,
    label: labelOf('ServiceEntry', resource.namespace, entry.name),
    incomplete: resource.incomplete,
    hosts: entry.hosts,
    resolution: entry.resolution,
    endpointCount: endpointCount(entry),
    addresses: entry.addresses,
    location: entry.location,
    exportTo: entry.exportTo.length > 0 ? entry.exportTo : ['*'],
    ports: entry.ports.map((port, index) => portRow(entry, port, tls[index] ?? 'unknown')),
    docked: dockedRules(entry, governing),
  };
}

/** Null where nobody writes endpoints: the host or the dialled address is what counts. */
function endpointCount(entry: ServiceEntry): number | null {
  return entry.endpoints.length > 0 || entry.resolution === 'STATIC' || entry.selector ? entry.endpoints.length : null;
}

function portRow(entry: ServiceEntry, port: ServicePort, tls: TlsBy): PortRow {
  return {
    number: port.number,
    targetPort: port.targetPort === port.number ? undefined : port.targetPort,
    name: port.name,
    protocol: port.protocol,
    tls,
    place: placeIn(entry.resource, ['spec', 'ports', port.index]),
  };
}

/** Who encrypts on a port for clients in the entry's own namespace. */
function tlsOfPort(mesh: Mesh, entry: ServiceEntry, port: ServicePort): TlsBy {
  const [host] = entry.hosts;
  if (host === undefined) return 'unknown';
  return tlsBy(
    port.class === 'sniffed' ? undefined : port.class === 'tls',
    addedTls(mesh, { namespace: entry.namespace }, host, entry, port),
  );
}
