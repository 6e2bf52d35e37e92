import type { DockSectionId, ViewState } from '../view';

/** Where the content of an open section stands, in percent of the dock's width. */
export interface Span {
  readonly left: number;
  readonly width: number;
}

type Widths = Readonly<Record<DockSectionId, number>>;

/** The least width in CSS pixels at which what a section holds can be read and its controls are whole. */
export const narrowest: Widths = {
  topology: 270,
  problems: 336,
  trace: 320,
  assertions: 270,
  posture: 330,
  lab: 330,
  review: 340,
};

/**
 * Those of the open sections that `room`, in CSS pixels, has a place for, in the order in which they are given: what was opened later goes first. Where
 * none has its least width, the one that was opened last is alone.
 */
export function sectionsThatFit(
  open: readonly DockSectionId[],
  opened: ViewState['opened'],
  room: number,
): readonly DockSectionId[] {
  const fit = new Set<DockSectionId>();
  let left = room;
  for (const id of [...open].sort((a, b) => opened[b] - opened[a])) {
    if (fit.size > 0 && narrowest[id] > left) continue;
    fit.add(id);
    left -= narrowest[id];
  }
  return open.filter((id) => fit.has(id));
}

/** Which of some sections was opened last; null where there is none. */
export function openedLast(ids: readonly DockSectionId[], opened: ViewState['opened']): DockSectionId | null {
  return [...ids].sort((a, b) => opened[b] - opened[a])[0] ?? null;
}

/** Divides the width of the dock, `room` CSS pixels, among the sections shown, from left to right: by their shares, and none below its least width. */
export function spansOf(
  shown: readonly DockSectionId[],
  shares: ViewState['shares'],
  room: number,
): ReadonlyMap<DockSectionId, Span> {
  const spans = new Map<DockSectionId, Span>();
  const widths = widthsOf(shown, shares, room);
  let left = 0;
  for (const id of shown) {
    const width = widths.get(id) ?? 0;
    spans.set(id, { left, width });
    left += width;
  }
  return spans;
}

/** In percent. Whoever would get less than its least width is given that first, and the others divide the rest. */
function widthsOf(
  shown: readonly DockSectionId[],
  shares: ViewState['shares'],
  room: number,
): ReadonlyMap<DockSectionId, number> {
  const given = new Map<DockSectionId, number>();
  const isTight = shown.reduce((sum, id) => sum + narrowest[id], 0) > room;
  const least = (id: DockSectionId): number => (isTight ? 100 / shown.length : (narrowest[id] / room) * 100);
  for (;;) {
    const others = shown.filter((id) => !given.has(id));
    const rest = 100 - [...given.values()].reduce((sum, width) => sum + width, 0);
    const total = others.reduce((sum, id) => sum + shares[id], 0);
    const width = (id: DockSectionId): number => (shares[id] / total) * rest;
    const short = others.filter((id) => width(id) < least(id));
    for (const id of short.length > 0 ? short : others) given.set(id, short.length > 0 ? least(id) : width(id));
    if (short.length === 0) return given;
  }
}

/** The shares after the left of two neighbours was given `percent` of what both have; the others keep theirs. */
export function reshare(
  shares: ViewState['shares'],
  [left, right]: readonly [DockSectionId, DockSectionId],
  percent: number,
): ViewState['shares'] {
  const both = shares[left] + shares[right];
  return { ...shares, [left]: (both * percent) / 100, [right]: (both * (100 - percent)) / 100 };
}

/** The shares by which sections get the widths that they have now. */
export function sharesOf(shares: ViewState['shares'], spans: ReadonlyMap<DockSectionId, Span>): ViewState['shares'] {
  const total = [...spans.keys()].reduce((sum, id) => sum + shares[id], 0);
  return { ...shares, ...Object.fromEntries([...spans].map(([id, { width }]) => [id, (width * total) / 100])) };
}

/** What the left of two neighbours has of both, in percent. */
export function percentOf(shares: ViewState['shares'], left: DockSectionId, right: DockSectionId): number {
  return (shares[left] / (shares[left] + shares[right])) * 100;
}
