import type { Command } from './command';
import { changeTitles, commandGroups } from './words/titles';

/** Shows the patch of all fixes that can be made together, with what stays and why. */
export const fixAllCommand: Command = {
  id: 'fix-all',
  title: changeTitles.fixAll,
  group: commandGroups.change,
  isEnabled: ({ snapshot }) => snapshot.files.length > 0,
  run: () => void import('../fix-all').then(({ openFixPlan }) => openFixPlan()),
};
