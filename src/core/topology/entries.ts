import { addedTls, placeIn, type ChangedHosts, type Mesh, type ServiceEntry, type ServicePort } from '../mesh';
import { dockedRules } from './docked';
import { governingRules, type GoverningRules } from './governing';
import { labelOf } from './names';
import { commonTls, tlsBy } from './tls';
import type { CallPath } from './calls';
import type { PortRow, ServiceEntryNode, TlsBy } from './topology';

/** The card of an entry, and what governs it. */
export interface EntryPart {
  readonly governing: GoverningRules;
  readonly node: ServiceEntryNode;
}

/** A card for each ServiceEntry. With the parts before and the hosts that have changed since, only cards that have to do with those are made again. */
export function projectEntries(
  mesh: Mesh,
  before?: ReadonlyMap<ServiceEntry, EntryPart>,
  changed?: ChangedHosts,
): ReadonlyMap<ServiceEntry, EntryPart> {
  return new Map(mesh.entries.map((entry) => [entry, partOf(mesh, entry, before?.get(entry), changed)]));
}

function partOf(
  mesh: Mesh,
  entry: ServiceEntry,
  before: EntryPart | undefined,
  changed: ChangedHosts | undefined,
): EntryPart {
  if (before && changed && (changed.none || !entry.hosts.some((host) => changed.includes(host)))) return before;
  const governing = governingRules(mesh, entry);
  const tls = entry.ports.map((port) => tlsOfPort(mesh, entry, port));
  return { governing, node: makeNode(entry, governing, tls) };
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

/** Who encrypts on a port for clients in the entry's own namespace; `unknown` where a rule there tells its workloads apart. */
function tlsOfPort(mesh: Mesh, entry: ServiceEntry, port: ServicePort): TlsBy {
  const [host] = entry.hosts;
  if (host === undefined) return 'unknown';
  const { namespace } = entry;
  const rules = mesh.ruleIndex.find(namespace, host, namespace);
  const selectors = rules.map((rule) => rule.selector).filter((selector) => selector !== undefined);
  const app = port.class === 'sniffed' ? undefined : port.class === 'tls';
  const clients = [{}, ...selectors].map((labels) => ({ namespace, labels }));
  return commonTls(clients.map((client) => tlsBy(app, addedTls(mesh, client, host, entry, port))));
}

/** What the drawn calls to each port of each entry come to. */
type CalledPorts = ReadonlyMap<ServiceEntry, ReadonlyMap<number, TlsBy>>;

/** Where calls are drawn, they say better than the entry's own namespace who encrypts. */
export function portsAsCalled(
  parts: ReadonlyMap<ServiceEntry, EntryPart>,
  paths: Iterable<readonly CallPath[]>,
): readonly ServiceEntryNode[] {
  const called = calledPorts(paths);
  return [...parts].map(([entry, { node }]) => {
    const ports = called.get(entry);
    return ports ? withPorts(node, ports) : node;
  });
}

function withPorts(node: ServiceEntryNode, called: ReadonlyMap<number, TlsBy>): ServiceEntryNode {
  if (node.ports.every((port) => (called.get(port.number) ?? port.tls) === port.tls)) return node;
  return { ...node, ports: node.ports.map((port) => ({ ...port, tls: called.get(port.number) ?? port.tls })) };
}

function calledPorts(paths: Iterable<readonly CallPath[]>): CalledPorts {
  const found = new Map<ServiceEntry, Map<number, TlsBy>>();
  for (const list of paths) {
    for (const { target } of list) {
      if (target === undefined) continue;
      const ports = found.get(target.entry) ?? new Map<number, TlsBy>();
      const known = ports.get(target.port.number) ?? target.tls;
      ports.set(target.port.number, known === target.tls ? known : 'unknown');
      found.set(target.entry, ports);
    }
  }
  return found;
}
