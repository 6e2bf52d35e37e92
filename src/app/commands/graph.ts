import { askCanvas } from '../canvas-requests';
import { getView, setView } from '../view';
import type { Command } from './command';
import { change, make, type GraphRow } from './graph-rows';
import { banded, drawn, entrySelected } from './selected';
import { commandGroups, viewTitles } from './words/titles';

/** What changes only what is seen. */
const view: readonly GraphRow[] = [
  {
    id: 'take-pointer',
    title: viewTitles.takePointer,
    group: commandGroups.view,
    keys: ['V'],
    request: 'take-pointer',
  },
  {
    id: 'take-hand',
    title: viewTitles.takeHand,
    group: commandGroups.view,
    keys: ['H'],
    request: 'take-hand',
  },
  {
    id: 'select-all',
    title: viewTitles.selectAll,
    group: commandGroups.view,
    keys: ['Mod+A'],
    isEnabled: drawn,
    request: 'select-all',
  },
  {
    id: 'focus-path',
    title: viewTitles.focusPath,
    group: commandGroups.view,
    keys: ['F'],
    isEnabled: drawn,
    request: 'focus-path',
  },
  {
    id: 'who-sees',
    title: viewTitles.whoSees,
    group: commandGroups.view,
    isEnabled: entrySelected,
    request: 'who-sees',
  },
  {
    id: 'filter-canvas',
    title: viewTitles.filterCanvas,
    group: commandGroups.view,
    keys: ['/'],
    isEnabled: drawn,
    request: 'filter',
  },
  {
    id: 'select-hits',
    title: viewTitles.selectHits,
    group: commandGroups.view,
    isEnabled: drawn,
    request: 'select-hits',
  },
  {
    id: 'fit-canvas',
    title: viewTitles.fitCanvas,
    group: commandGroups.view,
    keys: ['Shift+1'],
    isEnabled: drawn,
    request: 'fit',
  },
  {
    id: 'fit-selection',
    title: viewTitles.fitSelection,
    group: commandGroups.view,
    keys: ['Shift+2'],
    isEnabled: drawn,
    request: 'fit-selection',
  },
  {
    id: 'zoom-in',
    title: viewTitles.zoomIn,
    group: commandGroups.view,
    keys: ['+', '='],
    isEnabled: drawn,
    request: 'zoom-in',
  },
  {
    id: 'zoom-out',
    title: viewTitles.zoomOut,
    group: commandGroups.view,
    keys: ['-'],
    isEnabled: drawn,
    request: 'zoom-out',
  },
  {
    id: 'zoom-actual',
    title: viewTitles.zoomActual,
    group: commandGroups.view,
    isEnabled: drawn,
    request: 'zoom-actual',
  },
  {
    id: 'fold-bands',
    title: viewTitles.foldBands,
    group: commandGroups.view,
    isEnabled: banded,
    request: 'fold-bands',
  },
  {
    id: 'unfold-bands',
    title: viewTitles.unfoldBands,
    group: commandGroups.view,
    isEnabled: banded,
    request: 'unfold-bands',
  },
  {
    id: 'show-menu',
    title: viewTitles.showMenu,
    group: commandGroups.view,
    keys: ['Shift+F10', 'ContextMenu'],
    isEnabled: drawn,
    request: 'menu',
  },
];

const legend: Command = {
  id: 'toggle-legend',
  title: viewTitles.toggleLegend,
  group: commandGroups.view,
  isEnabled: drawn,
  run: () => setView({ legend: !getView().legend }),
};

/** What is done in the flow graph, for the palette, the menus and the keys of the canvas. */
export const graphCommands: readonly Command[] = [
  ...[...make, ...change, ...view].map(({ request, ...row }): Command => ({
    ...row,
    where: 'canvas',
    run: () => askCanvas(request),
  })),
  legend,
];
