import { isTraced } from '../../core/mesh';
import type { Steps } from '../../core/steps';
import { topologySteps } from '../../core/topology';
import { lookAhead } from '../ahead';
import { pinNodes, unpinNodes } from '../commands/pin-node';
import { notify } from '../notices';
import { once } from '../once';
import { getState, type Shown } from '../store';
import { perform } from './actions';
import type { Graph } from './graph';
import { movable, nameOf, type Moving } from './move-keys';
import type { Picked } from './selecting';
import { moveWords } from './words/notices';

/** Pins cards where they were put down, as one step; a card that was dropped where it stood is not pinned for it. */
export function putDown(graph: Graph, moving: Moving): void {
  puttingDown(graph, moving)?.write();
}

/** A change that is worked out and not yet written. */
interface Writing {
  /** Where the cards will stand. */
  readonly places: Moving['places'];
  /** Works out what it leads to, and what is drawn of that, so that less is left to do when it is written. */
  readonly lookAhead: () => Steps<void>;
  readonly write: () => void;
}

/** The same in parts, for whoever has other things to do in between. Undefined where there is nothing to write. */
export function puttingDown(graph: Graph, { places, by }: Moving): Writing | undefined {
  const moved = [...places].filter(([id, at]) => {
    const before = graph.layout.positions.get(id);
    return by === 'keys' || before === undefined || at.x !== before.x || at.y !== before.y;
  });
  const [first] = moved;
  if (!first) return undefined;
  const [, at] = first;
  // What the pointer put down is drawn there until the graph has it: the other panes have time.
  const cards = moved.map(([id]) => id);
  const name = nameOf(graph, cards);
  const done = moved.length === 1 ? moveWords.moved(name, at.x, at.y) : moveWords.movedSeveral(moved.length);
  return writing(new Map(moved), moveWords.move(name), done, by === 'pointer' ? 'soon' : 'now');
}

/** Pins what is selected where it stands; where all of it is pinned already, it goes back to the layout. */
export function pinOrUnpin(graph: Graph, picked: Picked): void {
  const places = movable(graph, picked);
  const loose = new Map([...places].filter(([id]) => !graph.pins.has(id)));
  if (places.size === 0) return;
  const name = nameOf(graph, [...places.keys()]);
  if (loose.size > 0) writing(loose, moveWords.pin(name), moveWords.pinned(name)).write();
  else perform(unpinNodes(getState().snapshot, [...places.keys()]), moveWords.unpinned(name));
}

/** Lets the cards that are selected back to the layout. Where none of them is pinned it offers to let all back, and writes nothing yet. */
export function arrange(graph: Graph, picked: Picked): void {
  const pinned = [...movable(graph, picked).keys()].filter((id) => graph.pins.has(id));
  if (pinned.length > 0) perform(unpinNodes(getState().snapshot, pinned), moveWords.unpinned(nameOf(graph, pinned)));
  else if (graph.pins.size === 0) notify({ tone: 'info', text: moveWords.noPins });
  else
    notify({
      tone: 'info',
      text: moveWords.noneSelected(graph.pins.size),
      command: { id: 'unpin-all', title: moveWords.unpinAll },
    });
}

/** Lets all cards back to the layout. */
export function unpinAll(graph: Graph): void {
  if (graph.pins.size === 0) notify({ tone: 'info', text: moveWords.noPins });
  else perform(unpinNodes(getState().snapshot), moveWords.arranged);
}

function writing(places: Moving['places'], label: string, done: string, when: Shown = 'now'): Writing {
  const pins = new Map([...places].map(([id, { x, y }]) => [id, [x, y] as const]));
  const { snapshot } = getState();
  const change = once(() => pinNodes(snapshot, pins, label));
  return {
    places,
    *lookAhead() {
      // Following all calls is not worth waiting for.
      if (getState().snapshot !== snapshot || !isTraced(snapshot.mesh)) return;
      const result = change();
      yield;
      if (!result.ok || getState().snapshot !== snapshot) return;
      const next = lookAhead(snapshot, result.change);
      yield;
      yield* topologySteps(next);
    },
    // A field that is being typed in may be written before it.
    write: () => {
      const now = getState().snapshot;
      perform(now === snapshot ? change() : pinNodes(now, pins, label), done, undefined, when);
    },
  };
}
