import type { ReactNode } from 'react';
import { counted } from '../../counted';
import { digits } from '../../language';
import type { DesignDifference } from '../../design-difference';
import { differingFrom } from '../../difference-words';

/** The dialog that asks what becomes of the work that is here when a link is opened. */
export const openLinkWords = {
  title: 'Open this link',
  contents: (files: number, resources: number) => `${counted(files, 'file')} with ${counted(resources, 'resource')}`,
  reviewed: (baseline: string, difference: DesignDifference | null) =>
    difference
      ? `It shares a change: ${differingFrom(difference, baseline)}. Its review begins when the link is opened in place of yours.`
      : `It is a review against ${baseline}, which begins when the link is opened in place of yours.`,
  answers: (count: number) => `It brings ${counted(count, 'answer')} that your design does not have.`,
  ownReviewEnds: (baseline: string) =>
    `Your own review against ${baseline} ends then. “Compare with” offers its baseline again until the page is closed.`,
  lead: (theirs: string, mine: string) =>
    `The link holds ${theirs}; you have ${mine} open. Nothing is overwritten before you choose.`,
  take: (count: number, reviews: boolean) => ({
    title: `Take in ${count === 1 ? 'the answer' : `the ${digits(count)} answers`}`,
    doc: `Your files stay as they are and get ${count === 1 ? 'it as a note' : 'them as notes'}, which one Undo takes back.${reviews ? ' The review begins with your design.' : ''}`,
  }),
  mine: { title: 'Keep mine', doc: 'The link is not opened.' },
  beside: {
    title: 'Open beside mine',
    doc: 'Its files are added to yours; you are asked about resources that both have.',
  },
  inPlace: {
    title: 'Open in place of mine',
    doc: 'One Undo brings your files back, and they are kept among the versions.',
  },
} as const;

/** The dialog about a link that cannot be opened. */
export const refusedLinkWords = {
  title: 'This link cannot be opened',
  unharmed: 'Your own work is as it was.',
  close: 'Close',
} as const;

/** The way to a link's design without deciding anything. */
export function lookFirst(href: string): ReactNode {
  return (
    <>
      Or{' '}
      <a href={href} target="_blank" rel="noopener noreferrer">
        look at it in a new tab
      </a>{' '}
      first.
    </>
  );
}
