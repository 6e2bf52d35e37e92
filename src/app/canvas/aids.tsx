import { useStore, type ReactFlowState } from '@xyflow/react';
import { Undo2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useView } from '../view';
import './aids.css';
import type { Graph } from './graph';
import { Legend } from './legend';
import { Minimap } from './minimap';
import type { Picture } from './picture';
import type { ViewControl } from './view-control';
import { backWords } from './words/aids';

export interface AidsProps {
  readonly graph: Graph;
  readonly control: ViewControl;
}

/** What helps to find the way: the minimap and the legend over the palette, and the way back when nothing is in view. */
export function Aids({ graph, control }: AidsProps): React.JSX.Element {
  // The ways to begin stand where it would lie, and there is no sign yet to explain.
  const legend = useView((view) => view.legend) && graph.topology.nodes.length > 0;
  const minimap = useView((view) => view.minimap);
  return (
    <>
      <BackToGraph graph={graph} control={control} />
      <div className={legend ? 'canvas-aids has-legend' : 'canvas-aids'}>
        {minimap && <Minimap graph={graph} control={control} />}
        {legend && <Legend />}
      </div>
    </>
  );
}

/** How long nothing must have been in view before the way back is offered, in milliseconds. */
const patience = 2000;

function BackToGraph({ graph, control }: AidsProps): React.JSX.Element | null {
  const { picture } = graph;
  const lost = useStore(useCallback((state: ReactFlowState) => isLost(picture, state), [picture]));
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!lost) return undefined;
    const timer = setTimeout(() => setLate(true), patience);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [lost]);
  if (!lost || !late) return null;
  return (
    <button type="button" className="canvas-button back-to-graph" onClick={() => control.open(graph)}>
      <Undo2 size={16} strokeWidth={1.75} aria-hidden="true" />
      {backWords.toGraph}
    </button>
  );
}

/** Whether no card is in view, although there are some. */
export function isLost(
  { cards }: Pick<Picture, 'cards'>,
  { transform: [x, y, zoom], width, height }: Pick<ReactFlowState, 'transform' | 'width' | 'height'>,
): boolean {
  if (cards.length === 0 || width === 0) return false;
  return !cards.some(({ position, width: wide = 0, height: high = 0 }) => {
    const left = position.x * zoom + x;
    const top = position.y * zoom + y;
    return left < width && top < height && left + wide * zoom > 0 && top + high * zoom > 0;
  });
}
