import type { Change } from '../../core/workspace';
import { announce, dismissOffer, dismissUndone, notify, tellNewestChange } from '../notices';
import { getState, redo, undo } from '../store';
import type { Command } from './command';
import { changeTitles, commandGroups } from './words/titles';
import { historyWords } from './words/said';

tellNewestChange(() => getState().history.past.at(-1)?.change);

/** Takes the newest change back. */
export const undoCommand: Command = {
  id: 'undo',
  title: changeTitles.undo,
  group: commandGroups.change,
  keys: ['Mod+Z'],
  writes: true,
  isEnabled: (state) => state.history.past.length > 0,
  run: () => {
    const step = getState().history.past.at(-1);
    if (!undo() || !step) return;
    dismissUndone(step.change);
    sayUndone(step.change);
  },
};

/** Whole files that go are told where everybody sees it, with the way back: nothing on the page needs to be left of them. */
function sayUndone({ label, files }: Change): void {
  const text = historyWords.undone(label);
  if (!files.some(({ type }) => type === 'create')) announce(text);
  else notify({ tone: 'info', text, command: { id: 'redo', title: changeTitles.redo } });
}

/** Makes the change again that was taken back last. */
export const redoCommand: Command = {
  id: 'redo',
  title: changeTitles.redo,
  group: commandGroups.change,
  keys: ['Mod+Shift+Z', 'Mod+Y'],
  writes: true,
  isEnabled: (state) => state.history.future.length > 0,
  run: () => {
    const step = getState().history.future.at(-1);
    if (!redo() || !step) return;
    dismissOffer('redo');
    announce(historyWords.doneAgain(step.change.label));
  },
};
