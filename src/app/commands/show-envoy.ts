import { resourceAt } from '../../core/snapshot';
import { openDialog } from '../dialogs';
import { getState } from '../store';
import type { Command } from './command';
import { entrySelected } from './selected';
import { askTitles, commandGroups } from './words/titles';

/** Shows the selected entry as Envoy gets it. */
export const showEnvoyCommand: Command = {
  id: 'show-envoy',
  title: askTitles.showEnvoy,
  group: commandGroups.ask,
  isEnabled: entrySelected,
  run() {
    const { snapshot, selection } = getState();
    const entry = selection && resourceAt(snapshot, selection.place);
    if (entry) openDialog('envoy', entry.key);
  },
};
