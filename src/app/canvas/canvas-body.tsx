import { useStore } from '@xyflow/react';
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from 'react';
import type { Node } from '../../core/topology';
import { pinNode, unpinNodes } from '../commands/pin-node';
import { duplicateResource } from '../commands/duplicate-resource';
import { runCommand } from '../commands';
import { useFindings } from '../findings';
import { announce, notify } from '../notices';
import { getState, select, useApp } from '../store';
import { useView } from '../view';
import { takeCanvasRequest, useCanvasRequest } from '../canvas-requests';
import { callTo, deleteSpot, makeCall, makeRule, perform, questionsFor, resourceOfSpot } from './actions';
import type { Point } from './anatomy';
import { getCanvas, setCanvas, useCanvas, type Floating, type Tool } from './canvas-state';
import { pressKey, type KeyActions } from './canvas-keys';
import { DragLine, type Drag } from './drag-line';
import { EmptyState } from './empty-state';
import { countFindings } from './findings';
import { FloatingForms } from './floating';
import { Flow } from './flow';
import { followPointer, pointIn, spotUnder } from './gestures';
import type { Graph } from './graph';
import { bandAt } from './layout';
import { Legend } from './legend';
import { copyYaml, NodeMenu } from './node-menu';
import { Palette } from './palette';
import { nodesById, placeOfSpot, sameSpot, spotOfPlace, type Spot } from './spots';
import { useViewControl, type ViewControl } from './view-control';

export interface BodyProps {
  readonly graph: Graph;
  readonly readOnly: boolean;
}

/** The picture and everything that is done in it. */
export function CanvasBody({ graph, readOnly }: BodyProps): React.JSX.Element {
  const body = useRef<HTMLDivElement>(null);
  const control = useViewControl();
  const detail = useCanvas((state) => state.detail);
  const tool = useCanvas((state) => state.tool);
  const floating = useCanvas((state) => state.floating);
  const legend = useView((view) => view.legend);
  const unzoom = useStore((state) => Math.round(100 / state.transform[2]) / 100);
  const [drag, setDrag] = useState<Drag | null>(null);
  const actions = useActions(graph, readOnly, control);
  useSelectionSync(graph, control);
  useFindingCounts(graph);
  useFirstView(graph, control);
  useRequests(actions);

  const close = useCallback(() => {
    setCanvas({ floating: null });
    body.current?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || !pressKey(event, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (event: PointerEvent): void => {
    const handle = event.target instanceof Element ? event.target.closest('[data-connect]') : null;
    const workload = handle instanceof HTMLElement ? handle.dataset['connect'] : undefined;
    if (workload === undefined || readOnly || event.button !== 0 || !body.current) return;
    event.preventDefault();
    connectByDrag(event, workload, body.current, graph, setDrag, actions);
  };
  const dragTool = (chosen: Tool, event: PointerEvent): void => {
    const canvas = body.current;
    if (event.button !== 0 || !canvas) return;
    followPointer(event, {
      onMove: (at) => setDrag({ from: null, to: pointIn(canvas, at), says: null, kind: chosen }),
      onDrop: (at) => {
        setDrag(null);
        const spot = spotUnder(canvas, { x: at.clientX, y: at.clientY });
        if (spot !== undefined) actions.drop(chosen, pointIn(canvas, at), spot);
      },
      onCancel: () => setDrag(null),
    });
  };
  const onPick = (spot: Spot | null, at?: MouseEvent): void => {
    if (tool !== null && at && body.current) actions.drop(tool, pointIn(body.current, at), spot);
    else actions.pick(spot);
  };
  const onMenu = (spot: Spot | null, event: MouseEvent): void => {
    event.preventDefault();
    if (!body.current) return;
    if (spot) actions.pick(spot);
    setCanvas({ floating: { type: 'menu', at: pointIn(body.current, event), spot } });
  };

  return (
    <div
      ref={body}
      className={`canvas-body detail-${detail}${tool !== null ? ' placing' : ''}`}
      style={{ ['--unzoom' as string]: unzoom }}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    >
      <HatchPattern />
      <Flow
        graph={graph}
        readOnly={readOnly}
        onPick={onPick}
        onMenu={onMenu}
        onOpen={() => runCommand('go-to-text')}
        onMove={actions.pin}
        onPane={(event) => {
          body.current?.focus({ preventScroll: true });
          onPick(null, event);
        }}
      />
      {graph.topology.nodes.length === 0 && <EmptyState documents={graph.snapshot.files.length} />}
      <Palette disabled={readOnly} onDrag={dragTool} />
      {legend && <Legend />}
      {drag && <DragLine drag={drag} />}
      {floating && floating.type !== 'menu' && (
        <FloatingForms
          key={JSON.stringify(floating)}
          floating={floating}
          graph={graph}
          room={control.size()}
          onClose={close}
        />
      )}
      {floating?.type === 'menu' && (
        <NodeMenu
          floating={floating}
          graph={graph}
          readOnly={readOnly}
          onClose={() => {
            if (getCanvas().floating === floating) setCanvas({ floating: null });
          }}
          onForm={(form) => setTimeout(() => setCanvas({ floating: form }))}
          onDelete={actions.remove}
          onPin={(node) => actions.pin(node)}
          onFit={actions.fit}
        />
      )}
    </div>
  );
}

/** The hatch of what cannot be read to its end, shared by all cards. */
function HatchPattern(): React.JSX.Element {
  return (
    <svg width="0" height="0" className="hatch" aria-hidden="true">
      <defs>
        <pattern id="canvas-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <path className="hatch-line" d="M0 0H8" />
        </pattern>
      </defs>
    </svg>
  );
}

interface Actions extends KeyActions {
  readonly drop: (tool: Tool, at: Point, spot: Spot | null) => void;
}

function useActions(graph: Graph, readOnly: boolean, control: ViewControl): Actions {
  const form = (floating: Floating): void => setCanvas({ floating });
  const beside = (id: string): Point => {
    const at = graph.layout.positions.get(id) ?? { x: 0, y: 0 };
    const { x, y } = control.toView({ x: at.x + 200, y: at.y + 16 });
    return { x, y };
  };
  const pick = (spot: Spot | null): void => {
    setCanvas({ spot, ...(spot ? { focus: spot.node } : {}), tool: null });
    const place = spot && placeOfSpot(graph.topology, spot);
    if (place) select({ place, from: 'canvas' });
    else if (spot === null) select(null);
    if (spot) {
      control.reveal(graph, spot.node);
      focusCard(spot.node);
    }
  };
  const remove = (spot: Spot): void => {
    if (spot.part?.startsWith('field:')) return;
    if (questionsFor(getState().snapshot, spot)) form({ type: 'delete', at: beside(spot.node), spot });
    else deleteSpot(spot);
  };
  const drop = (tool: Tool, at: Point, spot: Spot | null): void => {
    setCanvas({ tool: null });
    place(tool, at, spot, graph, control, form);
  };
  return {
    graph,
    readOnly,
    pick,
    form,
    remove,
    drop,
    beside,
    place: (tool) => {
      const { spot } = getCanvas();
      const { width, height } = control.size();
      drop(tool, { x: width / 2 - 150, y: height / 3 }, tool === 'workload' || tool === 'service-entry' ? null : spot);
    },
    pin: (node, at) => pinOrUnpin(graph, node, at),
    fit: () => control.fit(graph),
    zoom: control.zoomBy,
    arrange: () => perform(unpinNodes(getState().snapshot), 'Arranged: no card is pinned now.'),
    duplicate: (spot) => {
      const resource = resourceOfSpot(getState().snapshot, spot);
      if (resource)
        perform(duplicateResource(getState().snapshot, resource), `Duplicated ${resource.kind} ${resource.name}.`);
    },
    goToText: () => runCommand('go-to-text'),
    copy: (spot) => void copyYaml(graph, spot),
  };
}

/** Uses a tool at a point of the canvas, on what lies there. */
function place(
  tool: Tool,
  at: Point,
  spot: Spot | null,
  graph: Graph,
  control: ViewControl,
  form: (floating: Floating) => void,
): void {
  const node = spot ? nodesById(graph.topology).get(spot.node) : undefined;
  const entry = node?.type === 'endpoint' ? nodesById(graph.topology).get(node.entry) : node;
  const namespace = node?.namespace ?? bandAt(graph.layout, control.toCanvas(at))?.namespace ?? null;
  switch (tool) {
    case 'workload':
      return form({ type: 'make-workload', at, drop: null, namespace });
    case 'service-entry':
      return form({ type: 'make-entry', at, drop: null, namespace });
    case 'external':
      if (entry?.type === 'service-entry') return form({ type: 'add-endpoint', at, entry: entry.id });
      return form({ type: 'make-external', at, namespace });
    case 'destination-rule':
    case 'virtual-service':
      if (entry?.type === 'service-entry')
        return makeRule(tool === 'virtual-service' ? 'VirtualService' : 'DestinationRule', entry);
      notify({ tone: 'info', text: 'A rule governs a host. Select a ServiceEntry, or drop the rule on one.' });
  }
}

function pinOrUnpin(graph: Graph, node: Node, at?: Point): void {
  const here = at ?? graph.layout.positions.get(node.id);
  if (!here) return;
  const { snapshot } = getState();
  if (at === undefined && graph.pins.has(node.id)) perform(unpinNodes(snapshot, [node.id]), `Unpinned ${node.name}.`);
  else
    perform(
      pinNode(snapshot, node.id, node.name, [here.x, here.y]),
      `Moved ${node.name} to ${here.x}, ${here.y} and pinned it.`,
    );
}

function connectByDrag(
  event: PointerEvent,
  workload: string,
  canvas: HTMLElement,
  graph: Graph,
  setDrag: (drag: Drag | null) => void,
  actions: Actions,
): void {
  const node = nodesById(graph.topology).get(workload);
  if (!node) return;
  const from = pointIn(canvas, event);
  const end = (): void => {
    setDrag(null);
    setCanvas({ target: null });
  };
  followPointer(event, {
    onMove: (at) => {
      const spot = spotUnder(canvas, { x: at.clientX, y: at.clientY }) ?? null;
      const found = callTo(getState().snapshot, spot);
      const says = 'refusal' in found ? found.refusal : found.says;
      const target = spot && spot.node !== workload ? { spot, fits: !('refusal' in found), says } : null;
      if (!sameSpot(target?.spot, getCanvas().target?.spot)) setCanvas({ target });
      setDrag({ from, to: pointIn(canvas, at), says: spot?.node === workload ? null : says, kind: null });
    },
    onDrop: (at) => {
      end();
      const spot = spotUnder(canvas, { x: at.clientX, y: at.clientY });
      if (spot === undefined || spot?.node === workload) return;
      const found = callTo(getState().snapshot, spot);
      if ('refusal' in found) notify({ tone: 'info', text: found.refusal });
      else if (found.exact) makeCall(node, found.url);
      else actions.form({ type: 'call', at: pointIn(canvas, at), workload });
    },
    onCancel: (moved) => {
      end();
      if (!moved) actions.form({ type: 'call', at: from, workload });
    },
  });
}

/** The canvas follows the selection of the other panes, and pans only when what is selected is out of view. */
function useSelectionSync(graph: Graph, control: ViewControl): void {
  const selection = useApp((state) => state.selection);
  const follow = useView((view) => view.follow);
  useEffect(() => {
    const own = selection?.from === 'canvas' ? getCanvas().spot : null;
    const found = selection ? (spotOfPlace(graph.topology, selection.place) ?? null) : null;
    // An implied endpoint has no text of its own: the canvas keeps it selected while its entry is selected elsewhere.
    const place = own && placeOfSpot(graph.topology, own);
    const spot =
      own && place && selection && place.file === selection.place.file && place.document === selection.place.document
        ? own
        : found;
    if (!sameSpot(spot, getCanvas().spot)) setCanvas({ spot, ...(spot ? { focus: spot.node } : {}) });
    if (spot && follow) control.reveal(graph, spot.node);
    // Only a new selection or a new place of what is selected moves the view.
  }, [selection, graph.topology]); // eslint-disable-line
}

function useFindingCounts(graph: Graph): void {
  const all = useFindings((findings) => findings.all);
  useEffect(() => setCanvas({ counts: countFindings(graph.topology, all) }), [all, graph.topology]);
}

/** Fits the view when a design appears on an empty canvas, and never again by itself. */
function useFirstView(graph: Graph, control: ViewControl): void {
  const drawn = graph.topology.nodes.length > 0;
  const visible = useStore((state) => state.width > 0);
  const shown = useRef(false);
  useEffect(() => {
    if (!drawn) shown.current = false;
    if (!visible || shown.current) return;
    control.open(graph);
    shown.current = drawn;
  }, [drawn, visible, graph, control]);
}

/** Does what commands of the palette and the menus ask of the canvas. */
function useRequests(actions: Actions): void {
  const { count } = useCanvasRequest();
  useEffect(() => {
    const request = takeCanvasRequest();
    const { spot } = getCanvas();
    if (request === 'draw-pod') actions.place('workload');
    else if (request === 'draw-entry') actions.place('service-entry');
    else if (request === 'draw-rule') actions.place('destination-rule');
    else if (request === 'fit') actions.fit();
    else if (request === 'arrange') actions.arrange();
    else if (request === null) return;
    else if (!spot) announce('Nothing on the canvas is selected.');
    else if (request === 'delete') actions.remove(spot);
    else if (request === 'rename') actions.form({ type: 'rename', at: actions.beside(spot.node), spot });
    else actions.form({ type: 'call', at: actions.beside(spot.node), workload: spot.node });
  }, [count, actions]);
}

/** Gives a card the focus once it is on the page; a card that was out of view is mounted a moment later. */
function focusCard(id: string, tries = 20): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    // Somebody who has gone on to type elsewhere keeps the focus there.
    if (activeElement && activeElement !== document.body && !activeElement.closest('.canvas-body')) return;
    const card = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    if (card instanceof HTMLElement && card.tabIndex === 0) card.focus({ preventScroll: true });
    else if (tries > 0) focusCard(id, tries - 1);
  });
}
