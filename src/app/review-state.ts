import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import type { ComparisonReport, ReportedChange, ReportedDocument, Said, UnfoundAnswer } from '../core/review';
import type { Settings, Snapshot } from '../core/snapshot';
import type { Topology } from '../core/topology';
import type { Workspace } from '../core/workspace';
import type { WorkState } from './threads/thread-desk';

/** What a review draws on something: it is in the proposal alone, in the baseline alone, or in both and not the same. */
export type ReviewMark = 'added' | 'removed' | 'changed';

/** The signs of the marks, so that none is told by its colour alone. */
export const reviewSigns: Readonly<Record<ReviewMark, string>> = { added: '+', removed: '−', changed: 'Δ' };

/** Which state of the design the canvas shows during a review. */
export type ReviewSide = 'before' | 'both' | 'after';

/** One side of a review. */
export interface Reviewed {
  /** What it is called on the page: the names of its files, or of a version. */
  readonly name: string;
  readonly workspace: Workspace;
  readonly settings: Settings;
  /** Read when it is first asked for, which takes a while for a large one: comparing and drawing do without. */
  readonly snapshot: Snapshot;
  /** A sentence for each part that could not be opened or read. */
  readonly problems: readonly string[];
}

/** A resource of the baseline, or a workload of its design, that the proposal does not have. */
export interface GoneResource {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
}

/** A review that is going on. Nothing of it is in the YAML: what is decided is written as notes. */
export interface ReviewState {
  /** Null while nothing is reviewed. */
  readonly baseline: Reviewed | null;
  /** What is held against it; null for the design as it is on the page. */
  readonly proposal: Reviewed | null;
  readonly side: ReviewSide;
  /** Null until it is worked out; while somebody edits it is a moment behind. */
  readonly comparison: ComparisonReport | null;
  /** How the comparison that was asked for last stands. */
  readonly work: WorkState;
  /** What the notes of the design say to changes and to resources that differ, by their ids, in the order of the notes. */
  readonly said: ReadonlyMap<string, readonly Said[]>;
  /** What the notes of the design answer that the comparison does not tell in the same words. */
  readonly unfound: readonly UnfoundAnswer[];
  /** What is typed as an answer and not written yet, by the id of what it answers. It lasts as long as the review does on this page. */
  readonly typed: ReadonlyMap<string, string>;
  /** Whether the caret is to go to the field of the answer, which it does when the field is there. */
  readonly answering: boolean;
  /** The list that was chosen of the section below the canvas; null until somebody chooses one. */
  readonly shown: 'behaviour' | 'text' | null;
  /** The id of the change that is looked at; null before the first. */
  readonly at: string | null;
  /** The id of the resource whose text is looked at; null for the one that decides the change that is looked at. */
  readonly document: string | null;
  /** By ids of cards, calls, wires and docked rules, and keys of resources. */
  readonly marks: ReadonlyMap<string, ReviewMark>;
  /** How wires that are marked as changed were in the baseline, in words, by their ids. */
  readonly was: ReadonlyMap<string, string>;
  readonly gone: readonly GoneResource[];
  /** What the canvas draws in the place of the design's own flow graph; null while that is drawn itself. */
  readonly redraw: ((own: Topology) => Topology) | null;
}

/** The state of a page that reviews nothing. */
export const noReview: ReviewState = {
  baseline: null,
  proposal: null,
  side: 'both',
  comparison: null,
  work: { status: 'idle' },
  said: new Map(),
  unfound: [],
  typed: new Map(),
  answering: false,
  shown: null,
  at: null,
  document: null,
  marks: new Map(),
  was: new Map(),
  gone: [],
  redraw: null,
};

const review = createStore<ReviewState>(() => noReview);

/** The review as it is now, outside of React. */
export const getReview = review.getState;

/** Changes a part of the review. */
export function setReview(change: Partial<ReviewState>): void {
  review.setState(change);
}

/** Keeps what is typed as an answer to a change, so that it is there again after a look at something else; an empty text gives it up. */
export function typeAnswer(id: string, text: string): void {
  const typed = new Map(getReview().typed);
  if (text === '') typed.delete(id);
  else typed.set(id, text);
  setReview({ typed });
}

/** Whether the caret is to go to the field of the answer now; answers it once. */
export function takeAnswering(): boolean {
  const { answering } = getReview();
  if (answering) setReview({ answering: false });
  return answering;
}

/** A part of the review as a React hook; `pick` must return something that keeps its identity while nothing changed. */
export function useReview<T>(pick: (state: ReviewState) => T): T {
  return useSyncExternalStore(review.subscribe, () => pick(review.getState()));
}

/** Whether something is reviewed, as a React hook. */
export function useReviewing(): boolean {
  return useReview(({ baseline }) => baseline !== null);
}

/** What the review draws on a card, wire, docked rule or row; undefined where it is the same on both sides, and without a review. */
export function useReviewMark(id: string | undefined): ReviewMark | undefined {
  return useReview(({ marks }) => (id === undefined ? undefined : marks.get(id)));
}

/** The changes of the comparison in their order; none while there is no comparison. */
export function changesOf({ comparison }: ReviewState): readonly ReportedChange[] {
  return comparison?.changes ?? none;
}

const none: readonly ReportedChange[] = [];

/** What a reviewer may answer to: a change of behaviour, or a resource that differs. */
export type Answerable = ReportedChange | ReportedDocument;

/** All of the comparison that may be answered: the changes, and behind them the resources. */
export function answerablesOf({ comparison }: Pick<ReviewState, 'comparison'>): readonly Answerable[] {
  return comparison ? [...comparison.changes, ...comparison.documents] : [];
}

/** Whether it is a change of behaviour. */
export function isOfBehaviour(answerable: Answerable): answerable is ReportedChange {
  return 'risk' in answerable;
}
