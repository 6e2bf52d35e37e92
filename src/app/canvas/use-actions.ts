import { bandAt, bandOfId, type Point, type Spot } from '../../core/picture';
import { announce } from '../notices';
import { focusCard } from './canvas-focus';
import type { KeyActions } from './canvas-keys';
import { getCanvas, setCanvas, type Floating, type Tool } from './canvas-state';
import { clearFilter, getFilter } from './filter-state';
import { endFocusPath } from './focus-actions';
import { setFold } from './folds';
import type { Graph } from './graph';
import { spotBeside, wayForForm } from './keep-spot';
import { getPicked, pickSpots } from './picking';
import { putDown } from './pinning';
import { toggleSpot, type Picked } from './selecting';
import { sayOfPicked } from './spoken';
import { boxAround } from './view-aims';
import type { ViewControl } from './view-control';
import { withHands } from './with-hands';

/** What can be done on the canvas, by pointer, key, menu or command. */
export interface Actions extends KeyActions {
  readonly readOnly: boolean;
  readonly control: ViewControl;
  readonly form: (form: Floating) => void;
  /** A press on a spot, or on an empty place: Ctrl and Cmd take it into the selection or out of it. */
  readonly press: (spot: Spot | null, event: Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>) => void;
  readonly drop: (tool: Tool, at: Point, spot: Spot | null) => void;
  /** Opens the form of a tool at a point of the canvas, in a namespace. */
  readonly make: (tool: Tool, at: Point, namespace: string | null) => void;
  /** The namespace of the band at a point of the canvas, in CSS pixels; null where there is none. */
  readonly bandAt: (at: Point) => string | null;
  /** Where a form for a card opens, in CSS pixels of the canvas. */
  readonly beside: (node: string) => Point;
}

/** The actions on a graph. */
export function canvasActions(graph: Graph, readOnly: boolean, control: ViewControl): Actions {
  const form = (floating: Floating): void => setCanvas({ floating });
  const pickAll = (picked: Picked): void => {
    pickSpots(graph.topology, picked);
    const [spot] = picked;
    if (!spot) return;
    control.reveal(graph, spot.node);
    focusCard(spot.node);
  };
  return {
    graph,
    readOnly,
    control,
    pickAll,
    press: (spot, event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return pickAll(spot ? [spot] : []);
      if (!spot) return;
      const picked = toggleSpot(getPicked(), spot);
      pickAll(picked);
      announce(sayOfPicked(graph.topology, picked));
    },
    pick: (spot) => pickAll(spot ? [spot] : []),
    stepTo: (id) => {
      setCanvas({ focus: id });
      control.reveal(graph, id);
      focusCard(id);
    },
    foldBand: (namespace, folded) => setCanvas({ folds: setFold(getCanvas().folds, [namespace], folded) }),
    putDown: (moving) => putDown(graph, moving),
    callOff,
    form,
    drop: (tool, at, spot) => withHands((hands) => hands.placeTool(tool, at, spot, graph, control)),
    beside: (id) => besideCard(graph, control, id),
    place: (tool) => {
      const { focus, spot } = getCanvas();
      const band = focus !== null && bandOfId(focus) !== undefined ? { node: focus, part: null } : null;
      const on = band ?? spot;
      const { width, height } = control.size();
      const middle = { x: width / 2 - 150, y: height / 3 };
      const at = on ? onCard(graph, control, on.node) : middle;
      const beside = (): Point => (on ? besideCard(graph, control, on.node) : middle);
      withHands((hands) => hands.placeByKey(tool, on, { at, beside }, graph, control));
    },
    make: (tool, at, namespace) => withHands((hands) => hands.makeWithTool(tool, at, namespace, graph)),
    bandAt: (at) => bandAt(graph.layout, control.toCanvas(at))?.namespace ?? null,
  };
}

/** Ends what narrows the canvas: the focus path first, then the filter; true when there was one. */
function callOff(): boolean {
  const { focused, hits } = getCanvas();
  if (hits.size > 0 && (focused === null || getFilter().only)) clearFilter();
  else if (focused !== null) endFocusPath();
  else return false;
  return true;
}

/** A point on a card, or in the head of a band: what is placed by key belongs there. */
function onCard(graph: Graph, control: ViewControl, id: string): Point {
  const band = graph.layout.bands.find((each) => each.namespace === bandOfId(id));
  const at = band ?? graph.layout.positions.get(id) ?? { x: 0, y: 0 };
  const { x, y } = control.toView({ x: at.x + 200, y: at.y + 16 });
  return { x, y };
}

/** Right of a card, so that a form there leaves in view what it is about: for that the view makes way. A band is as wide as the picture, so a form stands in it. */
function besideCard(graph: Graph, control: ViewControl, id: string): Point {
  const card = graph.layout.positions.has(id) ? boxAround(graph, [id]) : undefined;
  if (!card) return onCard(graph, control, id);
  const corner = { x: card.x + card.width, y: card.y };
  const way = wayForForm(control.toView(card).x, control.toView(corner).x, control.size().width);
  if (way !== 0) control.panBy(way, 0);
  return spotBeside(control.toView(corner));
}
