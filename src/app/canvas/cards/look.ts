import type { Spot } from '../../../core/picture';
import type { CanvasState } from '../canvas-state';
import { useCanvas } from '../canvas-state';

const chosen = new WeakMap<CanvasState['others'], ReadonlyMap<string, readonly Spot[]>>();
const none: readonly Spot[] = [];

/**
 * The parts of a card that are selected, each between bars: `|card|` for the card as a whole, `|call:0|port:443|` for rows; empty when the
 * selection is elsewhere. One text instead of a set, so that a card is drawn again only when it differs.
 */
export function useSelectedParts(node: string): string {
  return useCanvas((state) => selectedParts(state, node));
}

/** Whether a part is among those of `useSelectedParts`. */
export function hasPart(parts: string, part: string): boolean {
  return parts.includes(`|${part}|`);
}

/**
 * Which parts of a card lie on the way of the traced call, written as those that are selected; null where no way narrows the card, so that
 * all of it stays.
 */
export function useTroddenParts(node: string): string | null {
  return useCanvas((state) => troddenParts(state, node));
}

/** Whether a row lies off the way of the traced call: another row of its kind on the card lies on it. */
export function isOffWay(trodden: string | null, part: string): boolean {
  const kind = part.slice(0, part.indexOf(':') + 1);
  return trodden?.includes(`|${kind}`) === true && !hasPart(trodden, part);
}

function troddenParts({ trodden, focused }: CanvasState, node: string): string | null {
  if (trodden === null || focused?.has(node) !== true) return null;
  const prefix = `${node}\n`;
  const parts = [...trodden.rows].filter((row) => row.startsWith(prefix)).map((row) => row.slice(prefix.length));
  return parts.length === 0 ? null : `|${parts.join('|')}|`;
}

/** The class names for what passes on a card while the canvas is used: selected, faded, under a drag. A card that stands for `cards` fades where all of them do. */
export function useCardLook(node: string, cards?: readonly { readonly id: string }[]): string {
  return useCanvas((state) => cardLook(state, node, cards));
}

/** The number of a card among the hits of the filter; undefined when it is none. */
export function useHit(node: string): number | undefined {
  return useCanvas((state) => state.hits.get(node));
}

/** What a drag over this card would do: the part it is over, or null for all of it, where it fits. */
export function useDropPart(node: string): string | null | undefined {
  return useCanvas((state) =>
    state.target?.spot.node === node && state.target.fits ? state.target.spot.part : undefined,
  );
}

/** As `useSelectedParts`, of a state. */
export function selectedParts(state: CanvasState, node: string): string {
  const spots = othersOn(state.others, node);
  const all = state.spot?.node === node ? [state.spot, ...spots] : spots;
  return all.length === 0 ? '' : `|${all.map((spot) => spot.part ?? 'card').join('|')}|`;
}

function cardLook(state: CanvasState, node: string, cards?: readonly { readonly id: string }[]): string {
  const { focused, target } = state;
  let look = 'look';
  // A Pod of a workload has no row, so that the card stands for it.
  if (/\|(?:card\||pod:)/.test(selectedParts(state, node))) look += ' is-selected';
  const isOn = focused === null || focused.has(node) || cards?.some(({ id }) => focused.has(id));
  if (!isOn) look += ' is-faded';
  if (state.trodden?.step?.node === node) look += ' is-step';
  if (target?.spot.node === node) look += target.fits ? ' drop-fits' : ' drop-not';
  return look;
}

function othersOn(others: CanvasState['others'], node: string): readonly Spot[] {
  if (others.length === 0) return none;
  let index = chosen.get(others);
  if (index === undefined) {
    const map = new Map<string, Spot[]>();
    for (const spot of others) map.set(spot.node, [...(map.get(spot.node) ?? []), spot]);
    chosen.set(others, (index = map));
  }
  return index.get(node) ?? none;
}
