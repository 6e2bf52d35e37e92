import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import { announce } from '../notices';
import { anatomyOf, isImplied, nodesById, type Point } from '../../core/picture';
import { getCanvas } from './canvas-state';
import { followPointer, pointIn } from './gestures';
import type { Graph } from './graph';
import { getPicked, pickSpots, showPicked } from './picking';
import { addSpots, cardWithRules, type Picked } from './selecting';
import { sayOfPicked } from './spoken';
import type { ViewControl } from './view-control';

/** A rectangle by two opposite corners. */
interface Box {
  readonly from: Point;
  readonly to: Point;
}

const marquee = createStore<{ readonly box: Box | null }>(() => ({ box: null }));

/** The rectangle that is drawn with Shift held, in CSS pixels of the canvas. */
export function Marquee(): React.JSX.Element | null {
  const { box } = useSyncExternalStore(marquee.subscribe, marquee.getState);
  if (!box) return null;
  const { from, to } = box;
  const style = {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
  return <div className="marquee" style={style} aria-hidden="true" />;
}

/** Shift and a drag over an empty place select what the rectangle touches, in addition to what is selected already. */
export function useMarquee(body: HTMLElement | null, graph: Graph, control: ViewControl): void {
  const latest = useRef({ graph, control });
  useEffect(() => {
    latest.current = { graph, control };
  });
  useEffect(() => {
    if (!body) return undefined;
    const onPress = (event: PointerEvent): void => {
      if (!event.shiftKey || event.button !== 0 || !isEmptyPlace(event.target)) return;
      // React Flow pans by the mouse events that would follow.
      event.preventDefault();
      event.stopPropagation();
      body.focus({ preventScroll: true });
      drawBox(event, body, () => latest.current);
    };
    body.addEventListener('pointerdown', onPress, true);
    return () => body.removeEventListener('pointerdown', onPress, true);
  }, [body]);
}

function isEmptyPlace(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || getCanvas().tool !== null) return false;
  return target.closest('.react-flow__node, .react-flow__edge, button, input, [role=toolbar], [role=dialog]') === null;
}

function drawBox(
  event: PointerEvent,
  body: HTMLElement,
  now: () => { readonly graph: Graph; readonly control: ViewControl },
): void {
  const before = getPicked();
  const from = pointIn(body, event);
  const corner = now().control.toCanvas(from);
  const picked = (at: PointerEvent): Picked => {
    const { graph, control } = now();
    return addSpots(before, touched(graph, { from: corner, to: control.toCanvas(pointIn(body, at)) }));
  };
  const end = (): void => marquee.setState({ box: null });
  followPointer(event, {
    onMove: (at) => {
      marquee.setState({ box: { from: now().control.toView(corner), to: pointIn(body, at) } });
      showPicked(picked(at));
    },
    onDrop: (at) => {
      end();
      swallowClick();
      const { topology } = now().graph;
      const all = picked(at);
      pickSpots(topology, all);
      announce(sayOfPicked(topology, all));
    },
    onCancel: () => {
      end();
      showPicked(before);
    },
  });
}

/** The click that ends a drag is none on the place below it. */
function swallowClick(): void {
  const swallow = (event: Event): void => event.stopPropagation();
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, true));
}

/** The cards that a rectangle in canvas units touches and that stand for something written, with the rules docked to them. */
function touched({ topology, layout }: Graph, { from, to }: Box): Picked {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const nodes = nodesById(topology);
  return [...layout.positions].flatMap(([id, at]) => {
    const node = nodes.get(id);
    if (!node || node.place === undefined || isImplied(node)) return [];
    const { width, height } = anatomyOf(node);
    const meets = at.x < right && at.x + width > left && at.y < bottom && at.y + height > top;
    return meets ? cardWithRules(node) : [];
  });
}
