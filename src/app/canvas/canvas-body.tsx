import { useStore } from '@xyflow/react';
import { useCallback, useState, type KeyboardEvent } from 'react';
import { pressKey } from './canvas-keys';
import { getCanvas, setCanvas, useCanvas } from './canvas-state';
import { focusAsker, useKeptFocus } from './canvas-focus';
import { useBrokenLines, useFindingCounts, useRequests, useSelectionSync } from './canvas-sync';
import { EmptyState } from './empty-state';
import { Flow } from './flow';
import { useFocusPath } from './focus-actions';
import { useTracedWay } from './traced-way';
import { Marquee, useMarquee } from './marquee';
import { useTabStop } from './tab-stop';
import type { Graph } from './graph';
import { Aids, fetchOverlays, FloatingForms, NodeMenu } from './overlays';
import { Palette } from './palette';
import { openSpot, usePointer } from './pointer';
import { canvasActions, type Actions } from './use-actions';
import { useSpaceToPan } from './use-space';
import { useFirstView } from './view-memory';
import { unzoomAt, useViewControl, type ViewControl } from './view-control';
import { areHandsAwaited, HandLayer } from './with-hands';

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
  const unzoom = useStore((state) => unzoomAt(state.transform[2]));
  const hand = useCanvas((state) => state.hand);
  const actions = canvasActions(graph, readOnly, control);
  const tabStop = useTabStop(graph);
  const pointer = usePointer(body, graph, readOnly, control, actions);
  useSelectionSync(graph, control);
  useFindingCounts(graph);
  useBrokenLines(graph);
  const onRest = useFirstView(graph, control);
  useRequests(actions);
  useKeptFocus(body, graph, detail);
  useSpaceToPan(body);
  useFocusPath(graph);
  useTracedWay(graph, control);
  useMarquee(body, graph, control);

  const [awake, setAwake] = useState(false);
  const wake = (): void => {
    fetchOverlays();
    setAwake(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isForCanvas(event)) return;
    // What is typed while a form is on its way was meant for it, and does nothing here.
    if (event.key === 'Escape' && isFormOpen()) setCanvas({ floating: null });
    else if (event.key !== 'Tab' && (isFormOpen() || isTypedAhead(event))) event.preventDefault();
    else if (pressKey(event, actions)) event.preventDefault();
    else return;
    event.stopPropagation();
  };
  return (
    <div
      ref={setBody}
      className={`canvas-body ${detail === 'plate' ? 'detail-name ' : ''}detail-${detail}${tool !== null ? ' placing' : ''}${hand ? ' is-hand' : ''}`}
      style={{ ['--unzoom' as string]: unzoom }}
      tabIndex={tabStop ? -1 : 0}
      data-autofocus
      onFocus={wake}
      onPointerEnter={wake}
      onKeyDown={onKeyDown}
      onPointerDown={pointer.onPointerDown}
    >
      <HatchPattern />
      <Flow
        graph={graph}
        readOnly={readOnly}
        onPick={pointer.onPick}
        onMenu={pointer.onMenu}
        onOpen={(spot, event) => openSpot(spot, event, readOnly, actions)}
        onMove={actions.putDown}
        onRest={onRest}
        onPane={(event) => {
          body?.focus({ preventScroll: true });
          pointer.onPick(null, event);
        }}
      />
      {graph.topology.nodes.length === 0 && <EmptyState documents={graph.snapshot.files.length} />}
      {!readOnly && <Palette onDrag={pointer.onDragTool} />}
      <Aids graph={graph} control={control} />
      {awake && <HandLayer graph={graph} control={control} body={body} readOnly={readOnly} />}
      <Marquee />
      <Floats graph={graph} control={control} actions={actions} body={body} />
    </div>
  );
}

/** Whether a key is the canvas' own: not one for a menu over it, a field, or the button that has the focus. */
function isForCanvas({ target, currentTarget, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  if (target.closest('input, textarea, select')) return false;
  return target.closest('button:not([data-band])') === null || (key !== 'Enter' && key !== ' ');
}

/** Whether a letter is typed while what was asked for before is on its way. */
function isTypedAhead({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return areHandsAwaited() && key.length === 1 && !ctrlKey && !metaKey;
}

function isFormOpen(): boolean {
  const { floating } = getCanvas();
  return floating !== null && floating.type !== 'menu';
}

/** The form or menu that is open. */
function Floats(props: {
  readonly graph: Graph;
  readonly control: ViewControl;
  readonly actions: Actions;
  readonly body: HTMLDivElement | null;
}): React.JSX.Element | null {
  const { graph, control, actions, body } = props;
  const floating = useCanvas((state) => state.floating);
  // A form may open another one in its place, which then stays.
  const onClose = useCallback(() => {
    if (getCanvas().floating !== floating) return;
    setCanvas({ floating: null });
    focusAsker(body);
  }, [body, floating]);
  const reveal = useCallback((node: string) => control.reveal(graph, node), [control, graph]);
  if (!floating) return null;
  if (floating.type !== 'menu') {
    const key = `${floating.type} ${floating.at.x} ${floating.at.y}`;
    const room = control.size();
    return <FloatingForms key={key} {...{ floating, graph, room, reveal, onClose }} />;
  }
  return <NodeMenu floating={floating} actions={actions} onClose={onClose} />;
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
