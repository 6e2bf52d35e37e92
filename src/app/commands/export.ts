import { exportAs } from '../browser/export-files';
import { openDialog } from '../dialogs';
import { isLargeExport } from '../exporting/is-large';
import { getState } from '../store';
import { getView } from '../view';
import type { Command } from './command';
import { commandGroups, moveTitles } from './words/titles';

const hasFiles: Command['isEnabled'] = (state) => state.snapshot.files.length > 0;

/** Commands by which the design leaves the page. */
export const exportCommands: readonly Command[] = [
  {
    id: 'export',
    title: moveTitles.export,
    group: commandGroups.move,
    keys: ['Mod+Shift+S'],
    isEnabled: hasFiles,
    run: () => openDialog('export'),
  },
  {
    id: 'export-again',
    title: moveTitles.exportAgain,
    group: commandGroups.move,
    keys: ['Mod+S'],
    isEnabled: hasFiles,
    run: exportAgain,
  },
  {
    id: 'export-changed',
    title: moveTitles.exportChanged,
    group: commandGroups.move,
    isEnabled: hasFiles,
    run: () => openDialog('export', 'changed'),
  },
  {
    id: 'export-kustomize',
    title: moveTitles.exportKustomize,
    group: commandGroups.move,
    isEnabled: hasFiles,
    run: () => openDialog('export', 'kustomize'),
  },
];

/** Exports in the form chosen last; asks the first time. What takes a while is done in the dialog, where it is seen and can be called off. */
function exportAgain(): void {
  const { exportChoice } = getView();
  if (!exportChoice) openDialog('export');
  else if (isLargeExport(getState().snapshot.workspace)) openDialog('export', 'again');
  else void exportAs(exportChoice);
}
