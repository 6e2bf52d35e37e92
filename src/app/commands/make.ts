import { freePath } from '../../core/workspace';
import { notify } from '../notices';
import { openDialog } from '../dialogs';
import { dispatch, getState } from '../store';
import { setView } from '../view';
import type { Command } from './command';

export const makeCommands: readonly Command[] = [
  { id: 'new-resource', title: 'New resource', group: 'Make', run: () => openDialog('new-resource') },
  { id: 'new-file', title: 'New file', group: 'Make', run: addFile },
  {
    id: 'start-empty',
    title: 'Start empty',
    group: 'Make',
    isEnabled: (state) => state.snapshot.files.length > 0,
    run: removeAllFiles,
  },
];

function removeAllFiles(): void {
  const { files } = getState().snapshot.workspace;
  dispatch({ label: 'Start empty', origin: 'command', files: files.map(({ path }) => ({ type: 'remove', path })) });
  notify({ tone: 'info', text: files.length === 1 ? 'Removed 1 file.' : `Removed ${files.length} files.`, undo: true });
}

/** An empty file of a free name, opened in the YAML pane. */
function addFile(): void {
  const path = freePath(getState().snapshot.workspace, 'egress.yaml');
  dispatch({ label: `Add file ${path}`, origin: 'command', files: [{ type: 'create', path, text: '' }] });
  setView({ openFile: path });
  notify({ tone: 'ok', text: `Added ${path}.`, undo: true });
}
