import { openDialog } from '../dialogs';
import { takeTour } from '../guide/guide-state';
import type { Command } from './command';

/** Ways to begin: patterns, lessons and the tour. */
export const learnCommands: readonly Command[] = [
  { id: 'open-templates', title: 'Templates', group: 'Make', run: () => openDialog('templates') },
  { id: 'open-lessons', title: 'Lessons', group: 'Make', run: () => openDialog('templates', 'lessons') },
  { id: 'take-tour', title: 'Take the tour', group: 'Make', run: () => takeTour() },
];
