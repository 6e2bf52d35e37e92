import { changedHosts, type ChangedHosts, type Mesh, type Workload } from '../mesh';
import type { Stream } from '../yaml';
import { traceCalls, type CallPath } from './calls';
import { projectEdges, type EntryWires } from './edges';
import { projectCards, projectEntries, type EntryCard, type EntryPart } from './entries';
import { projectGateways } from './gateways';
import { isSameList, keepKnown } from './keep';
import { projectLoose } from './loose';
import { listBands, sortNodes, type SortedNodes } from './order';
import type { Node, Topology } from './topology';
import { gatherTraffic, type Traffic } from './traffic';
import { projectUnreadable } from './unreadable';
import { projectWorkloads } from './workloads';

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
  readonly wires: readonly EntryWires[];
  readonly sorted: SortedNodes;
}

const makings = new WeakMap<Topology, Making>();

/**
 * The flow graph of a mesh: a node for each workload, ServiceEntry, gateway and endpoint, cards for what belongs to none of them and for what
 * could not be read, and the wires between them. Nodes and edges that did not change are the same objects as in the topology before.
 */
export function projectTopology(input: TopologyInput, previous?: Topology): Topology {
  const { mesh, files } = input;
  const before = previous && makings.get(previous);
  const changed: ChangedHosts | undefined = before && changedHosts(before.mesh, mesh);
  const paths = traceCalls(mesh, before?.paths, changed);
  const traffic = before && paths === before.paths ? before.traffic : gatherTraffic(mesh, paths);
  const parts = projectEntries(mesh, before?.parts, changed);
  const cards = projectCards(parts, traffic.tls, before?.cards);
  const unsorted: readonly Node[] = [
    ...projectWorkloads(mesh, paths),
    ...cards.map((card) => card.node),
    ...projectGateways(mesh),
    ...parts.flatMap((part) => part.endpoints),
    ...projectLoose(mesh, parts),
    ...traffic.shelf,
    ...projectUnreadable(mesh, files),
  ];
  const sorted = sortNodes(unsorted, before?.sorted);
  const wiring = projectEdges(mesh, parts, traffic, before?.wires);
  const sameIds = sorted.places === before?.sorted.places && mesh.settings === before.mesh.settings;
  const bands = sameIds && previous ? previous.bands : listBands(sorted.nodes, mesh.settings.rootNamespace);
  const topology = shareTopology({ nodes: sorted.nodes, edges: wiring.edges, bands }, previous);
  makings.set(topology, { mesh, paths, traffic, parts, cards, wires: wiring.entries, sorted });
  return topology;
}

/** The topology with the lists of the one before where they are the same; that topology itself where all of them are. */
function shareTopology(made: Topology, previous: Topology | undefined): Topology {
  if (previous === undefined) return made;
  const edges = keepKnown(made.edges, previous.edges);
  const bands = isSameList(made.bands, previous.bands) ? previous.bands : made.bands;
  const same = made.nodes === previous.nodes && edges === previous.edges && bands === previous.bands;
  return same ? previous : { nodes: made.nodes, edges, bands };
}
