import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import { workloadsSeeing, type Node } from '../../core/topology';
import { anatomyOf, nodesById, type Point } from '../../core/picture';
import { useCanvas } from './canvas-state';
import type { Graph } from './graph';
import { useStanding } from './standing';

/** Dotted lines, in one path, from the right of every drawn workload that sees the selected entry to the left of it: knowledge, not bytes. */
export function WhoSees({ graph }: { readonly graph: Graph }): React.JSX.Element | null {
  const id = useCanvas((state) => (state.others.length === 0 && state.spot?.part === null ? state.spot.node : null));
  const focused = useCanvas((state) => state.focused);
  const standing = useStanding(graph);
  const seeing = useMemo(() => (id === null ? [] : workloadsFor(graph, id, focused)), [graph, id, focused]);
  const at = id === null ? undefined : standing(id);
  if (at === undefined || seeing.length === 0) return null;
  const end = { x: at.x, y: at.y + headMiddle };
  const d = seeing
    .flatMap((each) => {
      const from = standing(each.id);
      return from ? [curve({ x: from.x + anatomyOf(each).width, y: from.y + headMiddle }, end)] : [];
    })
    .join('');
  return (
    <ViewportPortal>
      <svg className="who-sees" aria-hidden="true">
        <path d={d} />
      </svg>
    </ViewportPortal>
  );
}

/** The drawn workloads that see an entry; none for another card. */
function workloadsFor({ snapshot, topology }: Graph, id: string, focused: ReadonlySet<string> | null): readonly Node[] {
  const nodes = nodesById(topology);
  if (nodes.get(id)?.type !== 'service-entry') return [];
  return workloadsSeeing(snapshot.mesh, id).flatMap((each) =>
    focused?.has(each) === false ? [] : (nodes.get(each) ?? []),
  );
}

/** Lines end level with the names of cards, where no wire of a call does. */
const headMiddle = 26;

function curve(from: Point, to: Point): string {
  const bend = Math.max(24, (to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}
