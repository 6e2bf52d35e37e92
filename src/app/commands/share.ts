import { openDialog } from '../dialogs';
import type { Command } from './command';
import { commandGroups, moveTitles } from './words/titles';

/** Opens the sheet with the link of the design. */
export const shareCommand: Command = {
  id: 'share',
  title: moveTitles.share,
  group: commandGroups.move,
  isEnabled: (state) => state.snapshot.files.length > 0,
  run: () => openDialog('share'),
};
