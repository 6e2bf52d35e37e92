import { changedHosts, type ChangedHosts, type Mesh, type ServiceEntry, type Workload } from '../mesh';
import type { Stream } from '../yaml';
import { traceCalls, type CallPath } from './calls';
import { projectEdges } from './edges';
import { endpointNodes } from './endpoints';
import { portsAsCalled, projectEntries, type EntryPart } from './entries';
import { projectGateways } from './gateways';
import { keepKnown } from './keep';
import { projectLoose } from './loose';
import { listBands, sortingOf, type Sorting } from './order';
import type { Node, Topology } from './topology';
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
  readonly entries: ReadonlyMap<ServiceEntry, EntryPart>;
  readonly sorting: Sorting;
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
  const entries = projectEntries(mesh, before?.entries, changed);
  const parts: Node[] = [
    ...projectWorkloads(mesh, paths),
    ...portsAsCalled(entries, paths.values()),
    ...projectGateways(mesh),
    ...mesh.entries.flatMap((entry) => endpointNodes(entry)),
    ...projectLoose(mesh, entries),
    ...projectUnreadable(mesh, files),
  ];
  const sorting = sortingOf(parts, before?.sorting);
  const sorted = sorting.order.map((index) => parts[index] as Node);
  const nodes = keepKnown(sorted, previous?.nodes);
  const edges = keepKnown(projectEdges(mesh, paths), previous?.edges);
  const bands = keepBands(listBands(nodes, mesh.settings.rootNamespace), previous);
  const same = nodes === previous?.nodes && edges === previous.edges && bands === previous.bands;
  const topology = same ? previous : { nodes, edges, bands };
  makings.set(topology, { mesh, paths, entries, sorting });
  return topology;
}

function keepBands(bands: Topology['bands'], previous: Topology | undefined): Topology['bands'] {
  const same = previous?.bands.length === bands.length && bands.every((band, index) => band === previous.bands[index]);
  return same ? previous.bands : bands;
}
