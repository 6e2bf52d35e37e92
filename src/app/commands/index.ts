import { notify } from '../notices';
import { getSession, whyReadOnly } from '../session';
import { getState } from '../store';
import { changeCommands } from './change';
import type { Command } from './command';
import { chooseResolutionCommand } from './choose-resolution';
import { diagramCommands } from './diagrams';
import { exportCommands } from './export';
import { packetCommands } from './export-packet';
import { fixAllCommand } from './fix-all';
import { fixSelectedCommand } from './fix-selected';
import { goCommands } from './go';
import { goToTextCommand } from './go-to-text';
import { graphCommands } from './graph';
import { learnCommands } from './learn';
import { makeCommands } from './make';
import { meshCommands } from './mesh';
import { openCommands } from './open';
import { reloadPageCommand } from './reload-page';
import { reviewCommands } from './review';
import { shareCommand } from './share';
import { viewCommands } from './show';
import { traceCommands } from './trace';
import { redoCommand, undoCommand } from './undo';

export type { Command } from './command';
export { isMac, matchesKeys } from './keys';

/** Everything that a user can do by name, in the order of the palette. */
export const commands: readonly Command[] = [
  ...makeCommands,
  ...learnCommands,
  ...openCommands,
  ...exportCommands,
  ...packetCommands,
  ...diagramCommands,
  shareCommand,
  undoCommand,
  redoCommand,
  ...graphCommands,
  ...traceCommands,
  ...reviewCommands,
  ...goCommands,
  goToTextCommand,
  fixSelectedCommand,
  fixAllCommand,
  ...changeCommands,
  chooseResolutionCommand,
  ...viewCommands,
  ...meshCommands,
  reloadPageCommand,
];

/** The command of an id; undefined when there is none. */
export function findCommand(id: string): Command | undefined {
  return commands.find((command) => command.id === id);
}

/** Runs a command by its id, if it is enabled now; says why it cannot while another tab edits. Throws when no command has that id. */
export function runCommand(id: string): void {
  const command = findCommand(id);
  if (!command) throw new Error(`There is no command ${id}`);
  if (command.isEnabled && !command.isEnabled(getState())) return;
  const reason = command.writes ? whyReadOnly(getSession()) : null;
  if (reason !== null) {
    notify({ tone: 'info', text: reason });
    return;
  }
  void command.run();
}
