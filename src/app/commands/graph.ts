import { resourceAt } from '../../core/snapshot';
import { askCanvas } from '../canvas-requests';
import type { AppState } from '../store';
import type { Command } from './command';

const somethingSelected = (state: AppState): boolean => state.selection !== null;
const drawn = (state: AppState): boolean => state.snapshot.topology.nodes.length > 0;

function entrySelected(state: AppState): boolean {
  return state.selection !== null && resourceAt(state.snapshot, state.selection.place)?.kind === 'ServiceEntry';
}

/** What is done in the flow graph, for the palette and the menus. The single letters are the canvas' own while it has the focus. */
export const graphCommands: readonly Command[] = [
  { id: 'draw-pod', title: 'Draw a pod', group: 'Make', run: () => askCanvas('draw-pod') },
  { id: 'add-service-entry', title: 'Add a ServiceEntry', group: 'Make', run: () => askCanvas('draw-entry') },
  {
    id: 'add-destination-rule',
    title: 'Add a DestinationRule to the selected entry',
    group: 'Make',
    isEnabled: entrySelected,
    run: () => askCanvas('draw-rule'),
  },
  {
    id: 'add-call',
    title: 'Add a call to the selected pod',
    group: 'Make',
    isEnabled: somethingSelected,
    run: () => askCanvas('connect'),
  },
  {
    id: 'rename-resource',
    title: 'Rename what is selected',
    group: 'Change',
    isEnabled: somethingSelected,
    run: () => askCanvas('rename'),
  },
  {
    id: 'delete-resource',
    title: 'Delete what is selected',
    group: 'Change',
    isEnabled: somethingSelected,
    run: () => askCanvas('delete'),
  },
  {
    id: 'fit-canvas',
    title: 'Fit the graph into the canvas',
    group: 'View',
    isEnabled: drawn,
    run: () => askCanvas('fit'),
  },
  {
    id: 'arrange-canvas',
    title: 'Arrange: unpin all cards',
    group: 'View',
    isEnabled: drawn,
    run: () => askCanvas('arrange'),
  },
];
