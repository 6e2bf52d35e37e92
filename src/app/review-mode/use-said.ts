import type { Said } from '../../core/review';
import { useReview } from '../review-state';

/** What the notes of the design say to a change. */
export function useSaid(id: string): readonly Said[] {
  return useReview(({ said }) => said.get(id) ?? nothing);
}

const nothing: readonly Said[] = [];
