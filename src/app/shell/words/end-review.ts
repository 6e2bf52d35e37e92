import { digits } from '../../language';

/** The dialog that asks before a review ends. */
export const endReviewWords = {
  title: 'End the review',
  open: (open: number, all: number) =>
    `${digits(open)} of ${digits(all)} changes ${open === 1 ? 'is' : 'are'} not decided.`,
  unwritten: (texts: readonly string[]) =>
    texts.length === 1
      ? `An answer is typed and not written: “${shortened(texts[0] ?? '')}”. It is lost when the review ends.`
      : `${digits(texts.length)} answers are typed and not written. They are lost when the review ends.`,
  share:
    'The answers stay in the design as notes. A link that carries the baseline opens as this review, with the answers. “Compare with” offers the baseline again until the page is closed.',
  goOn: 'Go on',
  goToAnswer: 'Go to the answer',
  end: 'End review',
  shareFirst: 'Share first',
} as const;

const longest = 80;

function shortened(text: string): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest);
  // A word is left out as a whole, unless it is most of what there is.
  const words = start.replace(/\s+\S*$/, '');
  return `${words.length > longest / 2 ? words : start}…`;
}
