import { freePath } from '../../core/workspace';
import { notify } from '../notices';
import { openDialog } from '../dialogs';
import { dispatch, getState } from '../store';
import { setView } from '../view';
import type { Command } from './command';

export const makeCommands: readonly Command[] = [
  { id: 'new-resource', title: 'New resource', group: 'Make', writes: true, run: () => openDialog('new-resource') },
  { id: 'new-file', title: 'New file', group: 'Make', writes: true, run: addFile },
  {
    id: 'start-empty',
    title: 'Start empty',
    group: 'Make',
    writes: true,
    isEnabled: (state) => state.snapshot.files.length > 0,
    run: removeAllFiles,
  },
];

function removeAllFiles(): void {
  const { files } = getState().snapshot.workspace;
  const removals = files.map(({ path }) => ({ type: 'remove' as const, path }));
  if (!dispatch({ label: 'Start empty', origin: 'command', files: removals })) return;
  notify({ tone: 'info', text: files.length === 1 ? 'Removed 1 file.' : `Removed ${files.length} files.`, undo: true });
}

/** An empty file of a free name, opened in the YAML pane. */
function addFile(): void {
  const path = freePath(getState().snapshot.workspace, 'egress.yaml');
  if (!dispatch({ label: `Add file ${path}`, origin: 'command', files: [{ type: 'create', path, text: '' }] })) return;
  setView({ openFile: path });
  notify({ tone: 'ok', text: `Added ${path}.`, undo: true });
}
