import { useDeferredValue, useMemo } from 'react';
import type { Place } from '../../core/schema';
import type { Topology } from '../../core/topology';
import { topologyIn } from '../drawing';
import { useReview, type ReviewMark } from '../review-state';
import { useApp } from '../store';
import { isCaller, type Row } from './row';

/** What a review says of the rows of calls and of the pods that make them; undefined of all others, and without a review. */
export function useChangedCalls(): (row: Row) => ReviewMark | undefined {
  const marks = useReview((review) => review.marks);
  const snapshot = useDeferredValue(useApp((state) => state.snapshot));
  return useMemo(() => {
    const byPlace = marks.size === 0 ? none : callerMarks(topologyIn(snapshot), marks);
    return (row) => (byPlace.size > 0 && row.place && isCaller(row) ? byPlace.get(keyOf(row.place)) : undefined);
  }, [marks, snapshot]);
}

const none: ReadonlyMap<string, ReviewMark> = new Map();

/** The marks of calls, and of the pods of which the card or a call has one, by where they are written. */
function callerMarks(
  { nodes }: Pick<Topology, 'nodes'>,
  marks: ReadonlyMap<string, ReviewMark>,
): ReadonlyMap<string, ReviewMark> {
  const byPlace = new Map<string, ReviewMark>();
  const put = (place: Place | undefined, mark: ReviewMark | undefined): void => {
    if (place && mark) byPlace.set(keyOf(place), mark);
  };
  for (const node of nodes) {
    if (node.type !== 'workload') continue;
    for (const call of node.calls) put(call.place, marks.get(call.id));
    put(node.place, marks.get(node.id) ?? (node.calls.some(({ id }) => marks.has(id)) ? 'changed' : undefined));
  }
  return byPlace;
}

function keyOf({ file, document, path }: Place): string {
  return JSON.stringify([file, document, ...path]);
}
