import { flushSync } from 'react-dom';
import { awaitsRegion } from '../browser/regions';
import { openDialog } from '../dialogs';
import { openSection } from '../open-section';
import { getReview, setReview } from '../review-state';
import type { Command } from './command';
import { askTitles, commandGroups, goTitles, moveTitles } from './words/titles';

const isReviewing = (): boolean => getReview().baseline !== null;

/** Commands that hold the design against an earlier state of it. */
export const reviewCommands: readonly Command[] = [
  { id: 'review', title: askTitles.review, group: commandGroups.ask, run: review },
  {
    id: 'choose-baseline',
    title: askTitles.chooseBaseline,
    group: commandGroups.ask,
    run: () => openDialog('baseline'),
  },
  { id: 'versions', title: moveTitles.versions, group: commandGroups.move, run: () => openDialog('versions') },
  {
    id: 'next-change',
    title: goTitles.nextChange,
    group: commandGroups.go,
    keys: [']'],
    where: 'outside-text',
    isEnabled: isReviewing,
    run: () => walk(1),
  },
  {
    id: 'previous-change',
    title: goTitles.previousChange,
    group: commandGroups.go,
    keys: ['['],
    where: 'outside-text',
    isEnabled: isReviewing,
    run: () => walk(-1),
  },
  {
    id: 'answer-change',
    title: askTitles.answerChange,
    group: commandGroups.ask,
    isEnabled: isReviewing,
    run: answer,
  },
  { id: 'end-review', title: askTitles.endReview, group: commandGroups.ask, isEnabled: isReviewing, run: end },
];

function review(): void {
  if (isReviewing()) openSection('review');
  else openDialog('baseline');
}

async function walk(step: 1 | -1): Promise<void> {
  const { focusChange, walkChanges } = await import('../review-walk');
  openSection('review');
  const from = document.activeElement;
  walkChanges(step);
  // Whoever walks from elsewhere stays there, and who goes on before this is drawn is not brought back.
  requestAnimationFrame(() => {
    const { activeElement: at, body } = document;
    if (awaitsRegion('review') && (at === from || at === body)) focusChange();
  });
}

/** Leads to the field of the answer: to the change that is looked at, or to the resource where that is shown or no change is. It is drawn at once, so that what is typed next goes into it; where its section is still being fetched, it takes the caret as soon as it is there. */
function answer(): void {
  const { comparison, shown } = getReview();
  const { changes = [], documents = [] } = comparison ?? {};
  const isOfText = documents.length > 0 && (shown === 'text' || changes.length === 0);
  flushSync(() => {
    openSection('review');
    if (isOfText) setReview({ shown: 'text', answering: true });
    else if (changes.length > 0) setReview({ shown: 'behaviour', answering: true });
  });
}

async function end(): Promise<void> {
  const { endReview } = await import('../review-mode/end-review');
  endReview();
}
