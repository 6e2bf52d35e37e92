import { exportAs } from '../browser/export-files';
import { openDialog } from '../dialogs';
import { getView } from '../view';
import type { Command } from './command';

const hasFiles: Command['isEnabled'] = (state) => state.snapshot.files.length > 0;

export const exportCommands: readonly Command[] = [
  {
    id: 'export',
    title: 'Export',
    group: 'Move',
    keys: ['Mod+Shift+S'],
    isEnabled: hasFiles,
    run: () => openDialog('export'),
  },
  {
    id: 'export-again',
    title: 'Export as last time',
    group: 'Move',
    keys: ['Mod+S'],
    isEnabled: hasFiles,
    run: exportAgain,
  },
  {
    id: 'export-kustomize',
    title: 'Export for kustomize',
    group: 'Move',
    isEnabled: hasFiles,
    run: () => openDialog('export', 'kustomize'),
  },
];

/** Exports in the form chosen last; asks the first time. */
function exportAgain(): void {
  const { exportChoice } = getView();
  if (exportChoice) void exportAs(exportChoice);
  else openDialog('export');
}
