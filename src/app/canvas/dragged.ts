import type { NodeChange } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import { getCanvas, setCanvas, useCanvas } from './canvas-state';
import type { Graph } from './graph';
import { movable, movedBy, type Moving } from './move-keys';
import { isNodeCard, type Drawn } from './picture';
import { getPicked } from './picking';

/** The cards with those that are dragged, or moved by key, where they are now. */
export function useDragged(
  graph: Graph,
  putDown: (moving: Moving) => void,
): {
  readonly nodes: Drawn[];
  readonly onNodesChange: (changes: NodeChange<Drawn>[]) => void;
  readonly onDrop: (event: unknown, card: Drawn) => void;
} {
  const moving = useCanvas((state) => state.moving);
  const { cards } = graph.picture;
  const nodes = useMemo(() => {
    if (!moving) return cards;
    return cards.map((card) => {
      const at = moving.places.get(card.id);
      return at && isNodeCard(card) ? { ...card, position: { ...at }, dragging: true, zIndex: 10 } : card;
    });
  }, [cards, moving]);
  const onNodesChange = useCallback(
    (changes: NodeChange<Drawn>[]) => {
      for (const change of changes)
        if (change.type === 'position' && change.dragging && change.position)
          setCanvas({ moving: dragOf(graph, change.id, change.position) });
    },
    [graph],
  );
  const onDrop = useCallback(
    (_event: unknown, card: Drawn) => {
      const { moving: last } = getCanvas();
      setCanvas({ moving: null });
      if (!isNodeCard(card) || last?.by !== 'pointer') return;
      const by = distance(graph, card.id, card.position);
      putDown({ places: movedBy(graph, draggedWith(graph, card.id), by), by: 'pointer' });
    },
    [graph, putDown],
  );
  return { nodes, onNodesChange, onDrop };
}

/** The cards that a drag of one takes along: all that are selected when it is one of them. */
function draggedWith(graph: Graph, id: string): Moving['places'] {
  const places = movable(graph, getPicked());
  return places.has(id) ? places : movable(graph, [{ node: id, part: null }]);
}

function dragOf(graph: Graph, id: string, to: { readonly x: number; readonly y: number }): Moving {
  const by = distance(graph, id, to);
  const places = new Map([...draggedWith(graph, id)].map(([each, at]) => [each, { x: at.x + by.x, y: at.y + by.y }]));
  return { places, by: 'pointer' };
}

function distance(graph: Graph, id: string, to: { readonly x: number; readonly y: number }) {
  const from = graph.layout.positions.get(id) ?? to;
  return { x: to.x - from.x, y: to.y - from.y };
}
