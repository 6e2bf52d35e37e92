import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { nodesById, spotOfPlace, type Spot } from '../../core/picture';
import type { Topology } from '../../core/topology';
import { useTraceView, type Asked, type Way } from '../traced-call';
import { getCanvas, setCanvas, type Trodden } from './canvas-state';
import { unfoldedFor } from './focus-actions';
import { rowKey, wayFrom } from './focus-path';
import type { Graph } from './graph';
import type { ViewControl } from './view-control';

/** Narrows the canvas to the way of the traced call while it is to be shown, and follows the hop that is pointed out. */
export function useTracedWay(graph: Graph, control: ViewControl): void {
  const shown = useTraceView((view) => view.shown);
  const way = useTraceView((view) => view.way);
  const at = useTraceView((view) => view.at);
  const { topology } = graph;
  const tread = useEffectEvent(() => {
    const drawn = shown && way ? treadOn(topology, way) : undefined;
    if (drawn) setCanvas({ ...drawn, folds: unfoldedFor(graph, drawn.focused) });
    else if (getCanvas().trodden !== null) setCanvas({ focused: null, trodden: null });
  });
  useEffect(() => tread(), [topology, shown, way]);
  useEffect(() => {
    const { trodden } = getCanvas();
    if (trodden !== null) setCanvas({ trodden: { ...trodden, step: stepAt(topology, way, at) } });
  }, [topology, way, at]);
  useRevealedWay(graph, control);
}

/** Brings the way into view when it is switched on or another call is traced, once: afterwards the view is the user's, and so it is while they drag. */
function useRevealedWay(graph: Graph, control: ViewControl): void {
  const shown = useTraceView((view) => view.shown);
  const way = useTraceView((view) => view.way);
  const asked = useTraceView((view) => view.asked);
  const revealed = useRef<Asked | null>(null);
  const isPressed = usePressed();
  useEffect(() => {
    if (!shown) revealed.current = null;
    const { focused, trodden, folds } = getCanvas();
    if (!shown || !way || trodden === null || focused === null || revealed.current === asked) return;
    // The bands that hold it are unfolded first, and laid out.
    if (graph.waits !== null || unfoldedFor(graph, focused) !== folds) return;
    revealed.current = asked;
    if (!isPressed.current)
      control.revealAll(
        graph,
        [...focused].map((id) => graph.shown.standIns.get(id) ?? id),
      );
  }, [graph, control, shown, way, asked, isPressed]);
}

/** Whether a pointer is held down anywhere. */
function usePressed(): RefObject<boolean> {
  const pressed = useRef(false);
  useEffect(() => {
    const note = ({ buttons }: PointerEvent): void => {
      pressed.current = buttons > 0;
    };
    const stop = new AbortController();
    for (const type of ['pointerdown', 'pointerup', 'pointercancel'] as const)
      addEventListener(type, note, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, []);
  return pressed;
}

/** The cards, rows and wires of a way; undefined where nothing of it is drawn. */
function treadOn(
  topology: Topology,
  way: Way,
): { readonly focused: ReadonlySet<string>; readonly trodden: Trodden } | undefined {
  const start = way.from ? spotOfPlace(topology, way.from) : undefined;
  const follows = start?.part?.startsWith('call:') ? wayFrom(topology, start) : undefined;
  const decided = [...way.stops, ...way.ends].flatMap((place) => (place ? (spotOfPlace(topology, place) ?? []) : []));
  const cards = new Set([...(follows?.cards ?? []), ...[start, ...decided].flatMap((spot) => spot?.node ?? [])]);
  if (cards.size === 0) return undefined;
  const rows = new Set(follows?.rows);
  for (const { node, part } of decided) if (part !== null) rows.add(rowKey(node, part));
  return { focused: cards, trodden: { rows, wires: follows?.wires ?? new Set(), step: null } };
}

/** Where a hop stands on the canvas: where it is decided, else at the card of the hop before. */
function stepAt(topology: Topology, way: Way | null, at: number | null): Spot | null {
  if (way === null || at === null) return null;
  const places = [way.from, ...way.stops.slice(0, at + 1)];
  for (const place of places.reverse()) {
    const spot = place && spotOfPlace(topology, place);
    if (spot && nodesById(topology).has(spot.node)) return spot;
  }
  return null;
}
