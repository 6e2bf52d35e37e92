import type { Edge } from '../../core/topology';
import type { Bundle } from './bundles';
import type { CanvasState } from './canvas-state';
import { hasPart, selectedParts } from './cards/look';
import { isTlsKnown, tlsLayers, tlsWords } from './words';

/** How a wire ends where it does not run into a card: in a bar, a question mark, a cross where it breaks, or an arrow where it only points. */
export type WireEndMark = 'bar' | 'question' | 'cross' | 'arrow' | null;

/** What a wire shows of its edge, apart from where it runs. */
export interface WireLook {
  /** Class names of its dashes and colour. */
  readonly dash: string;
  readonly layers: 0 | 1 | 2;
  readonly mark: WireEndMark;
}

/**
 * Solid is bytes that arrive. Dashes say that a call passes by every policy, or does not arrive; dots say that something is only known, or
 * used when what comes before it is out.
 */
export function wireLook(edge: Edge): WireLook {
  const layers = tlsLayers(edge.tls);
  const double = layers === 2 ? ' is-double' : '';
  switch (edge.type) {
    case 'knows':
      return { dash: 'is-idle', layers: 0, mark: null };
    case 'misses':
      return { dash: 'is-ghost', layers: 0, mark: null };
    case 'route':
      // To a gateway bytes flow of which it is known how they are wrapped; to another entry the rule only points.
      return isTlsKnown(edge.tls)
        ? { dash: `is-solid${double}`, layers, mark: 'arrow' }
        : { dash: 'is-route', layers: 0, mark: 'arrow' };
    case 'dials':
      return { dash: (edge.priority ?? 0) > 0 ? `is-spare${double}` : `is-solid${double}`, layers, mark: null };
    case 'call':
      return { ...callLook(edge), layers };
  }
}

function callLook({ outcome, tls }: Edge): { dash: string; mark: WireEndMark } {
  const double = tlsLayers(tls) === 2 ? ' is-double' : '';
  if (outcome === 'passthrough') return { dash: `is-passing${double}`, mark: null };
  if (outcome === 'blackhole' || outcome === 'blocked') return { dash: 'is-refused', mark: 'bar' };
  if (outcome === 'unresolved') return { dash: 'is-unresolved', mark: 'question' };
  if (outcome === 'error') return { dash: 'is-solid is-broken', mark: 'cross' };
  return { dash: `is-solid${double}`, mark: null };
}

const sent: readonly Edge['outcome'][] = ['reached', 'passthrough', 'unknown'];

/** Whether a wire says at its start how many layers of TLS lie on it: not where nothing is sent. */
export function isMetered(edge: Edge): boolean {
  return edge.outcome === undefined || sent.includes(edge.outcome);
}

/** What a wire says when it is pointed at. */
export function wireTitle(edge: Edge): string {
  if (edge.type === 'misses') return `${edge.label}\nmisses it: ${edge.why ?? ''}`;
  const isSent = edge.type === 'call' ? isMetered(edge) : edge.type === 'route' && isTlsKnown(edge.tls);
  if (isSent) return `${edge.label}: ${tlsWords(edge.tls)}`;
  const rank = edge.priority === undefined ? '' : `, priority ${edge.priority}`;
  return `${edge.label}${rank}`;
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
export function bundleState(state: CanvasState, { from, to }: Pick<Bundle, 'from' | 'to'>): string {
  const { focused } = state;
  const faded = focused && !(focused.has(from) && focused.has(to)) ? ' is-faded' : '';
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
