import { announce } from '../notices';
import { getState, redo, undo } from '../store';
import type { Command } from './command';
import { changeTitles, commandGroups } from './words/titles';
import { historyWords } from './words/said';

export const undoCommand: Command = {
  id: 'undo',
  title: changeTitles.undo,
  group: commandGroups.change,
  keys: ['Mod+Z'],
  writes: true,
  isEnabled: (state) => state.history.past.length > 0,
  run: () => {
    const step = getState().history.past.at(-1);
    if (undo() && step) announce(historyWords.undone(step.change.label));
  },
};

export const redoCommand: Command = {
  id: 'redo',
  title: changeTitles.redo,
  group: commandGroups.change,
  keys: ['Mod+Shift+Z', 'Mod+Y'],
  writes: true,
  isEnabled: (state) => state.history.future.length > 0,
  run: () => {
    const step = getState().history.future.at(-1);
    if (redo() && step) announce(historyWords.doneAgain(step.change.label));
  },
};
