import type { CharacterTest } from './characters';

/** A part of a regular expression. */
export type Part =
  | { readonly type: 'empty' }
  | { readonly type: 'one'; readonly test: CharacterTest }
  | { readonly type: 'all'; readonly parts: readonly Part[] }
  | { readonly type: 'any'; readonly parts: readonly Part[] }
  /** `max` is Infinity where there is no limit. */
  | {
      readonly type: 'repeat';
      readonly part: Part;
      readonly min: number;
      readonly max: number;
      readonly greedy: boolean;
    }
  | { readonly type: 'group'; readonly part: Part; readonly index: number }
  | { readonly type: 'at'; readonly place: Place };

/** A place between two characters: the beginning or the end of the text or of a line, and where a word begins or ends, or does not. */
export type Place = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';
