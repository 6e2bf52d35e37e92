import { toEnd, type Steps } from '../steps';
import { projectSteps, projectTopology, type TopologyInput } from './project';
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
  return toEnd(topologySteps(snapshot));
}

/** The same in steps, for whoever has other things to do in between. */
export function* topologySteps(snapshot: DrawnWorkspace): Steps<Topology> {
  const { made, earlier } = snapshot.stages;
  const steps = projectSteps(snapshot, earlier.get(projectTopology) as Topology | undefined);
  for (;;) {
    // Whoever cannot wait may have it made meanwhile.
    const known = made.get(projectTopology) as Topology | undefined;
    if (known) return known;
    const step = steps.next();
    if (step.done === true) made.set(projectTopology, step.value);
    else yield;
  }
}
