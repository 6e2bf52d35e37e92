import { openPicked } from '../browser/open-uploads';
import { pickFiles, pickFolder } from '../browser/pick-files';
import { openDialog } from '../dialogs';
import type { Command } from './command';
import { commandGroups, moveTitles } from './words/titles';

/** Ways in: each adds to the design and replaces nothing. */
export const openCommands: readonly Command[] = [
  {
    id: 'open-files',
    title: moveTitles.openFiles,
    group: commandGroups.move,
    keys: ['Mod+O'],
    writes: true,
    run: async () => openPicked(await pickFiles()),
  },
  {
    id: 'open-folder',
    title: moveTitles.openFolder,
    group: commandGroups.move,
    writes: true,
    run: async () => openPicked(await pickFolder()),
  },
  {
    id: 'paste-yaml',
    title: moveTitles.pasteYaml,
    group: commandGroups.move,
    writes: true,
    run: () => openDialog('paste-yaml'),
  },
];
