import type { Mesh } from '../mesh';
import type { Stream } from '../yaml';
import { traceCalls, type CallPath } from './calls';
import { projectEdges } from './edges';
import { endpointNodes } from './endpoints';
import { projectGateways } from './gateways';
import { keepKnown } from './keep';
import { projectLoose } from './loose';
import { compareNodes, listBands } from './order';
import { projectEntries } from './entries';
import { governingRules } from './governing';
import type { Node, Topology } from './topology';
import { projectUnreadable } from './unreadable';
import { projectWorkloads } from './workloads';

export interface TopologyInput {
  readonly mesh: Mesh;
  readonly files: readonly { readonly path: string; readonly stream: Stream }[];
}

/**
 * The flow graph of a mesh: a node for each workload, ServiceEntry, gateway and endpoint, cards for what belongs to none of them and for what
 * could not be read, and the wires between them. Nodes and edges that did not change are the same objects as in the topology before.
 */
export function projectTopology(input: TopologyInput, previous?: Topology): Topology {
  const { mesh, files } = input;
  const paths: readonly CallPath[] = traceCalls(mesh);
  const governing = governingRules(mesh);
  const nodes: Node[] = [
    ...projectWorkloads(mesh, paths),
    ...projectEntries(mesh, governing),
    ...projectGateways(mesh),
    ...mesh.entries.flatMap((entry) => endpointNodes(entry)),
    ...projectLoose(mesh, governing),
    ...projectUnreadable(mesh, files),
  ];
  const kept = keepKnown(nodes.sort(compareNodes), previous?.nodes);
  const edges = keepKnown(projectEdges(mesh, paths), previous?.edges);
  const bands = listBands(kept, mesh.settings.rootNamespace);
  const sameBands =
    previous && bands.length === previous.bands.length && bands.every((band, index) => band === previous.bands[index]);
  return { nodes: kept, edges, bands: sameBands ? previous.bands : bands };
}
