import { useEffect, useEffectEvent } from 'react';
import type { Topology } from '../../core/topology';
import { useTraceView, type Way } from '../traced-call';
import { nodesById, spotOfPlace, type Spot } from '../spots';
import { getCanvas, setCanvas, type Trodden } from './canvas-state';
import { unfoldedFor } from './focus-actions';
import { rowKey, wayFrom } from './focus-path';
import type { Graph } from './graph';

/** Narrows the canvas to the way of the traced call while it is to be shown, and follows the hop that is pointed out. */
export function useTracedWay(graph: Graph): void {
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
