import type { Pattern } from './pattern';

export type { Choice, Chosen, Pattern, PatternAim } from './pattern';

/** The commands that rewrite several places at once, in the order of menus. */
export const patterns: readonly Pattern[] = [];

/** The pattern of an id; undefined when there is none. */
export function findPattern(id: string): Pattern | undefined {
  return patterns.find((pattern) => pattern.id === id);
}
