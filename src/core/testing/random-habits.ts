import type { Random } from './random';

/** How one random document is written: its layout, and how likely each place has what a place may have, from 0 to 1. */
export interface Habits {
  readonly lineBreak: string;
  /** Columns that a mapping stands further in than its key, and a list than its. */
  readonly step: number;
  readonly listStep: number;
  readonly dash: string;
  readonly comments: number;
  readonly blanks: number;
  /** Brackets in the place of lines. */
  readonly flows: number;
  readonly quotes: number;
  /** Whether there are anchors and aliases. */
  readonly anchors: boolean;
}

export function randomHabits(random: Random): Habits {
  const step = random.pick([2, 2, 2, 4, 3]);
  return {
    lineBreak: random.pick(['\n', '\n', '\n', '\n', '\r\n', '\r']),
    step,
    listStep: random.pick([0, step]),
    dash: random.pick(['- ', '- ', '- ', '-   ']),
    comments: random.pick([0, 0.1, 0.3]),
    blanks: random.pick([0, 0, 0.1]),
    flows: random.pick([0, 0.1, 0.4]),
    quotes: random.pick([0, 0.1, 0.9]),
    anchors: random.chance(0.15),
  };
}
