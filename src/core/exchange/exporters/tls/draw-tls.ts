import { compareText, tracesOf, type Mesh, type Workload } from '../../../mesh';
import type { Picture } from '../mermaid-text';
import { Sketch } from '../sketch';
import type { TracedPath } from './peers';
import { tlsHopsOf } from './tls-hops';

/** A picture with the topology's node behind each shape. */
export interface DrawnCalls {
  readonly picture: Picture;
  readonly targets: ReadonlyMap<string, string>;
}

/** Who encrypts what between whom, for each drawn call that `keeps` lets through. */
export function drawTls(mesh: Mesh, direction: 'LR' | 'TB', keeps: (path: TracedPath) => boolean): DrawnCalls {
  const sketch = new Sketch();
  for (const path of tracedPaths(mesh).filter(keeps)) for (const arrow of tlsHopsOf(path)) sketch.arrow(arrow);
  return {
    picture: sketch.picture('TLS: thick is encrypted, thin is not, hop by hop', direction),
    targets: sketch.targets,
  };
}

/** All drawn calls that can be traced, by workload, in an order that does not depend on files. */
export function tracedPaths(mesh: Mesh): readonly TracedPath[] {
  const traces = tracesOf(mesh);
  return [...mesh.workloads].sort(byName).flatMap((workload) =>
    workload.calls.flatMap((call, index) => {
      const trace = traces.get(call);
      return trace ? [{ id: `${workload.id}/calls/${index}`, workload, call, trace }] : [];
    }),
  );
}

function byName(a: Workload, b: Workload): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name) || compareText(a.id, b.id);
}
