import { useStore } from '@xyflow/react';
import { useCallback, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { runCommand } from '../commands';
import { useView } from '../view';
import { pressKey } from './canvas-keys';
import { getCanvas, setCanvas, useCanvas, type Floating, type Tool } from './canvas-state';
import { focusCanvas, useKeptFocus } from './canvas-focus';
import { useBrokenLines, useFindingCounts, useFirstView, useRequests, useSelectionSync } from './canvas-sync';
import { connectByDrag } from './connect-drag';
import { DragLine, type Drag } from './drag-line';
import { EmptyState } from './empty-state';
import { Flow } from './flow';
import { useTabStop } from './tab-stop';
import { followPointer, pointIn, spotUnder } from './gestures';
import type { Graph } from './graph';
import { fetchOverlays, FloatingForms, Legend, NodeMenu } from './overlays';
import { Palette } from './palette';
import type { Spot } from './spots';
import { canvasActions, type Actions } from './use-actions';
import { useViewControl, type ViewControl } from './view-control';

/** The picture and everything that is done in it. */
export function CanvasBody({
  graph,
  readOnly,
}: {
  readonly graph: Graph;
  readonly readOnly: boolean;
}): React.JSX.Element {
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const control = useViewControl();
  const detail = useCanvas((state) => state.detail);
  const tool = useCanvas((state) => state.tool);
  const legend = useView((view) => view.legend);
  // Only names keep their size on the screen, so that zooming close up costs no new style.
  const unzoom = useStore((state) => (state.transform[2] < 0.4 ? Math.round(20 / state.transform[2]) / 20 : 1));
  const [drag, setDrag] = useState<Drag | null>(null);
  const actions = canvasActions(graph, readOnly, control);
  const tabStop = useTabStop(graph);
  const pointer = pointerActions(body, graph, readOnly, actions, setDrag);
  useSelectionSync(graph, control);
  useFindingCounts(graph);
  useBrokenLines(graph);
  useFirstView(graph, control);
  useRequests(actions);
  useKeptFocus(body, graph);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isForCanvas(event) || !pressKey(event, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={setBody}
      className={`canvas-body detail-${detail}${tool !== null ? ' placing' : ''}`}
      style={{ ['--unzoom' as string]: unzoom }}
      tabIndex={tabStop ? -1 : 0}
      onFocus={fetchOverlays}
      onPointerEnter={fetchOverlays}
      onKeyDown={onKeyDown}
      onPointerDown={pointer.onPointerDown}
    >
      <HatchPattern />
      <Flow
        graph={graph}
        readOnly={readOnly}
        onPick={pointer.onPick}
        onMenu={pointer.onMenu}
        onOpen={() => runCommand('go-to-text')}
        onMove={actions.pin}
        onPane={(event) => {
          body?.focus({ preventScroll: true });
          pointer.onPick(null, event);
        }}
      />
      {graph.topology.nodes.length === 0 && <EmptyState documents={graph.snapshot.files.length} />}
      <Palette disabled={readOnly} onDrag={pointer.onDragTool} />
      {legend && <Legend />}
      {drag && <DragLine drag={drag} />}
      <Floats graph={graph} readOnly={readOnly} control={control} actions={actions} body={body} />
    </div>
  );
}

/** Whether a key is the canvas' own: not one for a menu over it, a field, or the button that has the focus. */
function isForCanvas({ target, currentTarget, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  if (target.closest('input, textarea, select')) return false;
  return target.closest('button') === null || (key !== 'Enter' && key !== ' ');
}

/** The form or menu that is open. */
function Floats(props: {
  readonly graph: Graph;
  readonly readOnly: boolean;
  readonly control: ViewControl;
  readonly actions: Actions;
  readonly body: HTMLDivElement | null;
}): React.JSX.Element | null {
  const { graph, readOnly, control, actions, body } = props;
  const floating = useCanvas((state) => state.floating);
  const close = useCallback(() => {
    setCanvas({ floating: null });
    focusCanvas(body);
  }, [body]);
  if (!floating) return null;
  if (floating.type !== 'menu') {
    const key = `${floating.type} ${floating.at.x} ${floating.at.y}`;
    return <FloatingForms key={key} floating={floating} graph={graph} room={control.size()} onClose={close} />;
  }
  const onClose = (): void => {
    if (getCanvas().floating !== floating) return;
    setCanvas({ floating: null });
    focusCanvas(body);
  };
  // The menu gives the focus back when it closes; a form that opens in its place takes it after that.
  const onForm = (form: Floating): void => void setTimeout(() => setCanvas({ floating: form }));
  return (
    <NodeMenu
      floating={floating}
      graph={graph}
      readOnly={readOnly}
      onClose={onClose}
      onForm={onForm}
      onDelete={(spot) => void setTimeout(() => actions.remove(spot))}
      onPin={(node) => actions.pin(node)}
      onFit={actions.fit}
    />
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

interface PointerActions {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onDragTool: (tool: Tool, event: PointerEvent) => void;
  readonly onPick: (spot: Spot | null, event: MouseEvent) => void;
  readonly onMenu: (spot: Spot | null, event: MouseEvent) => void;
}

function pointerActions(
  body: HTMLDivElement | null,
  graph: Graph,
  readOnly: boolean,
  actions: Actions,
  setDrag: (drag: Drag | null) => void,
): PointerActions {
  return {
    onPointerDown: (event) => {
      const handle = event.target instanceof Element ? event.target.closest('[data-connect]') : null;
      const workload = handle instanceof HTMLElement ? handle.dataset['connect'] : undefined;
      if (workload === undefined || readOnly || event.button !== 0 || !body) return;
      event.preventDefault();
      connectByDrag(event, workload, body, graph, setDrag, actions);
    },
    onDragTool: (tool, event) => {
      const canvas = body;
      if (event.button !== 0 || !canvas) return;
      followPointer(event, {
        onMove: (at) => setDrag({ from: null, to: pointIn(canvas, at), says: null, kind: tool }),
        onDrop: (at) => {
          setDrag(null);
          const spot = spotUnder(canvas, { x: at.clientX, y: at.clientY });
          if (spot !== undefined) actions.drop(tool, pointIn(canvas, at), spot);
        },
        onCancel: () => setDrag(null),
      });
    },
    onPick: (spot, event) => {
      const { tool } = getCanvas();
      if (tool !== null && body) actions.drop(tool, pointIn(body, event), spot);
      else actions.pick(spot);
    },
    onMenu: (spot, event) => {
      event.preventDefault();
      if (!body) return;
      if (spot) actions.pick(spot);
      setCanvas({ floating: { type: 'menu', at: pointIn(body, event), spot } });
    },
  };
}
