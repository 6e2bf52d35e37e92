import { useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import { getFindings } from '../findings';
import { getFilter } from './filter-state';
import type { Graph } from './graph';

/** One way to go on writing. */
interface Completion {
  readonly text: string;
  readonly about: string;
}

/** What the field of the filter answers to what is typed. */
interface Answer {
  /** What cannot be understood, in one sentence; null while all can be. */
  readonly problem: string | null;
  /** The text that the options are for. */
  readonly text: string;
  /** What could be written in place of the characters from `from` to `to`. */
  readonly options: readonly Completion[];
  readonly from: number;
  readonly to: number;
  /** The completion that Tab would take. */
  readonly chosen: number;
}

const answer = createStore<Answer>(() => ({ problem: null, text: '', options: [], from: 0, to: 0, chosen: 0 }));

/** What the filter finds, as it is now, outside of React. */
export const getAnswer = answer.getState;
/** Changes a part of what the filter finds. */
export const setAnswer = (change: Partial<Answer>): void => answer.setState(change);

/** A part of what the filter finds, as a React hook. */
export function useAnswer<T>(pick: (answer: Answer) => T): T {
  return useSyncExternalStore(answer.subscribe, () => pick(getAnswer()));
}

/** More completions than these are found by typing on. */
const most = 8;

/** Works out what could be written at the caret. */
export async function complete(graph: Graph, text: string, caret: number): Promise<void> {
  const { completionsAt } = await import('./filter-hits');
  // More was typed while the language was on its way.
  if (getFilter().text !== text) return;
  const { options, from, to } = completionsAt(graph, getFindings().open, text, caret);
  setAnswer({ text, options: options.slice(0, most), from, to, chosen: 0 });
}

/** The text with a completion in it, and where the caret is then; undefined when there is none of that number. */
export function choose(text: string, index: number): { readonly text: string; readonly caret: number } | undefined {
  const { options, from, to, text: asked } = getAnswer();
  const option = options[index];
  if (!option || asked !== text) return undefined;
  setAnswer({ options: [] });
  return { text: text.slice(0, from) + option.text + text.slice(to), caret: from + option.text.length };
}
