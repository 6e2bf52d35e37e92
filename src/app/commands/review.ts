import { openDialog } from '../dialogs';
import { openSection } from '../open-section';
import { getReview } from '../review-state';
import type { Command } from './command';

const isReviewing = (): boolean => getReview().baseline !== null;

/** Commands that hold the design against an earlier state of it. */
export const reviewCommands: readonly Command[] = [
  { id: 'review', title: 'Review', group: 'Ask', run: review },
  { id: 'choose-baseline', title: 'Compare with…', group: 'Ask', run: () => openDialog('baseline') },
  { id: 'versions', title: 'Versions…', group: 'Move', run: () => openDialog('versions') },
  {
    id: 'next-change',
    title: 'Next change of the review',
    group: 'Go',
    keys: [']'],
    where: 'outside-text',
    isEnabled: isReviewing,
    run: () => walk(1),
  },
  {
    id: 'previous-change',
    title: 'Previous change of the review',
    group: 'Go',
    keys: ['['],
    where: 'outside-text',
    isEnabled: isReviewing,
    run: () => walk(-1),
  },
  {
    id: 'answer-change',
    title: 'Answer the change of the review',
    group: 'Ask',
    isEnabled: isReviewing,
    run: answer,
  },
  { id: 'end-review', title: 'End review', group: 'Ask', isEnabled: isReviewing, run: endReview },
];

function review(): void {
  if (isReviewing()) openSection('review');
  else openDialog('baseline');
}

async function walk(step: 1 | -1): Promise<void> {
  const { walkChanges } = await import('../review-walk');
  openSection('review');
  walkChanges(step);
}

/** The section may have to be opened first. */
async function answer(): Promise<void> {
  const { focusAnswer } = await import('../review-walk');
  openSection('review');
  requestAnimationFrame(focusAnswer);
}

async function endReview(): Promise<void> {
  const { stopReview } = await import('../review-mode/start-review');
  stopReview();
}
