import { useEffect, useMemo, useState } from 'react';
import type { SharedBaseline } from '../../core/exchange';
import { readEarlierStates, type EarlierState } from '../browser/earlier-states';
import type { DesignDifference } from '../design-difference';
import { useEndedReview } from '../ended-review';
import { openedTitle, sentName } from '../opened-words';
import { useReview } from '../review-state';
import { useApp } from '../store';
import { sameFiles } from '../versions/version';

/** A state that the design can be reviewed against by whoever gets it. */
export interface Earlier extends SharedBaseline {
  readonly id: string;
  /** What it is called here, where that begins what is said. */
  readonly title: string;
  /** What it is called here inside of a sentence, where that is not as whoever gets it is told. */
  readonly here?: string;
  /** How much the design differs from it; undefined for the baseline of a review, which tells that itself. */
  readonly difference: DesignDifference | undefined;
  /** Whether it goes along unless somebody says otherwise. */
  readonly isOffered: boolean;
}

/**
 * What the design can be sent with, the first one first to be offered: the baseline of its review alone while that goes on; else that of one that has ended, and
 * earlier states that this browser has. The baseline goes along by itself as long as the design is that with the answers. Two versions that are compared are
 * no review of the design. Null until it is read.
 */
export function useEarlier(): readonly Earlier[] | null {
  const workspace = useApp(({ snapshot }) => snapshot.workspace);
  const current = useReview((review) => (review.proposal === null ? review.baseline : null));
  const ended = useEndedReview();
  const read = useRead();
  return useMemo(() => {
    if (current) return [reviewedState(current, true)];
    const before = ended && reviewedState(ended.baseline, ended.answered === workspace);
    return read && (before ? withReviewed(before, read) : read);
  }, [workspace, current, ended, read]);
}

/** The same state stands there once: as that of the review while the design is that with its answers. */
function withReviewed(before: Earlier, read: readonly Earlier[]): readonly Earlier[] {
  const others = read.filter((state) => !sameFiles(state.workspace, before.workspace));
  return before.isOffered || others.length === read.length ? [before, ...others] : read;
}

function reviewedState({ name, workspace, problems }: SharedBaseline, isOffered: boolean): Earlier {
  return {
    id: 'review',
    title: openedTitle(name),
    here: name,
    name: sentName(name),
    workspace,
    problems,
    difference: undefined,
    isOffered,
  };
}

/** A storage that does not answer does not keep anybody from sharing for longer, in milliseconds. */
const patience = 1_500;

/** What comes late is there to be chosen, and changes no link that somebody may have copied. */
function useRead(): readonly Earlier[] | null {
  const [read, setRead] = useState<readonly Earlier[] | null>(null);
  useEffect(() => {
    let gone = false;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      setRead([]);
    }, patience);
    void readEarlierStates().then((states) => {
      clearTimeout(timer);
      if (!gone) setRead(states.map((state) => earlierOf(state, isLate)));
    });
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  return read;
}

/** What differs in comments and layout alone is nothing that anybody is asked to decide on. */
function earlierOf({ goesAlong, ...state }: EarlierState, isLate: boolean): Earlier {
  return { ...state, problems: [], isOffered: goesAlong && !isLate && state.difference.resources !== 0 };
}
