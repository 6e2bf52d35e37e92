import { useMemo } from 'react';
import type { BehaviourChange } from '../../core/review';
import { useApp } from '../store';
import { saidTo, type Said } from './decisions';

/** What the notes of the design say to a change. */
export function useSaid(change: BehaviourChange): readonly Said[] {
  const snapshot = useApp((state) => state.snapshot);
  return useMemo(
    () =>
      saidTo(
        change,
        snapshot.mesh.designs.flatMap(({ notes }) => notes),
      ),
    [change, snapshot],
  );
}
