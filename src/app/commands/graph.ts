import { topologyIn } from '../drawing';
import { askCanvas } from '../canvas-requests';
import { getState } from '../store';
import { getView, setView } from '../view';
import type { Command } from './command';
import { change, make, type GraphRow } from './graph-rows';
import { banded, drawn, entrySelected } from './selected';

/** What changes only what is seen. */
const view: readonly GraphRow[] = [
  { id: 'take-pointer', title: 'Put the tool away, and select', group: 'View', keys: ['V'], request: 'take-pointer' },
  {
    id: 'take-hand',
    title: 'Move the view with the pointer, also over cards',
    group: 'View',
    keys: ['H'],
    request: 'take-hand',
  },
  {
    id: 'select-all',
    title: 'Select all cards',
    group: 'View',
    keys: ['Mod+A'],
    isEnabled: drawn,
    request: 'select-all',
  },
  {
    id: 'focus-path',
    title: 'Focus path',
    group: 'View',
    keys: ['F'],
    isEnabled: drawn,
    request: 'focus-path',
  },
  {
    id: 'who-sees',
    title: 'Who sees the selected entry',
    group: 'View',
    isEnabled: entrySelected,
    request: 'who-sees',
  },
  { id: 'filter-canvas', title: 'Filter the graph', group: 'View', keys: ['/'], isEnabled: drawn, request: 'filter' },
  {
    id: 'select-hits',
    title: 'Select what the filter found',
    group: 'View',
    isEnabled: drawn,
    request: 'select-hits',
  },
  {
    id: 'fit-canvas',
    title: 'Fit the graph into the canvas',
    group: 'View',
    keys: ['Shift+1'],
    isEnabled: drawn,
    request: 'fit',
  },
  {
    id: 'fit-selection',
    title: 'Fit the selection into the canvas',
    group: 'View',
    keys: ['Shift+2'],
    isEnabled: drawn,
    request: 'fit-selection',
  },
  { id: 'zoom-in', title: 'Zoom in', group: 'View', keys: ['+', '='], isEnabled: drawn, request: 'zoom-in' },
  { id: 'zoom-out', title: 'Zoom out', group: 'View', keys: ['-'], isEnabled: drawn, request: 'zoom-out' },
  { id: 'zoom-actual', title: 'Zoom to 100 %', group: 'View', isEnabled: drawn, request: 'zoom-actual' },
  { id: 'fold-bands', title: 'Fold all bands', group: 'View', isEnabled: banded, request: 'fold-bands' },
  { id: 'unfold-bands', title: 'Unfold all bands', group: 'View', isEnabled: banded, request: 'unfold-bands' },
  {
    id: 'show-menu',
    title: 'Menu of what is selected',
    group: 'View',
    keys: ['Shift+F10', 'ContextMenu'],
    isEnabled: drawn,
    request: 'menu',
  },
];

const legend: Command = {
  id: 'toggle-legend',
  title: 'Legend, on or off',
  group: 'View',
  run: () => setView({ legend: !(getView().legend ?? topologyIn(getState().snapshot).nodes.length === 0) }),
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
