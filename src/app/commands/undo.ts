import { announce } from '../notices';
import { getState, redo, undo } from '../store';
import type { Command } from './command';

export const undoCommand: Command = {
  id: 'undo',
  title: 'Undo',
  group: 'Change',
  keys: ['Mod+Z'],
  writes: true,
  isEnabled: (state) => state.history.past.length > 0,
  run: () => {
    const step = getState().history.past.at(-1);
    if (undo() && step) announce(`Undone: ${spoken(step.change.label)}.`);
  },
};

export const redoCommand: Command = {
  id: 'redo',
  title: 'Redo',
  group: 'Change',
  keys: ['Mod+Shift+Z', 'Mod+Y'],
  writes: true,
  isEnabled: (state) => state.history.future.length > 0,
  run: () => {
    const step = getState().history.future.at(-1);
    if (redo() && step) announce(`Done again: ${spoken(step.change.label)}.`);
  },
};

/** A label inside a sentence: its first word is a verb, and small. */
function spoken(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
