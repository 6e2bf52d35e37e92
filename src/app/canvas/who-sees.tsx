import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import { workloadsSeeing } from '../../core/topology';
import { anatomyOf, nodesById, type Point } from '../../core/picture';
import { useCanvas } from './canvas-state';
import type { Graph } from './graph';

/** Dotted lines from the selected entry to every drawn workload that sees it: knowledge, not bytes. */
export function WhoSees({ graph }: { readonly graph: Graph }): React.JSX.Element | null {
  const id = useCanvas((state) => (state.others.length === 0 && state.spot?.part === null ? state.spot.node : null));
  const focused = useCanvas((state) => state.focused);
  const d = useMemo(() => (id === null ? '' : linesTo(graph, id, focused)), [graph, id, focused]);
  if (d === '') return null;
  return (
    <ViewportPortal>
      <svg className="who-sees" aria-hidden="true">
        <path d={d} />
      </svg>
    </ViewportPortal>
  );
}

/** One path for all lines, from the right of each workload to the left of the entry. */
function linesTo({ snapshot, topology, layout }: Graph, id: string, focused: ReadonlySet<string> | null): string {
  const nodes = nodesById(topology);
  const entry = nodes.get(id);
  const at = layout.positions.get(id);
  if (entry?.type !== 'service-entry' || !at) return '';
  const end = { x: at.x, y: at.y + headMiddle };
  return workloadsSeeing(snapshot.mesh, id)
    .flatMap((each) => {
      const workload = focused?.has(each) === false ? undefined : nodes.get(each);
      const from = layout.positions.get(each);
      return workload && from ? [curve({ x: from.x + anatomyOf(workload).width, y: from.y + headMiddle }, end)] : [];
    })
    .join('');
}

/** Lines end level with the names of cards, where no wire of a call does. */
const headMiddle = 26;

function curve(from: Point, to: Point): string {
  const bend = Math.max(24, (to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}
