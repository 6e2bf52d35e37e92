/** The card of the tour and of lessons: how far it is, and how it is folded and left. */
export const guideWords = {
  fold: (guide: string) => `Fold ${guide}`,
  unfold: (guide: string) => `Unfold ${guide}`,
  leave: (guide: string) => `Leave ${guide} (Escape)`,
  done: 'Done',
  waiting: 'Waiting for you',
  count: (at: number, all: number) => `${at} of ${all}`,
} as const;
