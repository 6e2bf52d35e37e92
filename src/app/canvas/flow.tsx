import { Background, BackgroundVariant, ReactFlow, type NodeChange, type Viewport } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useMemo, useState, type MouseEvent } from 'react';
import type { Node } from '../../core/topology';
import { Backdrop, LaneHeads } from './backdrop';
import { getCanvas, setCanvas, useCanvas } from './canvas-state';
import { cardTypes } from './cards';
import type { Graph } from './graph';
import { clampToLane } from './layout';
import { isNodeCard, type Drawn, type Wire } from './picture';
import type { Spot } from './spots';
import { mountAll, tabCard } from './tab-stop';
import { detailAt, zoomRange } from './view-control';
import { wireTypes } from './wire';

export interface FlowProps {
  readonly graph: Graph;
  readonly readOnly: boolean;
  readonly onPick: (spot: Spot | null, event: MouseEvent) => void;
  readonly onMenu: (spot: Spot | null, event: MouseEvent) => void;
  readonly onOpen: (spot: Spot) => void;
  readonly onMove: (node: Node, at: { readonly x: number; readonly y: number }) => void;
  readonly onPane: (event: MouseEvent) => void;
}

/** Cards, wires, lanes and bands on React Flow, which gives panning, zooming and dragging; everything else is ours. */
export function Flow({ graph, readOnly, onPick, onMenu, onOpen, onMove, onPane }: FlowProps): React.JSX.Element {
  const { layout, picture } = graph;
  const { nodes, onNodesChange, drop } = useDragged(graph);
  const focused = useFocusable(nodes, graph);
  const onDrop = useCallback(
    (_event: unknown, card: Drawn) => {
      if (!isNodeCard(card)) return;
      const node = card.data.node;
      const at = clampToLane(layout, node, card.position);
      const before = layout.positions.get(node.id);
      drop();
      if (before && (at.x !== before.x || at.y !== before.y)) onMove(node, at);
    },
    [layout, drop, onMove],
  );
  return (
    <ReactFlow<Drawn, Wire>
      nodes={focused}
      edges={picture.wires}
      nodeTypes={cardTypes}
      edgeTypes={wireTypes}
      onNodesChange={onNodesChange}
      onNodeClick={(event, card) => onPick({ node: card.id, part: partAt(event.target) }, event)}
      onNodeDoubleClick={(event, card) => onOpen({ node: card.id, part: partAt(event.target) })}
      onNodeContextMenu={(event, card) => onMenu({ node: card.id, part: partAt(event.target) }, event)}
      onNodeDragStop={onDrop}
      onEdgeClick={(event, wire) => onPick(spotOfWire(wire), event)}
      onEdgeContextMenu={(event, wire) => onMenu(spotOfWire(wire), event)}
      onPaneClick={onPane}
      onPaneContextMenu={(event) => onMenu(null, event as MouseEvent)}
      onViewportChange={followDetail}
      nodesDraggable={!readOnly}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      onlyRenderVisibleElements={focused.length > mountAll}
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      panActivationKeyCode={null}
      nodeDragThreshold={4}
      panOnScroll
      zoomOnDoubleClick={false}
      minZoom={zoomRange.least}
      maxZoom={zoomRange.most}
      proOptions={{ hideAttribution: true }}
    >
      <Background variant={BackgroundVariant.Dots} gap={16} size={1.5} color="var(--dots)" />
      <Backdrop layout={layout} />
      <LaneHeads layout={layout} />
    </ReactFlow>
  );
}

/** The part of a card that an element belongs to. */
export function partAt(target: EventTarget | null): string | null {
  const part = target instanceof Element ? target.closest('[data-part]') : null;
  return part instanceof HTMLElement ? (part.dataset['part'] ?? null) : null;
}

/** A wire stands for the call that it draws, or for the row that it leaves from. */
function spotOfWire(wire: Wire): Spot {
  const edge = wire.type === 'wire' ? wire.data?.edge : undefined;
  const row = edge?.fromRow;
  if (!edge || row === undefined) return { node: wire.source, part: null };
  return { node: wire.source, part: edge.type === 'call' ? `call:${row}` : `port:${row}` };
}

function followDetail(viewport: Viewport): void {
  const detail = detailAt(viewport.zoom);
  if (detail !== getCanvas().detail) setCanvas({ detail });
}

/** The cards with the one that is being dragged (or moved by key) where it is now. */
function useDragged(graph: Graph): {
  nodes: Drawn[];
  onNodesChange: (changes: NodeChange<Drawn>[]) => void;
  drop: () => void;
} {
  const [drag, setDrag] = useState<{ readonly id: string; readonly at: { x: number; y: number } } | null>(null);
  const moving = useCanvas((state) => state.moving);
  const { cards } = graph.picture;
  const nodes = useMemo(() => {
    const moved = drag ?? (moving ? { id: moving.node, at: { ...moving.at } } : null);
    return moved
      ? cards.map((card) => (card.id === moved.id ? { ...card, position: moved.at, dragging: true, zIndex: 10 } : card))
      : cards;
  }, [cards, drag, moving]);
  const onNodesChange = useCallback((changes: NodeChange<Drawn>[]) => {
    for (const change of changes) {
      if (change.type === 'position' && change.dragging && change.position)
        setDrag({ id: change.id, at: change.position });
    }
  }, []);
  const drop = useCallback(() => setDrag(null), []);
  return { nodes, onNodesChange, drop };
}

/** The cards with the one that Tab leads to made focusable: the canvas is one stop, and the arrow keys walk from there. */
function useFocusable(cards: Drawn[], graph: Graph): Drawn[] {
  const wanted = useCanvas((state) => state.focus);
  const selected = useCanvas((state) => state.spot?.node ?? null);
  const focus = tabCard(graph, wanted) ?? null;
  return useMemo(
    () => cards.map((card) => (card.id === focus || card.id === selected ? markCard(card, focus, selected) : card)),
    [cards, focus, selected],
  );
}

/** The one card that Tab reaches, and the one that is selected, as assistive technology is told. */
function markCard(card: Drawn, focus: string | null, selected: string | null): Drawn {
  const tabIndex = card.id === focus ? 0 : -1;
  const current = card.id === selected ? { 'aria-current': true as const } : {};
  return { ...card, domAttributes: { ...card.domAttributes, tabIndex, ...current } };
}
