import { isRecord, type Resource } from '../../core/schema';
import { resourceAt, type Snapshot } from '../../core/snapshot';
import type { EndpointNode, PortRow, ServiceEntryNode } from '../../core/topology';
import { valueAt } from '../../core/yaml';
import { addEndpoint, endpointObjection, type NewEndpoint } from './add-endpoint';
import { connectCall } from './connect-call';
import { resourceOf, type End } from './connect-ends';
import { connectRoute } from './connect-route';
import { connectRule } from './connect-rule';
import { connectSelector } from './connect-selector';
import { noConnection, type Connection } from './connection';
import { listAt } from './list-at';
import { connectWords, endpointWords } from './words/connect';

/** What a wire from an entry, or from one of its ports, writes. */
export function connectEntry(
  snapshot: Snapshot,
  node: ServiceEntryNode,
  port: PortRow | null,
  to: End | null,
): Connection {
  const entry = resourceOf(snapshot, node.id);
  if (entry === undefined) return noConnection(connectWords.entryGone(node.name));
  if (to === null) return toEmptyPlace(snapshot, entry);
  switch (to.type) {
    case 'entry':
      return connectRoute(snapshot, { node, port }, to);
    case 'endpoint':
      return copyEndpoint(snapshot, to.node, to.entry, entry);
    case 'workload':
    case 'call':
      return connectSelector(snapshot, entry, to.node);
    case 'gateway': {
      const gateway = to.resource.key;
      const then = {
        type: 'pattern',
        pattern: 'egress-gateway',
        entry: node.id,
        port: port?.number ?? null,
        gateway,
      } as const;
      return { fits: true, says: connectWords.routesThrough(node.hosts[0] ?? node.name, to.resource.name), then };
    }
    case 'rule':
      return to.resource.kind === 'WorkloadEntry'
        ? connectSelector(snapshot, entry, {
            name: to.resource.name,
            namespace: to.resource.namespace,
            labels: labelsOf(to.resource),
          })
        : connectRule(snapshot, to.resource, { type: 'entry', node, port });
    case 'cluster':
      return noConnection(endpointWords.ownEndpoints(to.name));
    case 'other':
      return noConnection(connectWords.cannotBeRead(to.name));
  }
}

/** What a wire from an external endpoint writes: its address for another entry, or a call to the host that it serves. */
export function connectEndpoint(
  snapshot: Snapshot,
  endpoint: EndpointNode,
  from: ServiceEntryNode,
  to: End | null,
): Connection {
  if (to?.type === 'workload') return connectCall(snapshot, to.node, { type: 'endpoint', node: endpoint, entry: from });
  if (to?.type === 'gateway') return connectEntry(snapshot, from, null, to);
  const entry = to?.type === 'entry' ? resourceOf(snapshot, to.node.id) : undefined;
  if (!entry) return noConnection(endpointWords.belongsToEntries);
  return copyEndpoint(snapshot, endpoint, from, entry);
}

function toEmptyPlace(snapshot: Snapshot, entry: Resource): Connection {
  return {
    fits: true,
    says: endpointWords.asksForAddress(entry.name),
    then: {
      type: 'ask',
      what: 'address',
      start: '',
      says: (text) => endpointWords.adds(text.trim(), entry.name),
      finish: (text) => addEndpoint(snapshot, entry, text),
      done: (text) => endpointWords.added(text.trim(), entry.name),
      select: entry.key,
    },
  };
}

/** An entry's endpoint for another entry: the same address, ports and locality. */
function copyEndpoint(snapshot: Snapshot, node: EndpointNode, from: ServiceEntryNode, entry: Resource): Connection {
  const source = resourceOf(snapshot, from.id);
  if (from.id === entry.key || source === undefined)
    return noConnection(endpointWords.isEndpointAlready(node.address, entry.name));
  const endpoint = readEndpoint(snapshot, node, source, entry);
  if (typeof endpoint === 'string') return noConnection(endpoint);
  const { address } = endpoint;
  const title = endpointWords.add(address, entry.name);
  const done = endpointWords.added(address, entry.name);
  const against = endpointObjection(snapshot, entry, endpoint);
  if (against === undefined) {
    const change = () => addEndpoint(snapshot, entry, endpoint);
    const then = { type: 'change', title, change, done, select: entry.key } as const;
    return { fits: true, says: endpointWords.adds(address, entry.name), then };
  }
  const { offers, detail } = against;
  if (offers.length === 0) return noConnection(detail);
  const says = endpointWords.addsWithResolution(address, entry.name);
  return { fits: true, says, then: { type: 'choose', says: detail, offers } };
}

function readEndpoint(snapshot: Snapshot, node: EndpointNode, source: Resource, entry: Resource): NewEndpoint | string {
  if (node.implicit !== undefined) {
    if (!/DNS$/.test(String(valueAt(source.value, ['spec', 'resolution']))) || node.address.startsWith('*'))
      return endpointWords.noAddress(node.label, node.implicit);
    return { address: node.address };
  }
  // A pod gets its address when it starts, so that only its labels can name it.
  if (node.from === 'Workload') return endpointWords.isPod(node.name, source.name, entry.name);
  const { address, locality } = node;
  const ports = portsFor(portsOf(snapshot, node), source, entry);
  return { address, ports, ...(locality === undefined ? {} : { locality }) };
}

/** The ports of an endpoint as written: in its entry, or in the WorkloadEntry that the entry selects. */
function portsOf(snapshot: Snapshot, { place, from }: EndpointNode): unknown {
  const resource = place && resourceAt(snapshot, place);
  if (resource === undefined) return undefined;
  if (from === 'WorkloadEntry') return valueAt(resource.value, ['spec', 'ports']);
  const item = valueAt(resource.value, place?.path.slice(resource.place.path.length) ?? []);
  return isRecord(item) ? item['ports'] : undefined;
}

/** The ports of an endpoint under the names that the other entry has for them; those that it does not have are left out. */
function portsFor(ports: unknown, source: Resource, entry: Resource): Readonly<Record<string, number>> {
  if (!isRecord(ports)) return {};
  const named = (resource: Resource): readonly Readonly<Record<string, unknown>>[] =>
    listAt(resource, 'spec', 'ports').filter(isRecord);
  return Object.fromEntries(
    Object.entries(ports).flatMap(([name, dialled]) => {
      if (typeof dialled !== 'number') return [];
      const number = named(source).find((port) => port['name'] === name)?.['number'];
      const own = named(entry);
      const same = own.find((port) => port['name'] === name) ?? own.find((port) => port['number'] === number);
      return typeof same?.['name'] === 'string' ? [[same['name'], dialled]] : [];
    }),
  );
}

function labelsOf(resource: Resource): Readonly<Record<string, string>> {
  const labels = valueAt(resource.value, ['spec', 'labels']);
  return isRecord(labels)
    ? Object.fromEntries(Object.entries(labels).filter((each): each is [string, string] => typeof each[1] === 'string'))
    : {};
}
