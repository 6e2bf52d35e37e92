import { openUploads } from '../browser/open-uploads';
import { pickFiles, pickFolder } from '../browser/pick-files';
import { openDialog } from '../dialogs';
import type { Command } from './command';

/** Ways in: each adds to the design and replaces nothing. */
export const openCommands: readonly Command[] = [
  {
    id: 'open-files',
    title: 'Open files',
    group: 'Move',
    keys: ['Mod+O'],
    run: async () => openUploads(await pickFiles()),
  },
  {
    id: 'open-folder',
    title: 'Open folder',
    group: 'Move',
    run: async () => openUploads(await pickFolder()),
  },
  { id: 'paste-yaml', title: 'Paste YAML', group: 'Move', run: () => openDialog('paste-yaml') },
  { id: 'templates', title: 'Templates', group: 'Make', run: () => openDialog('templates') },
];
