import { placeIn, type Endpoint, type ServiceEntry } from '../mesh';
import { counted } from './names';
import { remember } from './remember';
import type { EndpointNode } from './topology';

/** Up to this many hosts get a card each where the host itself is the endpoint; more share one. */
const mostHosts = 6;

/** The endpoints of an entry: the written ones, else what its resolution makes of its hosts. Nothing is implied by a text that was not read to its end. */
export const endpointNodes: (entry: ServiceEntry) => readonly EndpointNode[] = remember((entry: ServiceEntry) => {
  const nodes =
    entry.endpoints.length > 0 ? entry.endpoints.map((endpoint) => writtenNode(entry, endpoint)) : impliedNodes(entry);
  return numberDuplicates(nodes);
});

/** The nodes that a call to `pattern`, one of the entry's hosts, can end at: each host has its own implied endpoint. */
export function endpointsOf(entry: ServiceEntry, pattern: string): readonly EndpointNode[] {
  const nodes = endpointNodes(entry);
  const own = entry.endpoints.length > 0 ? [] : nodes.filter((node) => node.address === pattern);
  return own.length > 0 ? own : nodes;
}

function writtenNode(entry: ServiceEntry, endpoint: Endpoint): EndpointNode {
  const address = endpoint.address === '' ? '(no address)' : endpoint.address;
  return {
    ...baseNode(entry, address),
    place: placeIn(entry.resource, ['spec', 'endpoints', endpoint.index]),
    locality: endpoint.locality,
    weight: endpoint.weight,
    implicit: undefined,
  };
}

function impliedNodes(entry: ServiceEntry): EndpointNode[] {
  const implicit = entry.resource.incomplete ? undefined : impliedWords(entry);
  if (implicit === undefined || entry.hosts.length === 0) return [];
  if (entry.hosts.length <= mostHosts) {
    return [...new Set(entry.hosts)].map((host) => impliedNode(entry, host, implicit));
  }
  const [first] = entry.hosts;
  return [impliedNode(entry, first as string, `${implicit}, and ${counted(entry.hosts.length - 1, 'more host')}`)];
}

/** What answers where no endpoint is written; undefined where nothing does. */
function impliedWords(entry: ServiceEntry): string | undefined {
  if (entry.selector) return entry.resolution === 'NONE' ? 'the address the app dialled' : 'the selected workloads';
  switch (entry.resolution) {
    case 'DNS':
      return 'every address in DNS';
    case 'DNS_ROUND_ROBIN':
      return 'one address at a time';
    case 'NONE':
      return 'the address the app dialled';
    case 'DYNAMIC_DNS':
      return 'the name asked for';
    default:
      return undefined;
  }
}

function impliedNode(entry: ServiceEntry, host: string, implicit: string): EndpointNode {
  return { ...baseNode(entry, host), place: entry.resource.place, locality: undefined, weight: undefined, implicit };
}

function baseNode(
  entry: ServiceEntry,
  address: string,
): Omit<EndpointNode, 'place' | 'locality' | 'weight' | 'implicit'> {
  return {
    id: `External/${entry.resource.key}/${address}`,
    type: 'endpoint',
    lane: 'external',
    namespace: null,
    name: address,
    label: `External ${address}`,
    incomplete: entry.resource.incomplete,
    address,
    entry: entry.resource.key,
  };
}

function numberDuplicates(nodes: readonly EndpointNode[]): readonly EndpointNode[] {
  if (nodes.length < 2) return nodes;
  const counts = new Map<string, number>();
  return nodes.map((node) => {
    const count = (counts.get(node.id) ?? 0) + 1;
    counts.set(node.id, count);
    return count === 1 ? node : { ...node, id: `${node.id}#${count}` };
  });
}
