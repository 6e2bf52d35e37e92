import { resourceAt } from '../../core/snapshot';
import { askAboutResolution } from '../inspector-requests';
import { layoutMode } from '../layout-mode';
import { getState, select, type AppState } from '../store';
import { getView, setView } from '../view';
import type { Command } from './command';
import { changeTitles, commandGroups } from './words/titles';

/** Leads to the resolution of the selected entry and opens the questions that find the right one. */
export const chooseResolutionCommand: Command = {
  id: 'choose-resolution',
  title: changeTitles.chooseResolution,
  group: commandGroups.change,
  writes: true,
  isEnabled: (state) => entryOf(state) !== undefined,
  run: () => {
    const entry = entryOf(getState());
    if (!entry) return;
    showForm();
    select({ place: { ...entry.place, path: [...entry.place.path, 'spec', 'resolution'] }, from: 'command' });
    askAboutResolution(entry.place);
  },
};

function entryOf({ snapshot, selection }: AppState): ReturnType<typeof resourceAt> {
  const resource = selection ? resourceAt(snapshot, selection.place) : undefined;
  return resource?.kind === 'ServiceEntry' ? resource : undefined;
}

function showForm(): void {
  const { folded, rightColumn } = getView();
  if (layoutMode() === 'single') setView({ pane: 'form' });
  setView({ folded: { ...folded, right: false }, rightColumn: rightColumn === 'text' ? 'split' : rightColumn });
}
