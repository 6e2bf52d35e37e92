import type { NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { announce } from '../notices';
import { inSlices } from '../in-slices';
import { getState } from '../store';
import { getCanvas, setCanvas, useCanvas } from './canvas-state';
import type { Graph } from './graph';
import { movable, movedBy, type Moving } from './move-keys';
import { isNodeCard, type Drawn } from './picture';
import { getPicked } from './picking';
import { puttingDown } from './pinning';
import { moveWords } from './words/notices';

/** The cards with those that are dragged, or moved by key, where they are now. */
export function useDragged(graph: Graph): {
  readonly nodes: Drawn[];
  readonly onNodesChange: (changes: NodeChange<Drawn>[]) => void;
  readonly onGrab: () => void;
  readonly onDrop: (event: unknown, card: Drawn) => void;
} {
  const moving = useCanvas((state) => state.moving);
  const landing = useLanding(graph);
  const { cards } = graph.picture;
  const hold = useHold();
  const nodes = useMemo(() => {
    const places = moving?.places ?? landing;
    if (!places) return cards;
    const look = moving ? { dragging: true, zIndex: 10 } : {};
    return cards.map((card) => {
      const at = places.get(card.id);
      return at && isNodeCard(card) ? { ...card, position: { ...at }, ...look } : card;
    });
  }, [cards, moving, landing]);
  const onNodesChange = useCallback(
    (changes: NodeChange<Drawn>[]) => {
      if (hold.isCalledOff()) return;
      for (const change of changes)
        if (change.type === 'position' && change.dragging && change.position)
          setCanvas({ moving: dragOf(graph, change.id, change.position) });
    },
    [graph, hold],
  );
  const onDrop = useCallback(
    (_event: unknown, card: Drawn) => {
      const { moving: last } = getCanvas();
      if (hold.end() || !isNodeCard(card) || last?.by !== 'pointer') return setCanvas({ moving: null });
      const by = distance(graph, card.id, card.position);
      const writing = puttingDown(graph, { places: movedBy(graph, draggedWith(graph, card.id), by), by: 'pointer' });
      const land = (): void => {
        if (getCanvas().moving === last) setCanvas({ moving: null, landing: writing?.places ?? null });
        writing?.write();
      };
      if (!writing) return land();
      // In a large design it takes its time, and the pointer is answered in between.
      inSlices(writing.lookAhead, land, { isAwaited: true, length: 12 });
    },
    [graph, hold],
  );
  return { nodes, onNodesChange, onGrab: hold.begin, onDrop };
}

/** Cards that were put down, until the graph of now has them where they were. */
function useLanding(graph: Graph): Moving['places'] | null {
  const landing = useCanvas((state) => state.landing);
  useLayoutEffect(() => {
    const isDown = graph.waits === null && graph.snapshot === getState().snapshot;
    if (landing && isDown) setCanvas({ landing: null });
  }, [graph, landing]);
  return landing;
}

/** The grip on a card that is dragged. */
interface Hold {
  readonly begin: () => void;
  readonly isCalledOff: () => boolean;
  /** The card was let go; true when the drag was called off before. */
  readonly end: () => boolean;
}

/** Listens for Escape while a card is dragged: it goes back at once, and React Flow, which drags on until the button is let go, moves nothing. */
export function holdCards(): Hold {
  let listening: AbortController | null = null;
  let calledOff = false;
  const end = (): boolean => {
    const was = calledOff;
    listening?.abort();
    listening = null;
    calledOff = false;
    return was;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || calledOff) return;
    event.stopPropagation();
    calledOff = true;
    setCanvas({ moving: null });
    announce(moveWords.dragPutBack);
  };
  const begin = (): void => {
    end();
    listening = new AbortController();
    addEventListener('keydown', onKey, { capture: true, signal: listening.signal });
  };
  return { begin, isCalledOff: () => calledOff, end };
}

function useHold(): Hold {
  const [hold] = useState(holdCards);
  useEffect(() => () => void hold.end(), [hold]);
  return hold;
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
