import { useStore, ViewportPortal } from '@xyflow/react';
import { Ellipsis } from 'lucide-react';
import { anatomyOf, nodesById, type Spot } from '../../core/picture';
import { setCanvas, useCanvas } from './canvas-state';
import type { Graph } from './graph';
import { useStanding } from './standing';
import type { ViewControl } from './view-control';
import { menuButtonWords } from './words/hands';

/** Below this zoom a card is a name, and its menu opens by key or the right button. */
const leastZoom = 0.4;

/** The `⋯` at the upper right corner of what is selected: its menu, for those who press neither a right button nor a key. */
export function MenuButton(props: { readonly graph: Graph; readonly control: ViewControl }): React.JSX.Element | null {
  const { graph, control } = props;
  const spot = useCanvas((state) => state.spot);
  const idle = useCanvas((state) => state.tool === null && state.moving === null && state.floating === null);
  const zoom = useStore((state) => state.transform[2]);
  const node = spot ? nodesById(graph.topology).get(spot.node) : undefined;
  const standing = useStanding(graph);
  const at = node && standing(node.id);
  if (!spot || !node || !at || !idle || zoom < leastZoom) return null;
  const corner = { x: at.x + anatomyOf(node).width, y: at.y };
  const open = (target: Spot): void =>
    setCanvas({ floating: { type: 'menu', at: control.toView(corner), spot: target } });
  return (
    <ViewportPortal>
      <button
        type="button"
        className="card-menu nodrag nopan"
        style={{ left: corner.x, top: corner.y, ['--at-zoom' as string]: 1 / zoom }}
        aria-label={menuButtonWords.label(node.label)}
        title={menuButtonWords.title}
        tabIndex={-1}
        onClick={() => open(spot)}
      >
        <Ellipsis size={14} strokeWidth={2} aria-hidden="true" />
      </button>
    </ViewportPortal>
  );
}
