import type { ReactNode } from 'react';

/** The list of all keys: its groups, and the keys of panes that are no commands. */
export const keyWords = {
  title: 'Keyboard shortcuts',
  everywhere: 'Everywhere',
  form: 'Form',
  splitters: 'Splitters',
  dismiss: 'Dismiss a notice, close a dialog',
  canvas: {
    walk: 'Walk from card to card',
    ends: 'First, last card of the column',
    stepIn: 'Step into a card, and out',
    selectMore: 'Select more, card by card',
    walkOnly: 'Walk without selecting; select this too',
    foldBand: 'Fold or unfold the band',
    hold: 'Move the view while it is held',
  },
  explorer: {
    walk: 'Walk, open and close branches',
    ends: 'First, last row',
    select: 'Select',
    rename: 'Rename',
    remove: 'Delete',
    menu: 'Menu',
  },
  yaml: {
    tab: 'Tab leaves the editor, or indents again',
    suggest: 'Suggestions',
    fix: 'Fixes for the finding at the caret',
    uses: 'Definition of a name; all its uses',
    find: 'Find',
    goToResource: 'Go to a resource of the file',
    goToLine: 'Go to a line',
    comment: 'Comment lines out or in',
  },
  fields: {
    write: 'Write what was typed; take it back',
    move: 'Move an item of a list',
  },
  sizes: {
    step: 'Move by 16 pixels',
    ends: 'Smallest, largest',
    reset: 'Reset',
  },
} as const;

/** Whose work the page is made with, with the way to their licences. */
export function licenceSentence(file: string): ReactNode {
  return (
    <>
      Fairway is made with the work of others:{' '}
      <a href={file} target="_blank" rel="noreferrer">
        their licences
      </a>
      .
    </>
  );
}
