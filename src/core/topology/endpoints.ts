import {
  isIp,
  placeIn,
  selectedBy,
  type Endpoint,
  type Mesh,
  type Selected,
  type ServiceEntry,
  type Workload,
  type WorkloadEntry,
} from '../mesh';
import { counted } from '../text';
import { remember } from './remember';
import type { EndpointNode } from './topology';

/** Up to this many hosts get a card each where the host itself is the endpoint; more share one. */
const mostHosts = 6;

/** What a card of an endpoint was made of. */
interface Source {
  /** Undefined for pods, and for what nobody wrote. */
  readonly endpoint: Endpoint | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

const sources = new WeakMap<EndpointNode, Source>();

/** What an endpoint is written as; undefined for pods, and for what nobody wrote. */
export function endpointBehind(node: EndpointNode): Endpoint | undefined {
  return sources.get(node)?.endpoint;
}

/** An endpoint with its place in an order; what it was made of stays known. */
export function withPriority(node: EndpointNode, priority: number, seenFrom: string): EndpointNode {
  return sourced({ ...node, priority, seenFrom }, endpointBehind(node), labelsBehind(node));
}

/** The labels of an endpoint, by which subsets and priorities take it. */
export function labelsBehind(node: EndpointNode): Readonly<Record<string, string>> {
  return sources.get(node)?.labels ?? {};
}

/**
 * The endpoints of an entry: the written ones, or those that it selects, else what its resolution makes of its hosts. Nothing is implied by a text that was
 * not read to its end.
 */
export function endpointNodes(mesh: Mesh, entry: ServiceEntry): readonly EndpointNode[] {
  return entry.selector ? withSelected(entry, mesh.others, mesh.workloads) : ownNodes(entry);
}

const ownNodes = remember((entry: ServiceEntry) =>
  numberDuplicates(
    entry.endpoints.length > 0 ? entry.endpoints.map((endpoint) => writtenNode(entry, endpoint)) : impliedNodes(entry),
  ),
);

const withSelected = remember((entry: ServiceEntry, others: Mesh['others'], workloads: Mesh['workloads']) => {
  const selected = takenBy(entry, selectedBy({ others, workloads }, entry));
  if (entry.endpoints.length > 0 || selected.entries.length + selected.pods.length === 0) return ownNodes(entry);
  const taken = new Set(selected.pods.map(({ workload }) => workload));
  return [
    ...selected.entries.map((each) => workloadEntryNode(entry, each)),
    ...[...taken].map((each) => workloadNode(entry, each)),
  ];
});

/**
 * What of the selected an entry makes endpoints of: nothing under NONE, which sends to the dialled address, and no names under STATIC
 * (pilot/pkg/serviceregistry/serviceentry/conversion.go).
 */
function takenBy({ resolution }: ServiceEntry, selected: Selected): Selected {
  if (resolution === 'NONE' || resolution === '') return { entries: [], pods: [] };
  if (resolution !== 'STATIC') return selected;
  return { ...selected, entries: selected.entries.filter(({ endpoint }) => isIp(endpoint.address)) };
}

/** Those of an entry's endpoints that a call to `pattern`, one of its hosts, can end at: each host has its own implied endpoint. */
export function endpointsFor(
  entry: ServiceEntry,
  nodes: readonly EndpointNode[],
  pattern: string,
): readonly EndpointNode[] {
  const own = entry.endpoints.length > 0 ? [] : nodes.filter((node) => node.address === pattern && !node.from);
  return own.length > 0 ? own : nodes;
}

function writtenNode(entry: ServiceEntry, endpoint: Endpoint): EndpointNode {
  const place = placeIn(entry.resource, ['spec', 'endpoints', endpoint.index]);
  return sourced({ ...baseNode(entry, addressOf(endpoint)), place, ...termsOf(endpoint) }, endpoint);
}

function workloadEntryNode(entry: ServiceEntry, { resource, endpoint }: WorkloadEntry): EndpointNode {
  const base = baseNode(entry, addressOf(endpoint));
  const node: EndpointNode = {
    ...base,
    id: `External/${entry.resource.key}/${resource.key}`,
    incomplete: base.incomplete || resource.incomplete,
    place: resource.place,
    ...termsOf(endpoint),
    from: 'WorkloadEntry',
  };
  return sourced(node, endpoint);
}

function workloadNode(entry: ServiceEntry, workload: Workload): EndpointNode {
  const node: EndpointNode = {
    ...baseNode(entry, workload.name),
    id: `External/${entry.resource.key}/${workload.id}`,
    place: workload.place,
    locality: workload.locality,
    weight: undefined,
    implicit: undefined,
    from: 'Workload',
  };
  return sourced(node, undefined, workload.labels);
}

function addressOf({ address }: Endpoint): string {
  return address === '' ? '(no address)' : address;
}

function termsOf({ locality, weight }: Endpoint): Pick<EndpointNode, 'locality' | 'weight' | 'implicit'> {
  return { locality, weight, implicit: undefined };
}

function sourced(node: EndpointNode, endpoint: Endpoint | undefined, labels = endpoint?.labels ?? {}): EndpointNode {
  sources.set(node, { endpoint, labels });
  return node;
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
    if (count === 1) return node;
    return sourced({ ...node, id: `${node.id}#${count}` }, endpointBehind(node));
  });
}
