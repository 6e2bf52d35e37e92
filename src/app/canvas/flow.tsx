import { Background, BackgroundVariant, ReactFlow, type ReactFlowProps, type Viewport } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo, type MouseEvent } from 'react';
import type { Spot } from '../../core/picture';
import { ArrangeNote } from './arrange-note';
import { WalkNote } from '../walk-note';
import { partAt } from './part-at';
import { Backdrop, LaneHeads } from './backdrop';
import { BundleWords, hasManyBundles } from './bundle-words';
import { getCanvas, setCanvas, useCanvas } from './canvas-state';
import { cardTypes } from './cards';
import type { Graph } from './graph';
import { useDragged } from './dragged';
import { pressBundle, pressGroup, toggleExpanded } from './open-parts';
import { isNodeCard, type Drawn, type Picture, type Wire } from './picture';
import { useDrawnWires } from './quiet';
import { mountAll, tabCard } from './tab-stop';
import { detailAt, zoomRange } from './zoom';
import { wireTypes } from './wire';

interface FlowProps {
  readonly graph: Graph;
  readonly readOnly: boolean;
  readonly onPick: (spot: Spot | null, event: MouseEvent) => void;
  readonly onMenu: (spot: Spot | null, event: MouseEvent) => void;
  readonly onOpen: (spot: Spot, event: MouseEvent) => void;
  readonly onPane: (event: MouseEvent) => void;
  readonly onPaneMouseMove: (event: MouseEvent) => void;
  readonly onPaneMouseLeave: (event: MouseEvent) => void;
  /** The view has come to rest somewhere. */
  readonly onRest: () => void;
}

/** What of React Flow is used, and how; selecting, connecting, deleting and keys are the canvas' own. */
const manners = {
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  nodeDragThreshold: 4,
  panOnScroll: true,
  zoomOnDoubleClick: false,
  minZoom: zoomRange.least,
  maxZoom: zoomRange.most,
  proOptions: { hideAttribution: true },
} as const;

/** Cards, wires, lanes and bands on React Flow, which gives panning, zooming and dragging; everything else is ours. */
export function Flow(props: FlowProps): React.JSX.Element {
  const { graph, readOnly } = props;
  const picture = usePicture(graph);
  const wires = useDrawnWires(picture);
  const { nodes, onNodesChange, onGrab, onDrop } = useDragged(graph);
  const cards = useFocusable(picture === graph.picture ? nodes : picture.cards, graph);
  return (
    <ReactFlow<Drawn, Wire>
      {...manners}
      {...pressesOf(props)}
      nodes={cards}
      edges={wires}
      className={hasManyBundles(picture) ? 'has-many-bundles' : ''}
      nodeTypes={cardTypes}
      edgeTypes={wireTypes}
      nodesDraggable={!readOnly && graph.alone === null}
      onlyRenderVisibleElements={cards.length > mountAll}
      onNodesChange={onNodesChange}
      onNodeDragStart={onGrab}
      onNodeDragStop={onDrop}
      onViewportChange={followDetail}
      onMoveEnd={props.onRest}
    >
      <Background variant={BackgroundVariant.Dots} gap={16} size={1.5} color="var(--dots)" />
      <Backdrop graph={graph} />
      <BundleWords picture={picture} />
      <LaneHeads layout={graph.layout} />
      <ArrangeNote />
      <WalkNote className="arrange-note" role="status" />
    </ReactFlow>
  );
}

/** What the pointer does on cards, wires and the pane between them. */
function pressesOf(props: FlowProps): ReactFlowProps<Drawn, Wire> {
  const { graph, onPick, onMenu, onOpen, onPane, onPaneMouseMove, onPaneMouseLeave } = props;
  return {
    onNodeClick: (event, card) => {
      const part = partAt(event.target);
      if (card.type === 'group') pressGroup(graph, card.id);
      else if (part === 'more') toggleExpanded(card.id);
      else onPick({ node: card.id, part }, event);
    },
    onNodeDoubleClick: (event, card) => {
      if (isNodeCard(card)) onOpen({ node: card.id, part: partAt(event.target) }, event);
    },
    onNodeContextMenu: (event, card) => onMenu(spotOfCard(card, event.target), event),
    onEdgeClick: (event, wire) => {
      if (wire.type === 'bundle' && wire.data) pressBundle(graph, wire.data.bundle);
      else onPick(spotOfWire(wire), event);
    },
    onEdgeContextMenu: (event, wire) => onMenu(spotOfWire(wire), event),
    onPaneClick: onPane,
    onPaneMouseMove,
    onPaneMouseLeave,
    onPaneContextMenu: (event) => onMenu(null, event as MouseEvent),
  };
}

/** What a press on a card is about; null for a group, which is no one thing. */
function spotOfCard(card: Drawn, target: EventTarget | null): Spot | null {
  return isNodeCard(card) ? { node: card.id, part: partAt(target) } : null;
}

/** The picture that fits the zoom: from far away bands are plates, and their wires are bundled. */
function usePicture(graph: Graph): Picture {
  const plates = useCanvas((state) => state.detail === 'plate');
  return plates ? graph.far() : graph.picture;
}

/** A wire stands for the call that it draws, or for the row that it leaves from. */
function spotOfWire(wire: Wire): Spot | null {
  if (wire.type === 'bundle') return null;
  const edge = wire.type === 'wire' ? wire.data?.edge : undefined;
  const row = edge?.fromRow;
  if (!edge || row === undefined) return { node: wire.source, part: null };
  return { node: wire.source, part: edge.type === 'call' ? `call:${row}` : `port:${row}` };
}

function followDetail(viewport: Viewport): void {
  const detail = detailAt(viewport.zoom);
  if (detail !== getCanvas().detail) setCanvas({ detail });
}

/** The cards with the one that Tab leads to made focusable: the canvas is one stop, and the arrow keys walk from there. */
function useFocusable(cards: Drawn[], graph: Graph): Drawn[] {
  const wanted = useCanvas((state) => state.focus);
  const spot = useCanvas((state) => state.spot);
  const others = useCanvas((state) => state.others);
  const focus = tabCard(graph, wanted) ?? null;
  return useMemo(() => {
    const selected = new Set([...(spot ? [spot] : []), ...others].map(({ node }) => node));
    return cards.map((card) =>
      card.id === focus || selected.has(card.id) ? markCard(card, card.id === focus, selected.has(card.id)) : card,
    );
  }, [cards, focus, spot, others]);
}

/** The one card that Tab reaches, and those that are selected, as assistive technology is told. */
function markCard(card: Drawn, focus: boolean, selected: boolean): Drawn {
  const current = selected ? { 'aria-current': true as const } : {};
  return { ...card, domAttributes: { ...card.domAttributes, tabIndex: focus ? 0 : -1, ...current } };
}
