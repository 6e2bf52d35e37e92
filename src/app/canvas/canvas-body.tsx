import { useStore } from '@xyflow/react';
import { memo, useCallback, useMemo, useState, type CSSProperties } from 'react';
import { useIsOpening } from '../walked';
import { whenIdle } from '../when-idle';
import { pressOnBody } from './body-keys';
import { getCanvas, setCanvas, useCanvas } from './canvas-state';
import { useDrag } from './drag-state';
import { focusAsker, useKeptFocus } from './canvas-focus';
import { useBrokenLines, useFindingCounts, useRequests, useSelectionSync } from './canvas-sync';
import { EmptyState } from './empty-state';
import { Flow } from './flow';
import { foldedBandPointer } from './folded-band';
import { useFocusPath } from './focus-actions';
import { useKeptInView } from './kept-in-view';
import { useKeptView } from './kept-view';
import { useSteadyBands } from './steady-bands';
import { useTracedWay } from './traced-way';
import { Marquee, useMarquee } from './marquee';
import { useTabStop } from './tab-stop';
import type { Graph } from './graph';
import { Aids, fetchOverlays, FloatingForms, NodeMenu } from './overlays';
import { Palette } from './palette';
import { openSpot, usePointer } from './pointer';
import { canvasActions, type Actions } from './use-actions';
import { useSpaceToPan } from './use-space';
import { useUnzoom } from './use-unzoom';
import { useFirstView } from './view-memory';
import { useViewControl, type ViewControl } from './view-control';
import { HandLayer } from './with-hands';

/** The picture and everything that is done in it. */
export const CanvasBody = memo(function CanvasBody(props: {
  readonly graph: Graph;
  readonly readOnly: boolean;
}): React.JSX.Element {
  const { graph, readOnly } = props;
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const control = useViewControl();
  const actions = canvasActions(graph, readOnly, control);
  const pointer = usePointer(body, graph, readOnly, control, actions);
  const foldedBand = foldedBandPointer(body, graph, control);
  const onRest = useFollowing(graph, control);
  useHandling(body, graph, control, actions);
  const tabStop = useTabStop(graph);
  const { isAwake, wake } = useAwakening();
  const look = useLook();
  const isOpening = useIsOpening(graph.snapshot);
  const isEmpty = graph.topology.nodes.length === 0 && !isOpening;
  return (
    <div
      ref={setBody}
      {...look}
      tabIndex={tabStop ? -1 : 0}
      data-autofocus
      onFocus={wake}
      onPointerEnter={wake}
      onKeyDown={(event) => pressOnBody(event, actions)}
      onPointerDown={pointer.onPointerDown}
    >
      <HatchPattern />
      <Flow
        graph={graph}
        readOnly={readOnly}
        onPick={pointer.onPick}
        onMenu={pointer.onMenu}
        onOpen={(spot, event) => openSpot(spot, event, readOnly, actions)}
        onRest={onRest}
        onPane={(event) => {
          body?.focus({ preventScroll: true });
          if (!foldedBand.press(event)) pointer.onPick(null, event);
        }}
        onPaneMouseMove={foldedBand.onPaneMouseMove}
        onPaneMouseLeave={foldedBand.onPaneMouseLeave}
      />
      {isEmpty && <EmptyState documents={graph.snapshot.files.length} />}
      {!readOnly && <Palette onDrag={pointer.onDragTool} />}
      <Aids graph={graph} control={control} />
      {isAwake && <HandLayer graph={graph} control={control} body={body} readOnly={readOnly} />}
      <Marquee />
      <Floats graph={graph} control={control} actions={actions} body={body} />
    </div>
  );
});

/** Shows what the design, its findings and the other panes ask to be seen. Gives what is to be called when the view has come to rest. */
function useFollowing(graph: Graph, control: ViewControl): () => void {
  useKeptView(graph, control);
  useKeptInView(graph, control);
  useSteadyBands(graph, control);
  useSelectionSync(graph, control);
  useFindingCounts(graph);
  useBrokenLines(graph);
  const onRest = useFirstView(graph, control);
  useFocusPath(graph);
  useTracedWay(graph, control);
  return onRest;
}

/** Takes what is done by commands, keys and the pointer, beside what React Flow takes. */
function useHandling(body: HTMLDivElement | null, graph: Graph, control: ViewControl, actions: Actions): void {
  const detail = useCanvas((state) => state.detail);
  useRequests(actions);
  useKeptFocus(body, graph, detail);
  useSpaceToPan(body);
  useMarquee(body, graph, control);
}

/** Whether somebody has turned to the canvas: only then is fetched what may lie over it. */
function useAwakening(): { readonly isAwake: boolean; readonly wake: () => void } {
  const [isAwake, setAwake] = useState(false);
  const wake = (): void => {
    if (isAwake) return;
    // The pointer comes to press or drag something, which must not wait for this.
    whenIdle(() => {
      setAwake(true);
      fetchOverlays();
    });
  };
  return { isAwake, wake };
}

/** How all cards are drawn at this zoom, and what the pointer would do, as the style sheets have it. */
function useLook(): { readonly className: string; readonly style: CSSProperties } {
  const detail = useCanvas((state) => state.detail);
  const isPlacing = useCanvas((state) => state.tool !== null);
  const hand = useCanvas((state) => state.hand);
  const isDrawing = useDrag((drag) => drag !== null);
  const unzoom = useUnzoom();
  const names = [
    detail === 'plate' && 'detail-name',
    `detail-${detail}`,
    isPlacing && 'placing',
    hand && 'is-hand',
    isDrawing && 'is-drawing',
  ];
  return {
    className: ['canvas-body', ...names.filter(Boolean)].join(' '),
    style: { '--unzoom': unzoom },
  };
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
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const room = useMemo(() => ({ width, height }), [width, height]);
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
