import type { DockSectionId, ViewState } from '../view';

/** Where the content of an open section stands, in percent of the dock's width. */
export interface Span {
  readonly left: number;
  readonly width: number;
}

/** Divides the width of the dock among the sections shown, from left to right, by their shares. */
export function spansOf(
  shown: readonly DockSectionId[],
  shares: ViewState['shares'],
): ReadonlyMap<DockSectionId, Span> {
  const total = shown.reduce((sum, id) => sum + shares[id], 0);
  const spans = new Map<DockSectionId, Span>();
  let left = 0;
  for (const id of shown) {
    const width = (shares[id] / total) * 100;
    spans.set(id, { left, width });
    left += width;
  }
  return spans;
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

/** What the left of two neighbours has of both, in percent. */
export function percentOf(shares: ViewState['shares'], left: DockSectionId, right: DockSectionId): number {
  return (shares[left] / (shares[left] + shares[right])) * 100;
}
