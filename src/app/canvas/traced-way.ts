import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { nodesById, spotOfPlace, type Spot } from '../../core/picture';
import { withUndrawn, type Topology } from '../../core/topology';
import { noteWayOnCanvas, useTraceView, type Asked, type Way } from '../traced-call';
import { standsAlone, type ShownWay } from './along-way';
import { getCanvas, setCanvas, type Trodden } from './canvas-state';
import { rowKey, wayFrom, type WayOnCanvas } from './focus-path';
import type { Graph } from './graph';
import { areFarApart, freeSpace } from './view-aims';
import type { ViewControl } from './view-control';

/** Narrows the canvas to the way of the traced call while it is to be shown, and follows the hop that is pointed out. */
export function useTracedWay(graph: Graph, control: ViewControl): void {
  const shown = useTraceView((view) => view.shown);
  const way = useTraceView((view) => view.way);
  const at = useTraceView((view) => view.at);
  const { topology } = graph;
  const tread = useEffectEvent(() => {
    const drawn = shown && way ? treadOn(topology, way) : undefined;
    noteWayOnCanvas(shown && way ? drawn !== undefined : null);
    if (drawn) setCanvas(withDistance(drawn, graph, control));
    else if (getCanvas().trodden !== null) setCanvas({ focused: null, trodden: null });
  });
  useEffect(() => tread(), [topology, shown, way]);
  useEffect(() => () => noteWayOnCanvas(null), []);
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
    const { trodden } = getCanvas();
    if (!shown || !way || trodden?.shown.way !== way || revealed.current === asked) return;
    // Where it is drawn alone, that is laid out first.
    if (graph.waits !== null || !isDrawn(graph, trodden.shown)) return;
    revealed.current = asked;
    if (!isPressed.current) control.showWay(graph, placedOf(graph, trodden.shown.cards));
  }, [graph, control, shown, way, asked, isPressed]);
}

function isDrawn({ alone, topology }: Graph, way: ShownWay): boolean {
  return alone === way || !standsAlone(topology, getCanvas().folds, way);
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

/** What of the canvas lies on a way. */
interface Drawn {
  readonly focused: ReadonlySet<string>;
  readonly trodden: Trodden;
}

/**
 * The same, with whether its cards stand far apart among all others. Where a way is drawn alone nobody knows how all others would stand: that stays as it is,
 * for an edit and for the next way.
 */
function withDistance(drawn: Drawn, graph: Graph, control: ViewControl): Drawn {
  const before = getCanvas().trodden?.shown;
  const { shown } = drawn.trodden;
  const ids = placedOf(graph, shown.cards);
  const keeps = graph.alone !== null || before?.way === shown.way;
  const isFar = keeps ? before?.isFar === true : areFarApart(graph, ids, freeSpace(control.size()));
  return { ...drawn, trodden: { ...drawn.trodden, shown: { ...shown, isFar } } };
}

/** What stands on the canvas for cards. */
function placedOf({ shown }: Graph, cards: ReadonlySet<string>): readonly string[] {
  return [...cards].map((id) => shown.standIns.get(id) ?? id);
}

/** The cards, rows and wires of a way; undefined where nothing of it is drawn. */
export function treadOn(whole: Topology, way: Way): Drawn | undefined {
  const topology = withUndrawn(whole, way.undrawn);
  const start = startOf(whole, way);
  const follows = start?.part?.startsWith('call:') ? followAll(topology, start, way) : undefined;
  const decided = [...way.stops, ...way.ends].flatMap((place) => (place ? (spotOfPlace(whole, place) ?? []) : []));
  const cards = new Set([...(follows?.cards ?? []), ...[start, ...decided].flatMap((spot) => spot?.node ?? [])]);
  if (cards.size === 0) return undefined;
  const rows = new Set(follows?.rows);
  for (const { node, part } of decided) if (part !== null) rows.add(rowKey(node, part));
  const trodden = { rows, wires: follows?.wires ?? new Set<string>(), step: null, shown: { way, cards, isFar: false } };
  return { focused: cards, trodden };
}

/**
 * What lies downstream of a call, and of the entries that it reaches besides: to a host that no entry has, a VirtualService sends it to one that its wire leads to,
 * and to others that it does not.
 */
function followAll(topology: Topology, start: Spot, { reached }: Way): WayOnCanvas {
  const own = wayFrom(topology, start);
  const others = reached.flatMap(({ entry, port }) => {
    const node = spotOfPlace(topology, entry)?.node;
    return node === undefined || own.cards.has(node) ? [] : [wayFrom(topology, { node, part: `port:${port}` })];
  });
  const all = (of: (way: WayOnCanvas) => ReadonlySet<string>): ReadonlySet<string> =>
    new Set([own, ...others].flatMap((way) => [...of(way)]));
  return { cards: all(({ cards }) => cards), rows: all(({ rows }) => rows), wires: all(({ wires }) => wires) };
}

/** The call that a way begins with, also where nobody drew it; else its pod. */
function startOf(topology: Topology, { from, undrawn }: Way): Spot | undefined {
  const spot = from ? spotOfPlace(topology, from) : undefined;
  return spot && undrawn ? { node: spot.node, part: `call:${undrawn.id}` } : spot;
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
