import { reviewLeads } from '../../../core/mesh';
import { counted } from '../../counted';
import { digits } from '../../language';

/** The notes that keep what was said in reviews, on one line. */
export const answerWords = {
  /** One as it is written, of which the line shows the beginning; of several how many there are of which sort. */
  short: (notes: readonly { readonly text: string }[]): string => {
    const [only, ...more] = notes;
    if (only && more.length === 0) return only.text.trim();
    return `${answers(notes.length)}: ${sortsOf(notes)}`;
  },
  open: answers,
} as const;

function answers(count: number): string {
  return counted(count, 'answer in a review', 'answers in reviews');
}

/** `2 accepted, 1 question`. */
function sortsOf(notes: readonly { readonly text: string }[]): string {
  return sorts
    .map(([lead, words]) => [notes.filter(({ text }) => text.trim().startsWith(`${lead}:`)).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => words(count))
    .join(', ');
}

const sorts: readonly (readonly [lead: string, words: (count: number) => string])[] = [
  [reviewLeads.accept, (count) => `${digits(count)} accepted`],
  [reviewLeads.refuse, (count) => `${digits(count)} refused`],
  [reviewLeads.question, (count) => counted(count, 'question')],
  [reviewLeads.comment, (count) => counted(count, 'comment')],
];
