import { groupBy } from '../lists';
import { compareText } from '../mesh';
import type { EndpointNode } from '../topology';
import { measures } from './anatomy';

/**
 * External endpoints that are drawn as one card, since there are many of them: those of an entry with very many, or, of the entries of
 * folded bands, those under one registrable domain or in one /24.
 */
export interface EndpointGroup {
  /** `Group/<entry id or empty>/<name>`; no node has such an id. */
  readonly id: string;
  /** The entry (node id) whose endpoints they are; null for those of all folded bands. */
  readonly entry: string | null;
  /** "example.com", "10.0.1.0/24", or "17 other places" for what is left over. */
  readonly name: string;
  /** The endpoints in it. */
  readonly nodes: readonly EndpointNode[];
  readonly count: number;
  /** "120 endpoints": what its card has room for. */
  readonly counted: string;
  /** "120 endpoints of 8 entries". */
  readonly says: string;
  /** Its endpoints stand under it, and it is their head: a click folds them again. Groups of folded bands never are. */
  readonly open: boolean;
}

/** The size of a group's card. */
export const groupSize = { width: 184, height: measures.endpoint } as const;

/** Up to this many endpoints of an entry are drawn one by one. */
const mostEndpoints = 16;

/**
 * How many groups stand for the endpoints of all folded bands: about as many as there are such bands, so that they take as much room; the
 * smallest are drawn as one.
 */
function mostGroups(foldedBands: number): number {
  return Math.min(64, Math.max(16, foldedBands));
}

/** What is drawn for the endpoints of an open entry: each of them, or groups when there are very many. */
export function groupsOfEntry(
  entry: string,
  endpoints: readonly EndpointNode[],
  expanded: ReadonlySet<string>,
): readonly (EndpointNode | EndpointGroup)[] {
  if (endpoints.length <= mostEndpoints) return endpoints;
  const places = [...byPlace(endpoints)];
  const single = places.length > mostEndpoints ? places.slice(0, mostEndpoints - 1) : places;
  const rest = places.slice(single.length).flatMap(([, nodes]) => nodes);
  const drawn = single.map(([name, nodes]) => oneOrGroup(entry, name, nodes, expanded));
  return rest.length > 0 ? [...drawn, oneOrGroup(entry, `${rest.length} other endpoints`, rest, expanded)] : drawn;
}

function oneOrGroup(
  entry: string,
  name: string,
  nodes: readonly EndpointNode[],
  expanded: ReadonlySet<string>,
): EndpointNode | EndpointGroup {
  const [first] = nodes;
  return first && nodes.length === 1 ? first : groupOf(entry, name, nodes, expanded);
}

/** The groups that stand for the endpoints of all folded bands, in the order of their names. */
export function groupsOfFolded(endpoints: readonly EndpointNode[], foldedBands: number): readonly EndpointGroup[] {
  const most = mostGroups(foldedBands);
  const places = [...byPlace(endpoints)].sort((a, b) => b[1].length - a[1].length || compareText(a[0], b[0]));
  const own = places.length > most ? places.slice(0, most - 1) : places;
  const rest = places.slice(own.length);
  const groups = own
    .sort((a, b) => compareText(a[0], b[0]))
    .map(([name, nodes]) => groupOf(null, name, nodes, new Set()));
  if (rest.length === 0) return groups;
  const nodes = rest.flatMap(([, each]) => each);
  return [...groups, groupOf(null, `${rest.length} other places`, nodes, new Set())];
}

function groupOf(
  entry: string | null,
  name: string,
  nodes: readonly EndpointNode[],
  expanded: ReadonlySet<string>,
): EndpointGroup {
  const id = `Group/${entry ?? ''}/${name}`;
  const entries = new Set(nodes.map((node) => node.entry)).size;
  const endpoints = nodes.length === 1 ? '1 endpoint' : `${nodes.length} endpoints`;
  const says = entry !== null || entries === 1 ? endpoints : `${endpoints} of ${entries} entries`;
  return {
    id,
    entry,
    name,
    nodes,
    count: nodes.length,
    counted: endpoints,
    says,
    open: entry !== null && expanded.has(id),
  };
}

function byPlace(endpoints: readonly EndpointNode[]): ReadonlyMap<string, readonly EndpointNode[]> {
  return groupBy(endpoints, ({ address }) => placeOfAddress(address));
}

/** What an address is grouped by: the /24 of an IPv4 address, the /64 of an IPv6 one, the registrable domain of a host. */
export function placeOfAddress(address: string): string {
  const ipv4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address);
  if (ipv4) return `${ipv4[1]}.0/24`;
  if (address.startsWith('unix:')) return 'unix sockets';
  if (address.includes(':')) return `${ipv6Prefix(address)}/64`;
  const labels = address.toLowerCase().split('.');
  const depth = labels.length > 2 && isSecondLevel(labels.at(-2) ?? '', labels.at(-1) ?? '') ? 3 : 2;
  return labels.slice(-depth).join('.');
}

/** Second levels under which countries register names, as in example.co.uk. */
function isSecondLevel(second: string, top: string): boolean {
  return top.length === 2 && /^(ac|co|com|edu|gob|gov|go|ne|net|or|org|mil)$/.test(second);
}

function ipv6Prefix(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const first = head.split(':').filter((part) => part !== '');
  const last = address.includes('::') ? tail.split(':').filter((part) => part !== '') : [];
  const gap = Math.max(0, 8 - first.length - last.length);
  const parts = [...first, ...Array.from({ length: gap }, () => '0'), ...last].slice(0, 4);
  return `${parts.map((part) => part.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::`;
}
