import { openDialog } from '../dialogs';
import { takeTour } from '../guide/guide-state';
import type { Command } from './command';
import { commandGroups, makeTitles } from './words/titles';

/** Ways to begin: patterns, lessons and the tour. */
export const learnCommands: readonly Command[] = [
  {
    id: 'open-templates',
    title: makeTitles.openTemplates,
    group: commandGroups.make,
    run: () => openDialog('templates'),
  },
  {
    id: 'open-lessons',
    title: makeTitles.openLessons,
    group: commandGroups.make,
    run: () => openDialog('templates', 'lessons'),
  },
  { id: 'take-tour', title: makeTitles.takeTour, group: commandGroups.make, run: () => takeTour() },
];
