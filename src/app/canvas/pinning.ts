import { pinNodes, unpinNodes } from '../commands/pin-node';
import { notify } from '../notices';
import { getState } from '../store';
import { perform } from './actions';
import type { Graph } from './graph';
import { movable, type Moving } from './move-keys';
import type { Picked } from './selecting';
import { nodesById } from '../spots';
import { count } from '../../core/picture';

/** Pins cards where they were put down, as one step; a card that was dropped where it stood is not pinned for it. */
export function putDown(graph: Graph, { places, by }: Moving): void {
  const moved = [...places].filter(([id, at]) => {
    const before = graph.layout.positions.get(id);
    return by === 'keys' || before === undefined || at.x !== before.x || at.y !== before.y;
  });
  const [first] = moved;
  if (!first) return;
  const [id, at] = first;
  const name = nodesById(graph.topology).get(id)?.name ?? id;
  const done =
    moved.length === 1
      ? `Moved ${name} to ${at.x}, ${at.y} and pinned it.`
      : `Moved and pinned ${count(moved.length, 'card')}.`;
  write(new Map(moved), moved.length === 1 ? `Move ${name}` : `Move ${count(moved.length, 'card')}`, done);
}

/** Pins what is selected where it stands; where all of it is pinned already, it goes back to the layout. */
export function pinOrUnpin(graph: Graph, picked: Picked): void {
  const places = movable(graph, picked);
  const loose = new Map([...places].filter(([id]) => !graph.pins.has(id)));
  const [first] = places.keys();
  if (first === undefined) return;
  const name = places.size === 1 ? (nodesById(graph.topology).get(first)?.name ?? first) : count(places.size, 'card');
  if (loose.size > 0) write(loose, `Pin ${name}`, `Pinned ${name}.`);
  else perform(unpinNodes(getState().snapshot, [...places.keys()]), `Unpinned ${name}.`);
}

/** Lets the cards that are selected back to the layout. Where none of them is pinned it offers to let all back, and writes nothing yet. */
export function arrange(graph: Graph, picked: Picked): void {
  const pinned = [...movable(graph, picked).keys()].filter((id) => graph.pins.has(id));
  const [first] = pinned;
  if (first !== undefined) {
    const name =
      pinned.length === 1 ? (nodesById(graph.topology).get(first)?.name ?? first) : count(pinned.length, 'card');
    perform(unpinNodes(getState().snapshot, pinned), `Unpinned ${name}.`);
  } else if (graph.pins.size === 0) notify({ tone: 'info', text: noPins });
  else
    notify({
      tone: 'info',
      text: `${count(graph.pins.size, 'card')} ${graph.pins.size === 1 ? 'is pinned and not' : 'are pinned, and none of them is'} selected.`,
      command: { id: 'unpin-all', title: 'Unpin all' },
    });
}

/** Lets all cards back to the layout. */
export function unpinAll(graph: Graph): void {
  if (graph.pins.size === 0) notify({ tone: 'info', text: noPins });
  else perform(unpinNodes(getState().snapshot), 'Arranged: no card is pinned now.');
}

const noPins = 'No card is pinned: the layout places all of them.';

function write(places: Moving['places'], label: string, done: string): void {
  const pins = new Map([...places].map(([id, { x, y }]) => [id, [x, y] as const]));
  perform(pinNodes(getState().snapshot, pins, label), done);
}
