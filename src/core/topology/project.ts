import { isSameList } from '../lists';
import { changedHosts, isEqual, surroundingsStay, type ChangedHosts, type Mesh, type Workload } from '../mesh';
import { toEnd, type Steps } from '../steps';
import type { Stream } from '../yaml';
import { callSteps, type CallPath } from './calls';
import { sharedConflicts } from './conflicts';
import { dressCards, type DressedCards } from './dress';
import { projectEdges, type Wiring } from './edges';
import { projectCards, projectEntries, type EntryCard, type EntryPart } from './entries';
import { projectGateways } from './gateways';
import { keepKnown } from './keep';
import { projectLoose } from './loose';
import { placeNotes } from './notes';
import { listBands, sortNodes, type SortedNodes } from './order';
import { dockSidecars } from './sidecars';
import type { Node, Topology, UnreadableNode } from './topology';
import { gatherTraffic, type Traffic } from './traffic';
import { projectUnreadable } from './unreadable';
import { projectWorkloads } from './workloads';

/** What a topology is made from. */
export interface TopologyInput {
  readonly mesh: Mesh;
  readonly files: readonly { readonly path: string; readonly stream: Stream }[];
}

/** What a topology was made of, so that the next one is made of the same parts where nothing decisive has changed. */
interface Making {
  readonly mesh: Mesh;
  readonly paths: ReadonlyMap<Workload, readonly CallPath[]>;
  readonly traffic: Traffic;
  readonly parts: readonly EntryPart[];
  readonly cards: readonly EntryCard[];
  readonly dressed: DressedCards;
  readonly wiring: Wiring;
  readonly sorted: SortedNodes;
  readonly unread: readonly UnreadableNode[];
  /** Namespaces that need a band whatever lies in them. */
  readonly named: readonly (string | null)[];
}

const makings = new WeakMap<Topology, Making>();

/**
 * The flow graph of a mesh: a node for each workload, ServiceEntry, gateway and endpoint, cards for what belongs to none of them and for what
 * could not be read, and the wires between them. Nodes and edges that did not change are the same objects as in the topology before.
 */
export function projectTopology(input: TopologyInput, previous?: Topology): Topology {
  return toEnd(projectSteps(input, previous));
}

/** The same in steps, for whoever has other things to do in between. */
export function* projectSteps(input: TopologyInput, previous?: Topology): Steps<Topology> {
  const unread = projectUnreadable(input.mesh, input.files);
  const before = previous && makings.get(previous);
  if (previous && before?.mesh === input.mesh && isEqual(unread, before.unread)) return previous;
  return yield* makeInSteps(input.mesh, unread, previous);
}

function* makeInSteps(mesh: Mesh, unread: Making['unread'], previous: Topology | undefined): Steps<Topology> {
  const before = previous && makings.get(previous);
  const changed = before && changesSince(before.mesh, mesh);
  const paths = yield* callSteps(mesh, before?.paths);
  const traffic = before && paths === before.paths ? before.traffic : gatherTraffic(mesh, paths);
  yield;
  const parts = yield* projectEntries(mesh, before?.parts, changed);
  const cards = projectCards(parts, traffic, before?.cards);
  yield;
  const conflicts = sharedConflicts(mesh);
  yield;
  const dressed = dressCards(
    cards.map((card) => card.node),
    conflicts,
    before?.dressed,
  );
  yield;
  const sidecars = dockSidecars(mesh);
  const wiring = projectEdges(mesh, parts, traffic, before?.wiring, changed);
  yield;
  const bare: readonly Node[] = [
    ...projectWorkloads(mesh, paths, sidecars),
    ...dressed.cards,
    ...projectGateways(mesh),
    ...wiring.entries.flatMap((each) => each.endpoints),
    ...projectLoose(mesh, parts, sidecars),
    ...traffic.shelf,
    ...unread,
  ];
  yield;
  const noted = placeNotes(mesh, bare, sidecars.byNamespace);
  yield;
  const sorted = sortNodes(noted.nodes, before?.sorted);
  const named = [...sidecars.byNamespace.keys(), ...noted.byBand.keys()];
  const sameIds = sorted.places === before?.sorted.places && mesh.settings === before.mesh.settings;
  const sameBands = sameIds && isSameList(named, before.named);
  const bands = sameBands && previous ? previous.bands : listBands(sorted.nodes, named, mesh.settings.rootNamespace);
  yield;
  const docked = withDocked(sidecars.byNamespace, noted.byBand);
  const topology = shareTopology({ nodes: sorted.nodes, edges: wiring.edges, bands, ...docked }, previous);
  makings.set(topology, { mesh, paths, traffic, parts, cards, dressed, wiring, sorted, unread, named });
  return topology;
}

/** What is docked to bands, as far as there is any. */
function withDocked(
  sidecars: NonNullable<Topology['sidecars']>,
  bandNotes: NonNullable<Topology['bandNotes']>,
): Pick<Topology, 'sidecars' | 'bandNotes'> {
  return { ...(sidecars.size > 0 ? { sidecars } : {}), ...(bandNotes.size > 0 ? { bandNotes } : {}) };
}

/** The hosts about which two meshes may disagree; undefined where that may be any. */
function changesSince(before: Mesh, now: Mesh): ChangedHosts | undefined {
  return surroundingsStay(before, now) ? changedHosts(before, now) : undefined;
}

/** The topology with the lists of the one before where they are the same; that topology itself where all of them are. */
function shareTopology(made: Topology, previous: Topology | undefined): Topology {
  if (previous === undefined) return made;
  const edges = keepKnown(made.edges, previous.edges);
  const bands = isSameList(made.bands, previous.bands) ? previous.bands : made.bands;
  const sidecars = keepMap(made.sidecars, previous.sidecars);
  const bandNotes = keepMap(made.bandNotes, previous.bandNotes);
  const sameBands = bands === previous.bands && sidecars === previous.sidecars && bandNotes === previous.bandNotes;
  if (made.nodes === previous.nodes && edges === previous.edges && sameBands) return previous;
  return { nodes: made.nodes, edges, bands, ...(sidecars ? { sidecars } : {}), ...(bandNotes ? { bandNotes } : {}) };
}

/** The map before where both say the same. */
function keepMap<K, V>(made: ReadonlyMap<K, V> | undefined, before: ReadonlyMap<K, V> | undefined): typeof made {
  if (made === before || made === undefined || before === undefined) return made;
  return isEqual([...made], [...before]) ? before : made;
}
