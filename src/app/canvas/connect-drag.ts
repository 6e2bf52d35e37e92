import { canConnectFrom, connectionOf, targetsOf, type Connection } from '../commands/connect';
import { announce, notify } from '../notices';
import { getState, subscribe } from '../store';
import { sameSpot, type Point, type Spot } from '../../core/picture';
import { autoPan } from './auto-pan';
import { bandOpener } from './band-opener';
import { getCanvas, setCanvas, type Floating } from './canvas-state';
import { carryOut } from './carry-out';
import { setDrag } from './drag-state';
import { judged } from './judged';
import { followPointer, pointIn, spotUnder } from './gestures';
import type { Graph } from './graph';
import type { ViewControl } from './view-control';
import { wireWords } from './words/hands';

/** Where a wire is drawn from. */
interface Start {
  readonly end: Spot;
  /** In canvas units. */
  readonly at: Point;
  /** The wire runs to where it was drawn from: a press on the side where calls arrive. */
  readonly incoming: boolean;
  /** A mere click has a meaning of its own there, and opens no list. */
  readonly ownClick: boolean;
}

/** What a drag works with. The graph is asked for each time, since the design may change while something is dragged. */
export interface Workbench {
  readonly canvas: HTMLElement;
  readonly control: ViewControl;
  readonly graph: () => Graph;
  readonly form: (floating: Floating) => void;
  readonly pick: (spot: Spot) => void;
}

/** What a press on a handle of the canvas starts. */
type Press = Pick<PointerEvent, 'clientX' | 'clientY' | 'pointerId'>;

/** A wire drawn from a card or row: it says what it would write, and writes it where it is let go. A mere click opens the list of targets. */
export function connectByDrag(event: Press, start: Start, bench: Workbench): void {
  const { canvas, form } = bench;
  if (!canConnectFrom(getState().snapshot, start.end)) return;
  const look = lookFor(start, bench);
  const cancel = followPointer(event, {
    onMove: look.show,
    onDrop: (at) => {
      stop();
      const spot = spotUnder(canvas, { x: at.clientX, y: at.clientY }, 'wire');
      if (spot === undefined || spot?.node === start.end.node) return announce(wireWords.nothingWritten);
      const from = start.incoming && spot ? spot : start.end;
      const failed = carryOut(() => connectionTo(start, spot), from, { at: pointIn(canvas, at), form });
      if (failed !== null) notify({ tone: 'info', text: failed });
    },
    onCancel: (moved) => {
      stop();
      if (moved) announce(wireWords.letGo);
      else if (start.ownClick) return;
      else if (start.incoming) bench.pick(start.end);
      else form({ type: 'connect', at: pointIn(canvas, event), from: start.end });
    },
  });
  // What the wire hangs on may go while it is drawn, by undo for example.
  const unsubscribe = subscribe(() => {
    if (!canConnectFrom(getState().snapshot, start.end)) cancel();
  });
  const stop = (): void => {
    unsubscribe();
    look.stop();
  };
}

/** Shows a wire while it is drawn: where it leads, what it would write, and where it could end. */
function lookFor(start: Start, bench: Workbench): { show: (at: PointerEvent) => void; stop: () => void } {
  const { canvas, control, graph } = bench;
  const candidates = candidatesFor(start, graph());
  const bands = bandOpener(graph, control);
  let last: PointerEvent | undefined;
  const draw = (at: PointerEvent): void => {
    const spot = spotUnder(canvas, { x: at.clientX, y: at.clientY }, 'wire');
    const own = spot === undefined || spot?.node === start.end.node;
    const connection = own ? null : connectionTo(start, spot);
    const to = pointIn(canvas, at);
    bands.rest(spot === null ? to : null);
    aim(own ? null : spot, connection);
    const { says = null, fits = false } = connection ?? {};
    setDrag({ from: start.at, to, incoming: start.incoming, tool: null, says, fits, candidates, zone: null });
  };
  const pan = autoPan(control.size, control.panBy, () => last && draw(last));
  return {
    show: (at) => {
      last = at;
      pan.follow(pointIn(canvas, at));
      draw(at);
    },
    stop: () => {
      pan.stop();
      bands.rest(null);
      setDrag(null);
      setCanvas({ target: null });
    },
  };
}

function connectionTo({ end, incoming }: Start, spot: Spot | null): Connection {
  const { snapshot } = getState();
  if (!incoming) return judged(connectionOf(snapshot, end, spot));
  if (spot !== null) return judged(connectionOf(snapshot, spot, end));
  return { fits: false, says: wireWords.needsStart };
}

/** Tells the cards which of them the wire is over, and whether it fits there. */
function aim(spot: Spot | null, connection: Connection | null): void {
  const { target } = getCanvas();
  if (sameSpot(spot, target?.spot) && target?.fits === connection?.fits) return;
  setCanvas({ target: spot && connection ? { spot, fits: connection.fits, says: connection.says } : null });
}

/** The cards that a wire could end at. */
function candidatesFor({ end, incoming }: Start, { topology }: Graph): ReadonlySet<string> {
  const { snapshot } = getState();
  const fitsGateway = (id: string): boolean =>
    !id.startsWith('Gateway/') || judged(connectionOf(snapshot, end, { node: id, part: null })).fits;
  if (!incoming) {
    const ids = targetsOf(snapshot, end).flatMap((target) => target.end?.node ?? []);
    return new Set([...new Set(ids)].filter(fitsGateway));
  }
  const fits = topology.nodes.filter(
    ({ id }) => id !== end.node && connectionOf(snapshot, { node: id, part: null }, end).fits,
  );
  return new Set(fits.map(({ id }) => id));
}
