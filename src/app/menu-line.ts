import { findCommand, runCommand } from './commands';
import { menuWords } from './commands/words/menu';
import { getSession, whyReadOnly } from './session';
import { getState } from './store';

/** A line of a menu: a command on what is selected. */
export interface MenuLine {
  /** The id of the command. */
  readonly id: string;
  readonly title: string;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly run: () => void;
}

/** The lines of a menu in groups, which stand apart. */
export type MenuLines = readonly (readonly MenuLine[])[];

/** The line of a command; none where it cannot be run now, or writes while nothing may be written. */
export function line(id: string, title?: string): MenuLine[] {
  const command = findCommand(id);
  if (!command || command.isEnabled?.(getState()) === false) return [];
  if (command.writes === true && whyReadOnly(getSession()) !== null) return [];
  const keys = command.keys?.[0];
  return [{ id, title: title ?? command.title, ...(keys === undefined ? {} : { keys }), run: () => runCommand(id) }];
}

/** The lines that put something on the clipboard. */
export function copying(): MenuLine[] {
  return [...line('copy-selected', menuWords.copyYaml), ...line('cut-selected', menuWords.cut)];
}

/** The line that deletes, in the colour of danger. */
export function deleting(): MenuLine[] {
  return line('delete-resource', menuWords.delete).map((each) => ({ ...each, danger: true }));
}
