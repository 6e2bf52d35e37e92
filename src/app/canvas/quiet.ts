import { useMemo } from 'react';
import { useReview, type ReviewState } from '../review-state';
import { useCanvas } from './canvas-state';
import type { Wire } from './drawn';
import type { Picture } from './picture';
import { reviewMarkWords } from './words/cards';

/** The wires that are drawn: of quiet bundles only those at something that is selected or pointed at, or that show an error. */
export function useDrawnWires({ wires }: Picture): Wire[] {
  const near = useCanvas((state) => state.near);
  const spot = useCanvas((state) => state.spot);
  const others = useCanvas((state) => state.others);
  const marks = useReview((review) => review.marks);
  const was = useReview((review) => review.was);
  const told = useMemo(() => withMarks(wires, { marks, was }), [wires, marks, was]);
  return useMemo(() => {
    const ends = [near, spot?.node, ...others.map(({ node }) => node)];
    return withoutQuiet(told, new Set(ends.filter((end) => typeof end === 'string')));
  }, [told, near, spot, others]);
}

/** The wires with what a review says of them in their names; the same list where it says nothing. */
function withMarks(wires: Wire[], { marks, was }: Pick<ReviewState, 'marks' | 'was'>): Wire[] {
  if (marks.size === 0 || !wires.some(({ id }) => marks.has(id))) return wires;
  return wires.map((wire) => {
    const mark = marks.get(wire.id);
    return mark ? { ...wire, ariaLabel: reviewMarkWords.wire(wire.ariaLabel ?? '', mark, was.get(wire.id)) } : wire;
  });
}

/** Without the quiet bundles at none of these ends; the same list where none is quiet. */
export function withoutQuiet(wires: Wire[], ends: ReadonlySet<string>): Wire[] {
  const isDrawn = (wire: Wire): boolean => {
    if (wire.type !== 'bundle' || !wire.data?.quiet || wire.data.bundle.worst !== null) return true;
    return ends.has(wire.data.bundle.from) || ends.has(wire.data.bundle.to);
  };
  return wires.every(isDrawn) ? wires : wires.filter(isDrawn);
}
