import { append } from '../lists';
import type { EndpointNode, Lane, Node, Topology } from '../topology';
import { anatomyOf, middleOf } from './anatomy';
import { groupsOfEntry, groupsOfFolded, groupSize, type EndpointGroup } from './groups';
import { bandId } from './band-id';
import { podsOf } from './words';

/** The namespaces whose bands are folded. */
export type Folded = ReadonlySet<string | null>;

/** Something that gets a place: a card of a node or of a group of endpoints. Plain data, so that it can be sent to a worker. */
export interface Standing {
  readonly id: string;
  readonly type: Node['type'] | 'group';
  readonly lane: Lane;
  readonly namespace: string | null;
  /** Of an endpoint and of a group of one entry's endpoints: that entry. */
  readonly entry: string | null;
  readonly width: number;
  readonly height: number;
  /** Without what is docked under it. */
  readonly plate: number;
}

/** A wire as the layout sees it: which cards, or folded bands, it joins, and how far under their tops. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly fromY: number;
  readonly toY: number;
  readonly call: boolean;
}

/** The band of a namespace; null for what has none. `workloads` and `entries` count what is in it. */
export interface SceneBand {
  readonly id: string;
  readonly namespace: string | null;
  readonly folded: boolean;
  readonly workloads: number;
  readonly entries: number;
}

/** What is to be laid out, in the order of the topology; plain data. */
export interface Scene {
  readonly standings: readonly Standing[];
  readonly links: readonly Link[];
  readonly bands: readonly SceneBand[];
  /** Whether there is a lane for gateways. */
  readonly gateway: boolean;
}

/** What of a topology is drawn as itself, and what stands for the rest. */
export interface Shown {
  readonly scene: Scene;
  readonly groups: readonly EndpointGroup[];
  /** For each node that is not drawn the id of what stands for it: the spot of its folded band, or a group of endpoints. */
  readonly standIns: ReadonlyMap<string, string>;
}

/** Whether the lane for gateways is wanted although there is none yet, and which cards and groups show all that they have. */
export interface SceneOptions {
  readonly gateway?: boolean;
  readonly expanded?: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

/** What is drawn of a topology while these bands are folded. */
export function showTopology(topology: Topology, folded: Folded, options: SceneOptions = {}): Shown {
  const expanded = options.expanded ?? nothing;
  const standIns = new Map<string, string>();
  const standings: Standing[] = [];
  const groups: EndpointGroup[] = [];
  for (const node of topology.nodes) {
    if (isInBand(node) && folded.has(node.namespace)) standIns.set(node.id, bandId(node.namespace));
    else if (node.type !== 'endpoint') standings.push(standingOf(node, expanded));
  }
  for (const drawn of endpointsShown(topology, standIns, expanded, folded.size)) {
    if ('count' in drawn) groups.push(drawn);
    if (!('count' in drawn)) standings.push(standingOf(drawn, expanded));
    else standings.push(standingOfGroup(drawn));
    if ('count' in drawn && !drawn.open) for (const node of drawn.nodes) standIns.set(node.id, drawn.id);
    if ('count' in drawn && drawn.open) for (const node of drawn.nodes) standings.push(standingOf(node, expanded));
  }
  const gateway = options.gateway === true || topology.nodes.some((node) => node.lane === 'gateway');
  return {
    scene: { standings, links: linksOf(topology, standIns), bands: bandsOf(topology, folded), gateway },
    groups,
    standIns,
  };
}

/** Whether a card stands in the band of its namespace. */
export function isInBand(node: Pick<Standing, 'type' | 'lane'>): boolean {
  return (node.lane === 'mesh' || node.lane === 'registry') && node.type !== 'cluster' && node.type !== 'unreadable';
}

function standingOf(node: Node, expanded: ReadonlySet<string>): Standing {
  const { width, height, plate } = anatomyOf(node, expanded.has(node.id));
  const entry = node.type === 'endpoint' ? node.entry : null;
  return { id: node.id, type: node.type, lane: node.lane, namespace: node.namespace, entry, width, height, plate };
}

function standingOfGroup(group: EndpointGroup): Standing {
  const { width, height } = groupSize;
  return {
    id: group.id,
    type: 'group',
    lane: 'external',
    namespace: null,
    entry: group.entry,
    width,
    height,
    plate: height,
  };
}

function endpointsShown(
  topology: Topology,
  standIns: ReadonlyMap<string, string>,
  expanded: ReadonlySet<string>,
  foldedBands: number,
): (EndpointNode | EndpointGroup)[] {
  const byEntry = new Map<string, EndpointNode[]>();
  const ofFolded: EndpointNode[] = [];
  for (const node of topology.nodes) {
    if (node.type !== 'endpoint') continue;
    if (standIns.has(node.entry)) ofFolded.push(node);
    else append(byEntry, node.entry, node);
  }
  const open = [...byEntry].flatMap(([entry, nodes]) => groupsOfEntry(entry, inEntryOrder(nodes), expanded));
  return [...open, ...groupsOfFolded(ofFolded, foldedBands)];
}

/** Endpoints as their entry lists them; those written elsewhere after them. */
function inEntryOrder(endpoints: readonly EndpointNode[]): EndpointNode[] {
  const indexOf = (node: EndpointNode): number => {
    const last = node.from === undefined ? node.place?.path.at(-1) : undefined;
    return typeof last === 'number' ? last : Number.MAX_SAFE_INTEGER;
  };
  return [...endpoints].sort((a, b) => indexOf(a) - indexOf(b));
}

/** The bands that have cards, or Sidecars that say what their workloads know. */
function bandsOf(topology: Topology, folded: Folded): SceneBand[] {
  const tallies = new Map<string | null, { cards: number; workloads: number; entries: number }>();
  for (const namespace of topology.bands) tallies.set(namespace, { cards: 0, workloads: 0, entries: 0 });
  for (const node of topology.nodes) {
    if (!isInBand(node)) continue;
    const tally = tallies.get(node.namespace) ?? { cards: 0, workloads: 0, entries: 0 };
    tallies.set(node.namespace, tally);
    tally.cards++;
    if (node.lane === 'mesh') tally.workloads += node.type === 'workload' ? podsOf(node) : 1;
    else if (node.type === 'service-entry') tally.entries++;
  }
  return [...tallies].flatMap(([namespace, { cards, workloads, entries }]) =>
    cards > 0 || topology.sidecars?.has(namespace)
      ? [{ id: bandId(namespace), namespace, folded: folded.has(namespace), workloads, entries }]
      : [],
  );
}

function linksOf(topology: Topology, standIns: ReadonlyMap<string, string>): Link[] {
  const nodes = new Map(topology.nodes.map((node) => [node.id, node]));
  const endOf = (id: string, row: string | undefined): { id: string; y: number } => {
    const standIn = standIns.get(id);
    if (standIn !== undefined) return { id: standIn, y: 24 };
    const node = nodes.get(id);
    return { id, y: node ? rowMiddle(node, row) : 24 };
  };
  // Of all the wires between two things of which one stands for many cards, one says where they belong.
  const bundled = new Set<string>();
  return topology.edges.flatMap((edge) => {
    if (edge.type === 'misses') return [];
    const from = endOf(edge.from, edge.fromRow);
    const to = endOf(edge.to, edge.toRow);
    if (from.id === to.id) return [];
    if (standIns.has(edge.from) || standIns.has(edge.to)) {
      const key = `${from.id} ${to.id}`;
      if (bundled.has(key)) return [];
      bundled.add(key);
    }
    return [{ from: from.id, to: to.id, fromY: from.y, toY: to.y, call: edge.type === 'call' }];
  });
}

function rowMiddle(node: Node, row: string | undefined): number {
  const { rows, more } = anatomyOf(node);
  const own = row === undefined ? undefined : rows.find((each) => each.id === row);
  return own?.middle ?? (row !== undefined ? more?.middle : undefined) ?? middleOf(node);
}
