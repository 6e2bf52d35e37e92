import { openPicked } from '../browser/open-uploads';
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
    writes: true,
    run: async () => openPicked(await pickFiles()),
  },
  {
    id: 'open-folder',
    title: 'Open folder',
    group: 'Move',
    writes: true,
    run: async () => openPicked(await pickFolder()),
  },
  { id: 'paste-yaml', title: 'Paste YAML', group: 'Move', writes: true, run: () => openDialog('paste-yaml') },
];
