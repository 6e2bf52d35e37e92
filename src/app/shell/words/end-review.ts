import { counted } from '../../counted';
import { digits } from '../../language';

/** The dialog that asks before a review ends. */
export const endReviewWords = {
  title: 'End the review',
  /** `2 of 5 changes and 1 of 3 resources are not decided.`: only of what something is left. */
  open: ({ changes, resources }: Record<'changes' | 'resources', OpenOf>) => {
    const left = [openOf(changes, 'change'), openOf(resources, 'resource')].filter((each) => each !== '');
    return `${left.join(' and ')} ${changes.open + resources.open === 1 ? 'is' : 'are'} not decided.`;
  },
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

interface OpenOf {
  readonly open: number;
  readonly all: number;
}

function openOf({ open, all }: OpenOf, noun: string): string {
  return open === 0 ? '' : `${digits(open)} of ${counted(all, noun)}`;
}

const longest = 80;

function shortened(text: string): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest);
  // A word is left out as a whole, unless it is most of what there is.
  const words = start.replace(/\s+\S*$/, '');
  return `${words.length > longest / 2 ? words : start}…`;
}
