import { useEffect, useRef, type MouseEvent, type PointerEvent } from 'react';
import { sameSpot, type Point, type Spot } from '../../core/picture';
import { runCommand } from '../commands';
import { getCanvas, setCanvas, type Tool } from './canvas-state';
import type { Workbench } from './connect-drag';
import { dragThreshold, pointIn, spotUnder } from './gestures';
import type { Graph } from './graph';
import { getPicked } from './picking';
import type { Actions } from './use-actions';
import type { ViewControl } from './view-control';
import { withHands, type Hands } from './with-hands';

/** What a pointer does on the canvas beside what React Flow does. */
interface PointerActions {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onDragTool: (tool: Tool, event: PointerEvent) => void;
  readonly onPick: (spot: Spot | null, event: MouseEvent) => void;
  readonly onMenu: (spot: Spot | null, event: MouseEvent) => void;
}

/** What a pointer does over cards, wires and the empty canvas. */
export function usePointer(
  body: HTMLDivElement | null,
  graph: Graph,
  readOnly: boolean,
  control: ViewControl,
  actions: Actions,
): PointerActions {
  // A drag outlives the picture it began on, so it asks for the one that is drawn now.
  const latest = useRef({ graph, actions });
  useEffect(() => {
    latest.current = { graph, actions };
  });
  const bench = (canvas: HTMLElement): Workbench => ({
    canvas,
    control,
    graph: () => latest.current.graph,
    form: (floating) => setCanvas({ floating }),
    pick: (spot) => latest.current.actions.pick(spot),
  });
  return {
    onPointerDown: (event) => {
      const handle = event.target instanceof Element ? event.target.closest('[data-connect]') : null;
      if (!(handle instanceof HTMLElement) || readOnly || event.button !== 0 || !body) return;
      event.preventDefault();
      // A finger's moves belong to what it pressed, which may be redrawn meanwhile.
      if (handle.hasPointerCapture(event.pointerId)) handle.releasePointerCapture(event.pointerId);
      const at = startOf(handle, body, control);
      const incoming = handle.dataset['side'] === 'left';
      const ownClick = handle instanceof HTMLButtonElement;
      const start = { end: spotOfHandle(handle), at, incoming, ownClick };
      withHands(({ connectByDrag }) => connectByDrag(event.nativeEvent, start, bench(body)));
    },
    onDragTool: (tool, event) => {
      if (event.button !== 0 || !body || readOnly) return;
      if (event.currentTarget.hasPointerCapture(event.pointerId))
        event.currentTarget.releasePointerCapture(event.pointerId);
      const drop = (dropped: Tool, at: { readonly x: number; readonly y: number }, spot: Spot | null): void => {
        // On the tool Enter would take it again; on the canvas what it made gets the focus.
        body.focus({ preventScroll: true });
        latest.current.actions.drop(dropped, at, spot);
      };
      withPress(event.nativeEvent, ({ dragTool }, released) => {
        if (released === undefined) dragTool(event.nativeEvent, tool, bench(body), drop);
        else if (isDrag(event, released)) dropOn(body, released, (at, spot) => drop(tool, at, spot));
      });
    },
    onPick: (spot, event) => {
      const { tool } = getCanvas();
      if (tool !== null && body) actions.drop(tool, pointIn(body, event), spot);
      else actions.press(spot, event);
    },
    onMenu: (spot, event) => {
      event.preventDefault();
      if (!body) return;
      // A menu on one of several selected things is for all of them.
      if (spot && !getPicked().some((each) => sameSpot(each, spot))) actions.pick(spot);
      setCanvas({ floating: { type: 'menu', at: pointIn(body, event), spot } });
    },
  };
}

/** A double click: on a name, host or URL it edits that where it stands, anywhere on a card's first line too; elsewhere it goes to the text. */
export function openSpot(spot: Spot, at: MouseEvent, readOnly: boolean, actions: Actions): void {
  const text = at.target instanceof Element ? textAt(at.target, spot, at.clientY) : null;
  if (!text || readOnly) return runCommand('go-to-text');
  const what = text.matches('.card-meta') ? 'name' : undefined;
  actions.form({ type: 'rename', at: actions.beside(spot.node), spot, ...(what ? { what } : {}) });
}

/** The text that a double click on a card is for; null where it is for none. */
export function textAt(target: Element, { part }: Spot, clientY: number): Element | null {
  const text = target.closest('.card-title, .card-meta, .row-main, .docked, .note-slip');
  if (text || part !== null) return text;
  const title = target.closest('.react-flow__node')?.querySelector('.card-title') ?? null;
  return title && clientY <= title.getBoundingClientRect().bottom ? title : null;
}

/** The spot that a handle stands for. */
function spotOfHandle(handle: HTMLElement): Spot {
  return { node: handle.dataset['connect'] ?? '', part: handle.dataset['part'] ?? null };
}

/** Where a wire from a handle begins, in canvas units: what says so itself does, else its middle. */
function startOf(handle: HTMLElement, body: HTMLElement, control: ViewControl) {
  const { x, y } = handle.dataset;
  if (x !== undefined && y !== undefined) return { x: Number(x), y: Number(y) };
  const box = handle.getBoundingClientRect();
  return control.toCanvas(pointIn(body, { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }));
}

/** Does what follows a press once the code for it is there; by then the pointer may have been released, and where that was is told. */
function withPress(
  { pointerId }: globalThis.PointerEvent,
  act: (hands: Hands, released: globalThis.PointerEvent | undefined) => void,
): void {
  const waiting = new AbortController();
  let released: globalThis.PointerEvent | undefined;
  const note = (event: globalThis.PointerEvent): void => {
    if (event.pointerId === pointerId) released ??= event;
  };
  const options = { signal: waiting.signal, capture: true };
  addEventListener('pointerup', note, options);
  addEventListener('pointercancel', note, options);
  withHands((hands) => {
    waiting.abort();
    act(hands, released);
  });
}

/** Whether a press was dragged on before it was released; else it was a click, or was taken away. */
function isDrag(from: PointerEvent, { type, clientX, clientY }: globalThis.PointerEvent): boolean {
  return type === 'pointerup' && Math.hypot(clientX - from.clientX, clientY - from.clientY) > dragThreshold;
}

/** Drops where a pointer was released, if that is on the canvas. */
function dropOn(
  body: HTMLElement,
  released: globalThis.PointerEvent,
  drop: (at: Point, spot: Spot | null) => void,
): void {
  const spot = spotUnder(body, { x: released.clientX, y: released.clientY }, 'tool');
  if (spot !== undefined) drop(pointIn(body, released), spot);
}
