import type { KeyboardEvent } from 'react';
import { announce } from '../notices';
import { clampToLane, nodesById, type Point } from '../../core/picture';
import { setCanvas } from './canvas-state';
import type { Graph } from './graph';
import type { Picked } from './selecting';
import { moveWords } from './words/notices';

/** Cards on their way, and where they stand meanwhile, by node id; moved with the arrow keys, or dragged. */
export interface Moving {
  readonly places: ReadonlyMap<string, Point>;
  readonly by: 'keys' | 'pointer';
}

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** How far an arrow key moves a card in canvas units, alone and with Shift. */
const stride = { small: 8, large: 40 };

/** The cards among what is selected that can be moved: those that are drawn among all others, and can be read. */
export function movable({ topology, layout, alone }: Graph, picked: Picked): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>();
  if (alone !== null) return places;
  for (const { node: id } of picked) {
    const node = nodesById(topology).get(id);
    const at = layout.positions.get(id);
    if (node && at && node.type !== 'unreadable') places.set(id, at);
  }
  return places;
}

/** Where cards stand after they were moved by the same distance, each inside its lane. */
export function movedBy(
  { topology, layout }: Graph,
  places: ReadonlyMap<string, Point>,
  by: Point,
): Map<string, Point> {
  const moved = new Map<string, Point>();
  for (const [id, at] of places) {
    const node = nodesById(topology).get(id);
    if (node) moved.set(id, clampToLane(layout, node, { x: at.x + by.x, y: at.y + by.y }));
  }
  return moved;
}

/** Begins to move what is selected with the arrow keys. */
export function startMoving(graph: Graph, picked: Picked): void {
  const places = movable(graph, picked);
  const [first] = places.keys();
  if (first === undefined) {
    announce(moveWords.nothingToMove);
    return;
  }
  setCanvas({ moving: { places, by: 'keys' } });
  announce(moveWords.moving(nameOf(graph, [...places.keys()])));
}

/** The name of a card, or how many cards they are. */
export function nameOf({ topology }: Graph, ids: readonly string[]): string {
  const [only = ''] = ids;
  return ids.length === 1 ? (nodesById(topology).get(only)?.name ?? only) : moveWords.cards(ids.length);
}

/** Whether a key belongs to the move: chords stay commands. */
export function isMoveKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** What a key does while cards are moved; no other key writes meanwhile. */
export function moveByKey(
  event: KeyboardEvent,
  moving: Moving,
  { graph, putDown }: { readonly graph: Graph; readonly putDown: (moving: Moving) => void },
): boolean {
  if (event.key === 'Escape' || event.key === 'Enter') {
    setCanvas({ moving: null });
    if (event.key === 'Enter') putDown(moving);
    else announce(moveWords.putBack);
    return true;
  }
  const step = steps[event.key];
  if (!step || moving.by === 'pointer') return event.key !== 'Tab';
  const far = event.shiftKey ? stride.large : stride.small;
  const places = movedBy(graph, moving.places, { x: step.x * far, y: step.y * far });
  setCanvas({ moving: { places, by: 'keys' } });
  const [at] = places.values();
  if (at) announce(moveWords.at(at.x, at.y));
  return true;
}
