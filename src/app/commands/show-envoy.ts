import { resourceAt } from '../../core/snapshot';
import { openDialog } from '../dialogs';
import { getState } from '../store';
import type { Command } from './command';
import { entrySelected } from './selected';

/** Shows the selected entry as Envoy gets it. */
export const showEnvoyCommand: Command = {
  id: 'show-envoy',
  title: 'Envoy view…',
  group: 'Ask',
  isEnabled: entrySelected,
  run() {
    const { snapshot, selection } = getState();
    const entry = selection && resourceAt(snapshot, selection.place);
    if (entry) openDialog('envoy', entry.key);
  },
};
