import type { Bundle, WireLook } from '../../core/picture';
import type { Edge } from '../../core/topology';
import type { CanvasState } from './canvas-state';
import { hasPart, selectedParts } from './cards/look';

/** The class names of a wire's dashes and colour. */
export function dashOf({ line, wrong }: WireLook): string {
  return wrong === null ? `is-${line}` : `is-${line} is-${wrong}`;
}

/** The class names for what passes on a wire: lit when what it hangs on is selected, faded when the canvas is narrowed to other cards. */
export function wireState(state: CanvasState, edge: Edge): string {
  const off = isOff(state, edge) ? ' is-faded' : '';
  const faded = !off && state.trodden?.step && state.trodden.wires.has(edge.id) ? ' is-walked' : off;
  const lit =
    isEndSelected(selectedParts(state, edge.from), partOf(edge, 'from')) ||
    isEndSelected(selectedParts(state, edge.to), partOf(edge, 'to'));
  return lit ? `${faded} is-lit` : faded;
}

/** Whether a wire lies off what the canvas is narrowed to: the way of a call is known wire by wire. */
function isOff({ focused, trodden }: CanvasState, { id, from, to }: Edge): boolean {
  if (trodden !== null && trodden.wires.size > 0) return !trodden.wires.has(id);
  return focused !== null && !(focused.has(from) && focused.has(to));
}

/** The class names for what passes on a bundle: lit when anything at an end of it is selected or pointed at. */
export function bundleState(state: CanvasState, { from, to, edges }: Pick<Bundle, 'from' | 'to' | 'edges'>): string {
  const { focused } = state;
  // It stands for wires between cards that need not be drawn themselves.
  const isOn = focused === null || edges.some((edge) => focused.has(edge.from) && focused.has(edge.to));
  const faded = isOn ? '' : ' is-faded';
  return isLit(state, from) || isLit(state, to) ? `${faded} is-lit` : faded;
}

function isLit(state: CanvasState, end: string): boolean {
  return state.near === end || selectedParts(state, end) !== '';
}

function isEndSelected(parts: string, part: string | null): boolean {
  return parts !== '' && (hasPart(parts, 'card') || (part !== null && hasPart(parts, part)));
}

function partOf(edge: Edge, end: 'from' | 'to'): string | null {
  const row = end === 'from' ? edge.fromRow : edge.toRow;
  if (row === undefined) return null;
  return end === 'from' && (edge.type === 'call' || edge.type === 'misses') ? `call:${row}` : `port:${row}`;
}
