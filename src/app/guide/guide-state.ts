import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import { isRecord } from '../../core/lists';
import { setView } from '../view';

/** What guides a person through the page: the tour, a lesson by its id, or nothing. */
type Guiding = { readonly type: 'tour' } | { readonly type: 'lesson'; readonly id: string } | null;

interface GuideState {
  readonly guiding: Guiding;
  /** The stop of the tour that is shown, from 0. */
  readonly stop: number;
  /** Which half of a stop with two is being waited for, from 0. */
  readonly step: number;
  /** Ids of lessons that were ended in this browser. */
  readonly learnt: readonly string[];
}

const key = 'fairway.guide';
const start: GuideState = { guiding: null, stop: 0, step: 0, learnt: [] };
const guide = createStore<GuideState>(() => restore());

/** Where the guide is, outside of React. */
export const getGuide = guide.getState;

/** Changes where the guide is, and remembers it in this browser. */
export function setGuide(change: Partial<GuideState>): void {
  guide.setState(change);
  try {
    localStorage.setItem(key, JSON.stringify(getGuide()));
  } catch (error) {
    // How far somebody got is not worth a message.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** A part of where the guide is, as a React hook. */
export function useGuide<T>(pick: (state: GuideState) => T): T {
  return useSyncExternalStore(guide.subscribe, () => pick(guide.getState()));
}

/** Shows the tour where it was left; one that was finished begins anew. */
export function takeTour(): void {
  // They share the corner, and the tour says itself what the signs mean.
  setView({ legend: false });
  setGuide({ guiding: { type: 'tour' } });
}

function restore(): GuideState {
  try {
    return { ...start, ...known(JSON.parse(localStorage.getItem(key) ?? '{}')) };
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError || error instanceof ReferenceError) return start;
    throw error;
  }
}

/** What is stored, as far as it has the shape of today. */
function known(stored: unknown): Partial<GuideState> {
  if (!isRecord(stored)) return {};
  const { guiding, stop, step, learnt } = stored;
  return {
    ...(isGuiding(guiding) ? { guiding } : {}),
    ...(isIndex(stop) ? { stop } : {}),
    ...(isIndex(step) ? { step } : {}),
    ...(Array.isArray(learnt) ? { learnt: learnt.filter((each): each is string => typeof each === 'string') } : {}),
  };
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isGuiding(value: unknown): value is Guiding {
  if (!isRecord(value)) return false;
  const { type, id } = value;
  return type === 'tour' || (type === 'lesson' && typeof id === 'string');
}
