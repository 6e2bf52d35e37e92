import { projectTopology, type TopologyInput } from './project';
import type { Topology } from './topology';

/** A workspace as it was read, with what later stages made of it and of the ones before it. */
export interface DrawnWorkspace extends TopologyInput {
  readonly stages: {
    /** What was made of this one, by the function that makes it. */
    readonly made: Map<unknown, unknown>;
    /** What was made last of those before it. */
    readonly earlier: ReadonlyMap<unknown, unknown>;
  };
}

/** The flow graph of a snapshot, made when it is first asked for, and of the same parts as that of a snapshot before where nothing decisive has changed. */
export function topologyOf(snapshot: DrawnWorkspace): Topology {
  const { made, earlier } = snapshot.stages;
  let topology = made.get(projectTopology) as Topology | undefined;
  if (topology === undefined) {
    topology = projectTopology(snapshot, earlier.get(projectTopology) as Topology | undefined);
    made.set(projectTopology, topology);
  }
  return topology;
}
