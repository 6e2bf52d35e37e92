import { openDialog } from '../dialogs';
import type { Command } from './command';

export const shareCommand: Command = {
  id: 'share',
  title: 'Share link',
  group: 'Move',
  isEnabled: (state) => state.snapshot.files.length > 0,
  run: () => openDialog('share'),
};
