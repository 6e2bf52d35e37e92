import { freePath } from '../../core/workspace';
import { notify } from '../notices';
import { openDialog } from '../dialogs';
import { dispatch, getState } from '../store';
import { setView } from '../view';
import type { Command } from './command';
import { commandGroups, makeTitles } from './words/titles';
import { makeWords } from './words/said';

/** Commands that make a resource or a file, or begin without any. */
export const makeCommands: readonly Command[] = [
  {
    id: 'new-resource',
    title: makeTitles.newResource,
    group: commandGroups.make,
    writes: true,
    run: () => openDialog('new-resource'),
  },
  { id: 'new-file', title: makeTitles.newFile, group: commandGroups.make, writes: true, run: addFile },
  {
    id: 'start-empty',
    title: makeTitles.startEmpty,
    group: commandGroups.make,
    writes: true,
    isEnabled: (state) => state.snapshot.files.length > 0,
    run: removeAllFiles,
  },
];

function removeAllFiles(): void {
  const { files } = getState().snapshot.workspace;
  const removals = files.map(({ path }) => ({ type: 'remove' as const, path }));
  if (!dispatch({ label: makeWords.startEmpty, origin: 'command', files: removals })) return;
  notify({
    tone: 'info',
    text: files.length === 1 ? makeWords.removed(files.length) : `Removed ${files.length} files.`,
    undo: true,
  });
}

/** An empty file of a free name, opened in the YAML pane. */
function addFile(): void {
  const path = freePath(getState().snapshot.workspace, 'egress.yaml');
  if (!dispatch({ label: makeWords.addFile(path), origin: 'command', files: [{ type: 'create', path, text: '' }] }))
    return;
  setView({ openFile: path });
  notify({ tone: 'ok', text: makeWords.added(path), undo: true });
}
