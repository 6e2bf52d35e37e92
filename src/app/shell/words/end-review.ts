import { digits } from '../../language';

/** The dialog that asks before a review ends. */
export const endReviewWords = {
  title: 'End the review',
  open: (open: number, all: number) =>
    `${digits(open)} of ${digits(all)} changes ${open === 1 ? 'is' : 'are'} not decided.`,
  share:
    'The answers stay in the design as notes. A link that carries the baseline opens as this review, with the answers. “Compare with” offers the baseline again until the page is closed.',
  goOn: 'Go on',
  end: 'End review',
  shareFirst: 'Share first',
} as const;
